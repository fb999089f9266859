// What EventChart reads out of a block of columns: dates, the days they reach, facts.
#include "model/chart/eventchart.h"
#include "model/chart/filteredperiod.h"
#include "model/store/derive.h"
#include "model/store/likelihood.h"

#include <algorithm>
#include <limits>

namespace sourceline {

namespace {

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

} // namespace

// How many lie in no one period, and how many in a cut one may lie outside of what is let through.
void EventChart::countDates(const std::vector<ChartPosition> &positions)
{
    if (!m_dates)
        return;
    m_facts.notCertain = std::ranges::count(m_dateCodes, m_dates->notCertain());
    m_facts.noDate = std::ranges::count(m_dateCodes, m_dates->noDate());
    const FilteredPeriod limits = FilteredPeriod::of(m_spec.filter);
    if (m_spec.kind != ChartSpec::Kind::Events || !limits.isSet())
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

} // namespace sourceline
