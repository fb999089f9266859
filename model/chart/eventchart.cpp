#include "model/chart/eventchart.h"

#include "model/chart/filteredperiod.h"
#include "model/store/derive.h"
#include "model/store/likelihood.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;

} // namespace

EventChart::EventChart(const ChartSpec &spec, const ChartData &data)
    : m_spec(spec)
    , m_rows(data.table, data.rows, ChosenRows::events)
{
    m_facts.others = m_rows.others();
    m_facts.events = m_rows.count();
}

Result<std::unique_ptr<EventChart>> EventChart::make(const ChartSpec &spec, const ChartData &data)
{
    std::unique_ptr<EventChart> chart(new EventChart(spec, data));
    auto measures = ChartMeasures::make(spec, chart->m_rows, data.database);
    if (!measures)
        return measures.error();
    chart->m_measures = std::move(*measures);
    auto stack = makeChartFacet(spec.stacking, chart->m_rows, data.database);
    if (!stack)
        return stack.error();
    chart->m_stack = std::move(*stack);
    if (spec.kind == Kind::Ranked) {
        auto bars = makeChartFacet(spec.grouping, chart->m_rows, data.database);
        if (!bars)
            return bars.error();
        chart->m_bars = std::move(*bars);
    } else {
        chart->m_dates =
            std::make_unique<EventDates>(chart->m_rows, spec.period, spec.kind == Kind::Cumulative);
        chart->m_facts.timed = chart->m_dates->timed();
    }
    chart->total();
    return chart;
}

void EventChart::add(ChartCell &cell, const ChartAmount &amount)
{
    ++cell.count;
    cell.value += amount.value > 0 ? amount.value : 0;
    cell.silent += amount.value < 0 ? 1 : 0;
    cell.atLeast += amount.atLeast ? 1 : 0;
    cell.about += amount.about ? 1 : 0;
}

quint32 EventChart::positionCodes() const
{
    return m_bars ? m_bars->count() : m_dates->count();
}

template <typename Use>
void EventChart::visit(ChartMeasures::Gaps *gaps, Use use)
{
    std::vector<quint32> positions(ChosenRows::blockRows + 64), stacks(positions.size());
    std::vector<ChartAmount> amounts(positions.size());
    const bool isFirst = gaps != nullptr;
    size_t done = 0;
    const bool isSingle = !m_stack->canBeSeveral() && !(m_bars && m_bars->canBeSeveral());
    m_rows.forEachBlock([&](const Segment &segment, Row base, std::span<const quint16> lows) {
        if (m_bars && isFirst)
            readDays(segment, lows);
        if (m_bars)
            m_bars->read(segment, base, lows, positions.data());
        else
            readDates(segment, lows, isFirst, done, positions.data());
        done += lows.size();
        m_stack->read(segment, base, lows, stacks.data());
        m_measures.read(segment, base, lows, amounts.data(), gaps);
        if (gaps)
            readFacts(segment, lows);
        for (size_t i = 0; i < lows.size(); ++i) {
            const Row row = base + lows[i];
            if (isSingle) {
                use(row, positions[i], stacks[i], amounts[i]);
                continue;
            }
            const std::span<const quint32> onlyBar(&positions[i], 1), onlyStack(&stacks[i], 1);
            const auto bars = m_bars && m_bars->canBeSeveral() ? m_bars->several(row) : onlyBar;
            const auto parts = m_stack->canBeSeveral() ? m_stack->several(row) : onlyStack;
            if (gaps) {
                m_facts.severalBars += bars.size() > 1 ? 1 : 0;
                m_facts.severalStacks += parts.size() > 1 ? 1 : 0;
            }
            for (const quint32 bar : bars) {
                for (const quint32 part : parts)
                    use(row, bar, part, amounts[i]);
            }
        }
    });
}

// The first pass: which values there are, how heavy they are, and which periods are used.
void EventChart::total()
{
    ChartTotals stacks(m_stack->count());
    ChartTotals bars(positionCodes());
    const auto add = [](ChartTotals &totals, quint32 code, qint32 value) {
        ++totals.rows[code];
        totals.weights[code] += value > 0 ? value : 0;
    };
    visit(&m_facts.gaps, [&](Row, quint32 position, quint32 stack, const ChartAmount &amount) {
        add(stacks, stack, amount.value);
        add(bars, position, amount.value);
    });
    const auto valueOf = [](const ChartFacet &facet) {
        return [&facet](quint32 code) {
            return facet.value(code);
        };
    };
    m_stackRanking = rankValues(valueOf(*m_stack), stacks, mostStacks, false);
    if (m_bars) {
        const bool byName = m_spec.order == ChartSpec::Order::Name;
        m_barRanking = rankValues(valueOf(*m_bars), bars, m_spec.top, byName);
        m_positionOf = m_barRanking.entryOf;
    } else {
        placePeriods(bars.rows);
    }
}

ChartNumbers EventChart::numbers(QDate cutOff)
{
    ChartNumbers numbers;
    numbers.positions = positions(cutOff);
    numbers.series = m_stackRanking.emptySeries(numbers.positions.size());
    numbers.n = m_rows.count();
    numbers.axis = m_measures.axis(m_spec, m_rows);
    numbers.unit = Words::tr("events");
    const size_t width = numbers.series.size();
    std::vector<ChartCell> cells(numbers.positions.size() * width);
    const bool isSeveral = m_stack->canBeSeveral() || (m_bars && m_bars->canBeSeveral());
    if (isSeveral)
        numbers.totals.resize(numbers.positions.size());
    // Rows come in order: one that was the last to be added to a cell stands in it already.
    constexpr Row nobody = std::numeric_limits<Row>::max();
    std::vector<Row> lastOf(isSeveral ? cells.size() : 0, nobody);
    std::vector<Row> lastAt(numbers.totals.size(), nobody);
    visit(nullptr, [&](Row row, quint32 code, quint32 stack, const ChartAmount &amount) {
        const auto position = static_cast<size_t>(m_positionOf[code]);
        const size_t at = position * width + static_cast<size_t>(m_stackRanking.entryOf[stack]);
        if (!isSeveral)
            return add(cells[at], amount);
        if (std::exchange(lastOf[at], row) != row)
            add(cells[at], amount);
        if (std::exchange(lastAt[position], row) != row)
            add(numbers.totals[position], amount);
    });
    countDates(numbers.positions);
    for (size_t series = 0; series < width; ++series) {
        for (size_t at = 0; at < numbers.positions.size(); ++at)
            numbers.series[series].cells[at] = cells[at * width + series];
    }
    if (m_bars) {
        numbers.from = m_days.from();
        numbers.to = m_days.to();
    } else {
        numbers.period = chartPeriodName(m_dates->periods().period());
        if (m_firstPeriod <= m_lastPeriod) {
            numbers.from = m_dates->periods().from(m_firstPeriod);
            numbers.to = m_dates->periods().to(m_lastPeriod);
            FilteredPeriod::of(m_spec.filter).limit(numbers.from, numbers.to);
        }
    }
    return numbers;
}

std::vector<Id> EventChart::incidents(ChartCellRef cell)
{
    std::vector<Id> found;
    visit(nullptr, [&](Row row, quint32 position, quint32 stack, const ChartAmount &) {
        if (m_positionOf[position] != cell.position
            || (cell.series >= 0 && m_stackRanking.entryOf[stack] != cell.series))
            return;
        const Id id = m_rows.table().idOf(row);
        if (found.empty() || found.back() != id)
            found.push_back(id);
    });
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace sourceline
