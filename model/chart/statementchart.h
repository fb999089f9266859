#pragma once

#include "model/chart/accusationwords.h"
#include "model/chart/knowndays.h"
#include "model/chart/ranking.h"
#include "model/chart/said.h"

namespace sourceline {

/// What there is to say about the statements of a chart besides its numbers.
struct StatementFacts
{
    qint64 statements = 0;
    qint64 incidents = 0;    ///< that they are about
    qint64 ownVoice = 0;     ///< statements left out: an article says it itself
    qint64 retold = 0;       ///< statements that an article makes itself, shown because asked for
    qint64 byAction = 0;     ///< attributions left out: an act points at somebody, nobody said it
    qint64 otherStances = 0; ///< attributions left out: no accusation of another
    qint64 notCertain = 0, noDate = 0;
    qint64 severalBars = 0, severalStacks = 0; ///< statements that stand in several
    qint64 institutions = 0;                   ///< that the speakers speak for
    AccusationFacts accusations;               ///< of Accusations
};

/// Accusations and Stances: statements, each once however many documents report it and however many
/// incidents it is about.
class StatementChart
{
public:
    static Result<std::unique_ptr<StatementChart>> make(const ChartSpec &spec,
                                                        const ChartData &data);

    ChartNumbers numbers(QDate cutOff) const;
    std::vector<Id> incidents(ChartCellRef cell) const;

    /// That are shown, each once, ascending.
    const std::vector<Id> &statements() const { return m_statements; }

    const StatementFacts &facts() const { return m_facts; }

    const ChartRanking &bars() const { return m_barRanking; }

    const ChartRanking &stacks() const { return m_stackRanking; }

private:
    /// One statement in one cell about one incident.
    struct Entry
    {
        quint32 statement = 0, position = 0, stack = 0;
        Row row = 0;
        auto operator<=>(const Entry &) const = default;
    };

    struct Totals;

    /// First and last day that something may have been said.
    struct Days
    {
        DayNumber first = 0, last = 0;
        bool isDated = false, isClosed = false;
        bool operator==(const Days &) const = default;
    };

    StatementChart(const ChartSpec &spec, const ChartData &data);
    Result<void> read(sqlite3 *database);
    void keep(SaidAttributions &said, SaidNames &names);
    std::vector<quint32> barsOf(const SaidAttributions &said, SaidCategory &bars);
    std::vector<quint32> periodsOf(const SaidAttributions &said);
    void layPeriods(const std::vector<Days> &days);
    void addEntries(const SaidAttributions &said,
                    const std::vector<quint32> &positions,
                    SaidCategory &stacks);
    void countFacts(const SaidAttributions &said, SaidNames &names);
    void rankAxes(const SaidCategory &bars, const SaidCategory &stacks);
    void rankPeriods(const ChartTotals &used);
    void showEntries();
    static Days daysOf(const QString &edtf);
    std::vector<ChartPosition> positions(QDate cutOff) const;

    const ChartSpec &m_spec;
    ChosenRows m_rows;
    ChartPeriods m_periods;
    ChartRanking m_barRanking, m_stackRanking;
    std::vector<int> m_positionOf; ///< by code
    std::vector<Entry> m_entries;  ///< positions and stacks as shown, sorted, each once
    std::vector<Id> m_statements;
    KnownDays m_days; ///< Stances: that something was said on
    StatementFacts m_facts;
};

} // namespace sourceline
