#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

#include <optional>
#include <vector>

namespace sourceline {

/// Days since 1970-01-01.
using DayNumber = qint32;

/// The UTC day that a minute since 1970 UTC is in, with `shift` minutes added.
inline DayNumber utcDay(qint32 minute, int shift = 0)
{
    // Counted from before all that 32 bits of minutes reach: unsigned division has no branch.
    constexpr qint64 day = 24 * 60, before = 1'500'000;
    const auto from = static_cast<quint64>(qint64{minute} + shift + before * day);
    return static_cast<DayNumber>(static_cast<qint64>(from / day) - before);
}

/// The day whose local midnight `minute` is, or with `isEnd` is the last minute before. The ends of
/// a date known to the day or less are midnights of the incident's zone, UTC−10:30 to UTC+13 (as
/// model/filter/localday.h has it), and each tells its own day whatever daylight saving did
/// between.
inline DayNumber localDay(qint32 minute, bool isEnd)
{
    constexpr int day = 24 * 60, mostEast = 13 * 60;
    return utcDay(minute, mostEast + (isEnd ? 1 - day : 0));
}

QDate dateOf(DayNumber day);
DayNumber dayOf(QDate date);

/// Consecutive periods that cover a range of days, numbered from 0. Built once, looked up by day.
class ChartPeriods
{
public:
    /// More are drawn finer than a screen is wide.
    static constexpr int most = 600;

    ChartPeriods() = default;

    /// Of no day at all.
    static ChartPeriods none(ChartSpec::Period period)
    {
        ChartPeriods periods;
        periods.m_period = period;
        return periods;
    }

    /// `first` to `last`, both included. Coarser than `wanted` where there would be more than
    /// `most` of them; years are never made coarser.
    ChartPeriods(ChartSpec::Period wanted, DayNumber first, DayNumber last);

    ChartSpec::Period period() const { return m_period; }

    int count() const { return static_cast<int>(m_starts.empty() ? 0 : m_starts.size() - 1); }

    /// −1 outside of the range.
    int of(DayNumber day) const
    {
        const qint64 at = qint64{day} - m_first;
        return at >= 0 && at < static_cast<qint64>(m_byDay.size())
                   ? m_byDay[static_cast<size_t>(at)]
                   : -1;
    }

    QDate from(int index) const { return m_starts[static_cast<size_t>(index)]; }

    QDate to(int index) const { return m_starts[static_cast<size_t>(index) + 1].addDays(-1); }

    /// All of them, empty ones too. Those that end after `cutOff` are incomplete; a null one leaves
    /// that open.
    std::vector<ChartPosition> positions(QDate cutOff) const;

private:
    ChartSpec::Period m_period = ChartSpec::Period::Month;
    DayNumber m_first = 0;
    std::vector<qint32> m_byDay;
    std::vector<QDate> m_starts; ///< and the day after the last one's end
};

/// `month`, `day`.
QString periodWord(ChartSpec::Period period);
/// `2020-01`, `2020-W03`, `2020-Q1`, `2020`.
QString periodKey(ChartSpec::Period period, QDate from);
/// `Jan 2020`, `13 Jan 2020`, `Q1 2020`.
QString periodLabel(ChartSpec::Period period, QDate from);

} // namespace sourceline
