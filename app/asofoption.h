#pragma once

#include "app/commandline.h"
#include "model/columns/connectionsource.h"
#include "model/store/asof.h"

namespace sourceline {

/// `--recorded-by DATE|EDIT` and `--said-by DATE` of the verbs that read.
void addAsOfOptions(CommandLine &line);
/// None, after saying what was wrong, when they cannot be read.
std::optional<AsOfQuery> asOfFrom(const CommandLine &line);

/// Connections that read the casefile as of then. What cannot be taken back is said on standard
/// error.
Result<ConnectionSource> readAsOf(const QString &path, const AsOfQuery &query);

} // namespace sourceline
