#pragma once

#include "model/workbench/identity.h"

#include <optional>

class QWidget;

namespace sourceline {

/// Asks who is writing; nothing when it was cancelled.
std::optional<Identity> askIdentity(const Identity &present, QWidget *parent);

} // namespace sourceline
