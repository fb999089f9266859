#pragma once

#include "model/store/schema.h"

namespace sourceline {

/// Brings an older casefile to steps.size(): a verified backup beside it first, then the steps.
/// When a step fails the file is as it was.
Result<void> upgradeFile(const QString &path, const QStringList &steps = schemaSteps());

} // namespace sourceline
