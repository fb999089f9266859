#pragma once

#include "model/chart/chosenrows.h"
#include "model/chart/knowndays.h"

namespace sourceline {

/// What there is to say about figures besides them.
struct FigureFacts
{
    std::array<qint64, incidentKinds> others{}; ///< left out, by kind
    qint64 silent = 0;                          ///< incidents of which nobody says anything of it
    qint64 notShown = 0;                        ///< incidents beyond the most that one chart shows
    qint64 conflicting = 0;                     ///< figures whose claims cannot both be true
    qint64 notFeeding = 0;                      ///< claims drawn hollow
    qint64 uncounted = 0;                       ///< claims in words only
};

/// A figure incident by incident: each claim a point, low–best–high a band. A position is one
/// measure of one group of one incident, so that only like stands beside like; nothing is added.
/// Of events; for Measure::Count of aggregate reports.
class FigureChart
{
public:
    /// Incidents in one chart; by Order::Largest the largest, else the latest.
    static constexpr int mostIncidents = 60;

    static Result<FigureChart> make(const ChartSpec &spec, const ChartData &data);

    const ChartNumbers &numbers() const { return m_numbers; }

    const FigureFacts &facts() const { return m_facts; }

    std::vector<Id> incidents(ChartCellRef cell) const;

private:
    Result<std::vector<Row>>
    candidates(const ChartSpec &spec, const ChosenRows &rows, sqlite3 *database);
    Result<void> add(const ChartSpec &spec, Id incident, sqlite3 *database);
    void finish(const ChartSpec &spec, const ChosenRows &rows);

    ChartNumbers m_numbers;
    KnownDays m_days;
    FigureFacts m_facts;
};

} // namespace sourceline
