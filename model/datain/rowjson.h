#pragma once

#include "model/datain/tableimport.h"

#include <QJsonObject>

namespace sourceline {

/// {file, line, record|null, rejected|null, duplicate_of|null}, of a row in a dry run; of one of
/// ours also {sheet|null, adds, differing}. Names are stable.
QJsonObject outcomeObject(const QString &file, const RowOutcome &outcome);
QJsonObject reportObject(const TableReport &report, const QString &rejectedFile);

/// `fatalities “many” is no whole number`.
QString problemSentence(const RowProblem &problem);

} // namespace sourceline
