#pragma once

#include <QString>

namespace sourceline {

/// Of the libraries in use now, not of those built with; for About and diagnostics.
QString sqliteVersion();
QString icuVersion();

} // namespace sourceline
