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

quint8 bitsOf(ChartSpec::Measure measure)
{
    switch (measure) {
    case ChartSpec::Measure::Killed:
        return KilledBit;
    case ChartSpec::Measure::Wounded:
        return WoundedBit;
    case ChartSpec::Measure::Munitions:
        return MunitionsBit;
    default:
        return KilledBit | WoundedBit | MunitionsBit;
    }
}

ChartPosition apartPosition(const QString &label, const QString &key)
{
    ChartPosition position;
    position.label = label;
    position.key = key;
    position.apart = true;
    return position;
}

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

// How many lie in no one period, and how many in a cut one may lie outside of what is let through.
void EventChart::countDates(const std::vector<ChartPosition> &positions)
{
    if (!m_dates)
        return;
    m_facts.notCertain = std::ranges::count(m_dateCodes, m_dates->notCertain());
    m_facts.noDate = std::ranges::count(m_dateCodes, m_dates->noDate());
    const FilteredPeriod limits = FilteredPeriod::of(m_spec.filter);
    if (m_spec.kind != Kind::Events || !limits.isSet())
        return;
    size_t done = 0;
    m_rows.forEachBlock([&](const Segment &segment, Row, std::span<const quint16> lows) {
        const qint32 *earliest = segment.int32s[static_cast<size_t>(Int32Column::Earliest)].data();
        const qint32 *latest = segment.int32s[static_cast<size_t>(Int32Column::Latest)].data();
        for (const quint16 low : lows) {
            const int at = m_positionOf[m_dateCodes[done++]];
            const ChartPosition &position = positions[static_cast<size_t>(at)];
            if (position.incomplete && limits.isPassedBy(earliest[low], latest[low]))
                ++m_facts.wider[at];
        }
    });
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

// Periods are found once; the second pass and a click read what the first one kept.
void EventChart::readDates(const Segment &segment,
                           std::span<const quint16> lows,
                           bool isFirst,
                           size_t done,
                           quint32 *codes)
{
    if (!isFirst) {
        std::copy_n(m_dateCodes.begin() + static_cast<std::ptrdiff_t>(done), lows.size(), codes);
        return;
    }
    m_dateCodes.resize(static_cast<size_t>(m_rows.count()));
    m_dates->read(segment, lows, codes);
    for (size_t i = 0; i < lows.size(); ++i)
        m_dateCodes[done + i] = static_cast<quint16>(codes[i]);
}

// Of each kind of date the earliest and the latest end: days are made of few, not of millions.
void EventChart::readDays(const Segment &segment, std::span<const quint16> lows)
{
    const qint32 *earliest = segment.int32s[static_cast<size_t>(Int32Column::Earliest)].data();
    const qint32 *latest = segment.int32s[static_cast<size_t>(Int32Column::Latest)].data();
    const quint8 *precision = segment.bytes[static_cast<size_t>(ByteColumn::Precision)].data();
    constexpr qint32 none = std::numeric_limits<qint32>::max();

    struct Ends
    {
        qint32 first = none, firstLast = none, last = figure::open, lastFirst = figure::open;
    };

    std::array<Ends, 2> ends; // of local days; of UTC days, known to the minute or hour
    for (const quint16 low : lows) {
        const bool timed = earliest[low] > figure::open && latest[low] > figure::open
                           && precision[low] <= static_cast<quint8>(DatePrecision::Hour);
        Ends &of = ends[timed ? 1 : 0];
        // The special figures are the lowest values, which no date reaches.
        of.first = std::min(of.first, earliest[low] > figure::open ? earliest[low] : none);
        of.firstLast = std::min(of.firstLast, latest[low] > figure::open ? latest[low] : none);
        of.last = std::max(of.last, latest[low]);
        of.lastFirst = std::max(of.lastFirst, earliest[low]);
    }
    const auto add = [this](qint32 minute, bool timed, bool isEnd) {
        if (minute != none && minute > figure::open)
            m_days.add(timed ? utcDay(minute) : localDay(minute, isEnd));
    };
    for (const bool timed : {false, true}) {
        const Ends &of = ends[timed ? 1 : 0];
        add(of.first, timed, false);
        add(of.lastFirst, timed, false);
        add(of.firstLast, timed, true);
        add(of.last, timed, true);
    }
}

void EventChart::readFacts(const Segment &segment, std::span<const quint16> lows)
{
    const auto column = [&segment](ByteColumn of) {
        return segment.bytes[static_cast<size_t>(of)].data();
    };
    const quint8 *conflicting = column(ByteColumn::Conflicting);
    const quint8 *actors = column(ByteColumn::AllegedActors);
    const quint8 *institutions = column(ByteColumn::Institutions);
    const Code *alleged = segment.codes[static_cast<size_t>(CodeColumn::Alleged)].data();
    const Code *assessed = segment.codes[static_cast<size_t>(CodeColumn::Assessed)].data();
    const quint8 *bands = column(ByteColumn::Likelihood);
    const quint8 bits = bitsOf(m_spec.measure);
    for (const quint16 low : lows) {
        m_facts.notLikely += assessed[low] != 0 && !isLikely(bands[low]) ? 1 : 0;
        m_facts.conflicting += (conflicting[low] & bits) != 0 ? 1 : 0;
        m_facts.severalActors += actors[low] > 1 ? 1 : 0;
        if (alleged[low] == 0)
            continue;
        ++m_facts.alleged;
        m_facts.fewInstitutions += institutions[low] < 2 ? 1 : 0;
    }
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

// From the first period with an event to the last; those without a period after them.
void EventChart::placePeriods(const std::vector<qint64> &used)
{
    const auto periods = static_cast<int>(m_dates->notCertain());
    m_positionOf.assign(used.size(), -1);
    m_firstPeriod = periods;
    for (int i = 0; i < periods; ++i) {
        if (used[static_cast<size_t>(i)] == 0)
            continue;
        m_firstPeriod = std::min(m_firstPeriod, i);
        m_lastPeriod = i;
    }
    int next = 0;
    for (int i = m_firstPeriod; i <= m_lastPeriod; ++i)
        m_positionOf[static_cast<size_t>(i)] = next++;
    for (const quint32 code : {m_dates->notCertain(), m_dates->noDate()}) {
        if (used[code] > 0)
            m_positionOf[code] = next++;
    }
}

std::vector<ChartPosition> EventChart::periodPositions(QDate cutOff) const
{
    std::vector<ChartPosition> all;
    if (m_firstPeriod <= m_lastPeriod) {
        const auto every = m_dates->periods().positions(cutOff);
        all.assign(every.begin() + m_firstPeriod, every.begin() + m_lastPeriod + 1);
        FilteredPeriod::of(m_spec.filter).cut(all);
    }
    if (m_positionOf[m_dates->notCertain()] >= 0) {
        const QString period = periodWord(m_dates->periods().period());
        all.push_back(
            m_spec.kind == Kind::Cumulative
                ? apartPosition(Words::tr("end not known"), u"not certain"_s)
                : apartPosition(Words::tr("%1 not certain").arg(period), u"not certain"_s));
    }
    if (m_positionOf[m_dates->noDate()] >= 0)
        all.push_back(apartPosition(Words::tr("no date"), u"no date"_s));
    return all;
}

std::vector<ChartPosition> EventChart::positions(QDate cutOff) const
{
    if (!m_bars)
        return periodPositions(cutOff);
    std::vector<ChartPosition> all;
    for (const ChartRanking::Entry &entry : m_barRanking.entries) {
        ChartPosition position;
        position.label = entry.value.name;
        position.key = entry.value.key;
        position.apart = entry.gathered || entry.value.unknown;
        // What an assessment finds is a finding in the bar of whoever is alleged, too.
        position.alleged = entry.value.alleged && m_spec.stacking != Category::Assessed;
        all.push_back(std::move(position));
    }
    return all;
}

std::vector<ChartSeries> EventChart::emptySeries(size_t positions) const
{
    std::vector<ChartSeries> all;
    for (const ChartRanking::Entry &entry : m_stackRanking.entries) {
        ChartSeries series;
        series.name = entry.value.name;
        series.key = entry.value.key;
        series.unknown = entry.value.unknown;
        series.alleged = entry.value.alleged;
        series.gathered = entry.gathered;
        series.cells.resize(positions);
        all.push_back(std::move(series));
    }
    return all;
}

ChartNumbers EventChart::numbers(QDate cutOff)
{
    ChartNumbers numbers;
    numbers.positions = positions(cutOff);
    numbers.series = emptySeries(numbers.positions.size());
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
