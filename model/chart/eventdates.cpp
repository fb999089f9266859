#include "model/chart/eventdates.h"

#include "model/text/edtf.h"

#include <algorithm>
#include <limits>

namespace sourceline {

namespace {

// A span of more days than the longest of these periods lies in no one of them.
constexpr DayNumber longestPeriod(ChartSpec::Period period)
{
    constexpr DayNumber days[] = {1, 7, 31, 92, 366};
    return days[static_cast<size_t>(period)];
}

struct Days
{
    DayNumber first = 0, last = 0; // of no use where open
    bool hasFirst = false, hasLast = false;
    bool timed = false; // both ends known to the minute or hour
};

// Calls `use(index, days)` for each row; one loop without calls, for millions of rows.
template <typename Use>
void forEachDays(const Segment &segment, std::span<const quint16> lows, Use use)
{
    const qint32 *earliest = segment.int32s[static_cast<size_t>(Int32Column::Earliest)].data();
    const qint32 *latest = segment.int32s[static_cast<size_t>(Int32Column::Latest)].data();
    const quint8 *precision = segment.bytes[static_cast<size_t>(ByteColumn::Precision)].data();
    for (size_t i = 0; i < lows.size(); ++i) {
        const quint16 low = lows[i];
        Days days;
        // The special figures are the lowest values, which no date reaches.
        days.hasFirst = earliest[low] > figure::open;
        days.hasLast = latest[low] > figure::open;
        days.timed = days.hasFirst && days.hasLast
                     && precision[low] <= static_cast<quint8>(DatePrecision::Hour);
        days.first = days.timed ? utcDay(earliest[low]) : localDay(earliest[low], false);
        days.last = days.timed ? utcDay(latest[low]) : localDay(latest[low], true);
        use(i, days);
    }
}

} // namespace

// The days that there must be periods for; false where there is none.
bool EventDates::measure(const ChosenRows &rows, ChartSpec::Period period)
{
    m_first = std::numeric_limits<DayNumber>::max();
    m_last = std::numeric_limits<DayNumber>::min();
    m_timed = 0;
    const DayNumber longest = longestPeriod(period);
    rows.forEachBlock([&](const Segment &segment, Row, std::span<const quint16> lows) {
        forEachDays(segment, lows, [&](size_t, const Days &days) {
            m_timed += days.timed ? 1 : 0;
            const DayNumber first = m_byEnd ? days.last : std::min(days.first, days.last);
            const DayNumber last = m_byEnd ? days.last : std::max(days.first, days.last);
            if (!days.hasLast || !(m_byEnd || (days.hasFirst && last - first < longest)))
                return;
            m_first = std::min(m_first, first);
            m_last = std::max(m_last, last);
        });
    });
    return m_first <= m_last;
}

EventDates::EventDates(const ChosenRows &rows, ChartSpec::Period wanted, bool byEnd)
    : m_byEnd(byEnd)
{
    ChartSpec::Period period = wanted;
    while (measure(rows, period)) {
        m_periods = ChartPeriods(period, m_first, m_last);
        if (m_periods.period() == period)
            return;
        // Coarser periods hold longer spans, which may lie further out.
        period = m_periods.period();
    }
    m_periods = ChartPeriods::none(wanted);
}

void EventDates::read(const Segment &segment, std::span<const quint16> lows, quint32 *codes) const
{
    forEachDays(segment, lows, [&](size_t i, const Days &days) {
        const int first = m_periods.of(m_byEnd ? days.last : days.first);
        const int last = m_periods.of(days.last);
        const bool isCertain =
            days.hasLast && (m_byEnd || days.hasFirst) && last >= 0 && first == last;
        codes[i] = isCertain                       ? static_cast<quint32>(last)
                   : days.hasFirst || days.hasLast ? notCertain()
                                                   : noDate();
    });
}

} // namespace sourceline
