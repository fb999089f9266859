#pragma once

#include "model/chart/eventdates.h"
#include "model/chart/knowndays.h"
#include "model/chart/measures.h"
#include "model/chart/ranking.h"

#include <map>
#include <memory>

namespace sourceline {

/// What there is to say about the events of a chart besides its numbers.
struct EventFacts
{
    std::array<qint64, incidentKinds> others{}; ///< left out, by kind
    qint64 events = 0;
    qint64 notCertain = 0, noDate = 0, timed = 0;
    qint64 conflicting = 0; ///< reports of the figure, or of any where events are counted, conflict
    qint64 severalActors = 0; ///< counted once, under the one that most speakers name
    qint64 severalBars = 0, severalStacks = 0;
    qint64 fewInstitutions = 0, alleged = 0; ///< of those with an alleged actor: fewer than two
    qint64 notLikely = 0;                    ///< judged: an actor no likelier than even
    /// In a period that the filter cuts, dated wider than what it lets through: by position.
    std::map<int, qint64> wider;
    ChartMeasures::Gaps gaps;
};

/// Events, Cumulative and Ranked: events (aggregates overlap and are never counted) by period or
/// by a category, split by another. Two passes over the columns: what is there, then the cells.
class EventChart
{
public:
    static Result<std::unique_ptr<EventChart>> make(const ChartSpec &spec, const ChartData &data);

    /// As many as can be told apart; the rest are gathered.
    static constexpr int mostStacks = 7;

    ChartNumbers numbers(QDate cutOff);
    std::vector<Id> incidents(ChartCellRef cell);

    const ChosenRows &rows() const { return m_rows; }

    const EventFacts &facts() const { return m_facts; }

    const ChartRanking &bars() const { return m_barRanking; }

    const ChartRanking &stacks() const { return m_stackRanking; }

private:
    EventChart(const ChartSpec &spec, const ChartData &data);

    /// Calls `use(row, code of position, code of stack, amount)`.
    template <typename Use>
    void visit(ChartMeasures::Gaps *gaps, Use use);
    void total();
    void placePeriods(const std::vector<qint64> &used);
    void readDates(const Segment &segment,
                   std::span<const quint16> lows,
                   bool isFirst,
                   size_t done,
                   quint32 *codes);
    void readDays(const Segment &segment, std::span<const quint16> lows);
    void readFacts(const Segment &segment, std::span<const quint16> lows);
    static void add(ChartCell &cell, const ChartAmount &amount);
    void countDates(const std::vector<ChartPosition> &positions);
    quint32 positionCodes() const;
    std::vector<ChartPosition> positions(QDate cutOff) const;
    std::vector<ChartPosition> periodPositions(QDate cutOff) const;

    const ChartSpec &m_spec;
    ChosenRows m_rows;
    ChartMeasures m_measures;
    std::unique_ptr<EventDates> m_dates;
    std::unique_ptr<ChartFacet> m_bars, m_stack;
    ChartRanking m_barRanking, m_stackRanking;
    std::vector<int> m_positionOf; ///< by code; −1: none
    /// Of each row in order, kept from the first pass: 6 MB at three million.
    std::vector<quint16> m_dateCodes;
    KnownDays m_days; ///< of ranked bars
    int m_firstPeriod = 0, m_lastPeriod = -1;
    EventFacts m_facts;
};

} // namespace sourceline
