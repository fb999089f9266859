#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

#include <QMap>

struct sqlite3;

namespace sourceline::test {

/// Value and count of each cell that is not empty, by `position|series`: keys as in ChartNumbers,
/// periods by their first day.
using Cells = QMap<QString, QPair<double, qint64>>;

/// What plain SQL says that a chart of every incident holds, nothing gathered. Written apart from
/// model/chart, from what a kind promises.
Cells cellsBySql(sqlite3 *database, const ChartSpec &spec);
/// Of Events and Ranked: each cell, what is not shown by name in `numbers` as `other`, and each
/// position in all, every incident once; with its value, its count, and of sums how many state
/// nothing, are known at least and given as about.
QStringList eventLinesBySql(sqlite3 *database, const ChartSpec &spec, const ChartNumbers &numbers);
QStringList eventLinesOf(const ChartSpec &spec, const ChartNumbers &numbers); ///< the same
qint64 countBySql(sqlite3 *database, const ChartSpec &spec);                  ///< n

/// Whether a statement can stand in several of its bars and stacks, so that cells cannot be added
/// up: saidBySql() then says what the chart holds.
bool isOfStatements(const ChartSpec &spec);
/// The same as cellsBySql(), with what is not shown by name in `numbers` counted as `other`, each
/// statement once.
Cells saidBySql(sqlite3 *database, const ChartSpec &spec, const ChartNumbers &numbers);

/// Every claim and range of a figure, every count of a report, as `what|incident|…` and its
/// values; the chart of `numbers` in the same words.
QStringList figuresBySql(sqlite3 *database, const ChartSpec &spec);
QStringList figuresOf(const ChartNumbers &numbers);

/// The first and last day that the dates of a chart without an axis of time name.
QPair<QDate, QDate> daysBySql(sqlite3 *database, const ChartSpec &spec);

/// The same from the numbers.
Cells cellsOf(const ChartNumbers &numbers);

} // namespace sourceline::test
