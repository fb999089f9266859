#pragma once

#include "model/chart/chartpayload.h"
#include "model/chart/makechart.h"
#include "model/columns/connectionsource.h"

#include <functional>

namespace sourceline {

/// One number of a chart that is otherwise now.
struct ChartDifference
{
    QString what;        ///< `Dec 2019, Kataib Hezbollah`
    QString before, now; ///< `2`; `not there`
};

/// An edit since the chart left that touched an incident of the difference.
struct ChartEdit
{
    Id edit;
    qint64 at = 0; ///< ms since 1970 UTC
    QString who, label, why;
};

/// An incident that made a difference, and by which edits.
struct ChartIncident
{
    Id incident;
    QString name; ///< `K-1, Kirkuk, 27 Dec 2019`; of one that is gone, what it was called
    std::vector<ChartEdit> edits; ///< oldest first
};

struct ChartComparison
{
    bool holds = true;
    bool headKnown = true;  ///< false: only the numbers could be compared; `notes` says so
    bool comparable = true; ///< false: another casefile, which cannot make this chart at all
    int editsSince = 0;
    std::vector<ChartDifference> differences;
    std::vector<ChartIncident> incidents;
    QStringList notes; ///< sentences: what could not be compared, and why
    ChartNumbers now;
};

/// The rows that a filter selects of a snapshot (model/filter).
using ChartFilter = std::function<Result<std::vector<Row>>(
    const FilterSpec &filter, const IncidentTable &table, sqlite3 *database)>;

/// Makes the payload's chart again from the casefile behind `source` and compares. Blocks.
Result<ChartComparison> compareCharts(const ChartPayload &payload,
                                      const ConnectionSource &source,
                                      const ChartFilter &filter);

} // namespace sourceline
