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

/// The last ms of a UTC day, month or year as typed (EDTF); none where it cannot be read.
std::optional<qint64> endOfSpan(const QString &edtf);
std::optional<qint64> startOfSpan(const QString &edtf);

} // namespace sourceline
