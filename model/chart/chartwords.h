#pragma once

#include "model/chart/coveragechart.h"
#include "model/chart/eventchart.h"
#include "model/chart/figurechart.h"
#include "model/chart/statementchart.h"

namespace sourceline {

/// `23 events`, with the locale's plural.
QString countedUnit(const ChartNumbers &numbers);

/// What, by what, where, when, and n; `where` as placeWords() has it. The analyst's own words keep
/// n.
QString chartSubtitle(const ChartSpec &spec, const ChartNumbers &numbers, const QString &where);

/// `at Camp Taji`, `in Iraq`: the one place, or country, of all chosen incidents; else empty.
QString placeWords(const ChosenRows &rows);

/// Sentences made from the data, for the line under the chart.
QStringList
eventCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const EventChart &chart);
QStringList
statementCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const StatementChart &chart);
QStringList
figureCaveats(const ChartSpec &spec, const ChartNumbers &numbers, const FigureFacts &facts);
QStringList coverageCaveats(const ChartSpec &spec, const CoverageFacts &facts);
/// Of the last period, of a period coarser than asked for. `saidBy`: see ChartData.
QStringList periodCaveats(const ChartSpec &spec, const ChartNumbers &numbers, QDate saidBy);

} // namespace sourceline
