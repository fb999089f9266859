#pragma once

#include "model/datain/tableimport.h"

#include <QJsonObject>

namespace sourceline {

/// {file, line, record|null, rejected|null, duplicate_of|null, may_be}, of a row in a dry run; of
/// one of ours also {sheet|null, adds, differing}. Names are stable.
QJsonObject outcomeObject(const QString &file, const RowOutcome &outcome);
QJsonObject reportObject(const TableReport &report, const QString &rejectedFile);

/// `fatalities “many” is no whole number`.
QString problemSentence(const RowProblem &problem);
/// `may be x-rockets-2020, Rockets at X (same day, same place)`; empty: nothing tells the same.
QString likelySentence(const RowOutcome &outcome);
/// `without a date`; empty: a new row names its day and its source.
QString lackSentence(const RowOutcome &outcome);
/// `2 rows name no source, 1 row has no date: taken in without.`; empty: no row lacks them.
QString lacksSentence(const TableReport &report);

} // namespace sourceline
