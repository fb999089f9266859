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
/// `may be AB12C, Rockets at X (same day, same place)`; empty: nothing tells the same.
QString likelySentence(const RowOutcome &outcome);

} // namespace sourceline
