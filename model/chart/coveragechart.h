#pragma once

#include "model/chart/chosenrows.h"

namespace sourceline {

struct CoverageFacts
{
    std::array<qint64, incidentKinds>
        others{};         ///< left out, by kind: they are no reports of counts
    qint64 uncounted = 0; ///< aggregate reports that give no number of events
    qint64 notShown = 0;
    qint64 overlapping = 0; ///< shown reports that overlap another one shown
};

/// What aggregate reports count for their period beside the events in the casefile that are coded
/// as part of it (`part of` links, each with its basis). Reports overlap: none is added to another.
class CoverageChart
{
public:
    static constexpr int mostReports = 60; ///< the latest

    static Result<CoverageChart> make(const ChartSpec &spec, const ChartData &data);

    const ChartNumbers &numbers() const { return m_numbers; }

    const CoverageFacts &facts() const { return m_facts; }

    std::vector<Id> incidents(ChartCellRef cell) const; ///< held; without any, the report itself

private:
    Result<void> add(const IncidentTable &table, Row row, sqlite3 *database);
    Result<void> countOverlaps(sqlite3 *database);
    void finish();

    ChartNumbers m_numbers;
    CoverageFacts m_facts;
};

} // namespace sourceline
