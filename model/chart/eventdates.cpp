#include "model/chart/eventdates.h"

#include "model/text/edtf.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace sourceline {

namespace {

// A span of more days than the longest of these periods lies in no one of them.
constexpr DayNumber longestPeriod(ChartSpec::Period period)
{
    constexpr DayNumber days[] = {1, 7, 31, 92, 366};
    return days[static_cast<size_t>(period)];
}

} // namespace

struct EventDates::Days
{
    enum class State : quint8
    {
        None,
        OpenBefore,
        OpenAfter,
        Known
    };
    DayNumber first = 0, last = 0;
    State state = State::None;
    bool timed = false;
};

EventDates::Days EventDates::daysOf(const Segment &segment, Row low)
{
    const qint32 earliest = segment.int32s[static_cast<size_t>(Int32Column::Earliest)][low];
    const qint32 latest = segment.int32s[static_cast<size_t>(Int32Column::Latest)][low];
    const quint8 precision = segment.bytes[static_cast<size_t>(ByteColumn::Precision)][low];
    Days days;
    // The special figures are the lowest values, which no date reaches.
    const bool hasFirst = earliest > figure::open;
    const bool hasLast = latest > figure::open;
    days.state = hasFirst && hasLast ? Days::State::Known
                 : hasLast           ? Days::State::OpenBefore
                 : hasFirst          ? Days::State::OpenAfter
                                     : Days::State::None;
    days.timed = hasFirst && hasLast && precision <= static_cast<quint8>(DatePrecision::Hour);
    if (hasFirst)
        days.first = days.timed ? utcDay(earliest) : localDay(earliest, false);
    if (hasLast)
        days.last = days.timed ? utcDay(latest) : localDay(latest, true);
    return days;
}

// The days that there must be periods for; false where there is none.
bool EventDates::measure(const ChosenRows &rows, ChartSpec::Period period)
{
    m_first = std::numeric_limits<DayNumber>::max();
    m_last = std::numeric_limits<DayNumber>::min();
    m_timed = 0;
    const DayNumber longest = longestPeriod(period);
    rows.forEachBlock([&](const Segment &segment, Row, std::span<const quint16> lows) {
        for (const quint16 low : lows) {
            const Days days = daysOf(segment, low);
            m_timed += days.timed ? 1 : 0;
            if (m_byEnd
                && (days.state == Days::State::Known || days.state == Days::State::OpenBefore)) {
                m_first = std::min(m_first, days.last);
                m_last = std::max(m_last, days.last);
            } else if (!m_byEnd && days.state == Days::State::Known
                       && std::abs(qint64{days.last} - days.first) < longest) {
                m_first = std::min({m_first, days.first, days.last});
                m_last = std::max({m_last, days.first, days.last});
            }
        }
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
    for (size_t i = 0; i < lows.size(); ++i) {
        const Days days = daysOf(segment, lows[i]);
        if (days.state == Days::State::None) {
            codes[i] = noDate();
            continue;
        }
        const bool hasEnd =
            days.state == Days::State::Known || days.state == Days::State::OpenBefore;
        const int last = hasEnd ? m_periods.of(days.last) : -1;
        const bool isCertain =
            last >= 0
            && (m_byEnd || (days.state == Days::State::Known && m_periods.of(days.first) == last));
        codes[i] = isCertain ? static_cast<quint32>(last) : notCertain();
    }
}

} // namespace sourceline
