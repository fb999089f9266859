#pragma once

#include "model/chart/chosenrows.h"
#include "model/chart/periods.h"

namespace sourceline {

/// In which period each chosen event is. One that may have been in more than one of them is in
/// none: it is counted apart, not in the first, the middle or all of them. `byEnd` (Cumulative):
/// the period that the last possible day is in, when it has certainly happened.
class EventDates
{
public:
    EventDates(const ChosenRows &rows, ChartSpec::Period wanted, bool byEnd);

    const ChartPeriods &periods() const { return m_periods; }

    qint64 timed() const { return m_timed; } ///< events known to the minute or hour

    quint32 count() const { return static_cast<quint32>(m_periods.count()) + 2; }

    quint32 notCertain() const { return static_cast<quint32>(m_periods.count()); }

    quint32 noDate() const { return notCertain() + 1; }

    /// Codes: a period, notCertain() or noDate().
    void read(const Segment &segment, std::span<const quint16> lows, quint32 *codes) const;

private:
    bool measure(const ChosenRows &rows, ChartSpec::Period period);

    ChartPeriods m_periods;
    bool m_byEnd;
    DayNumber m_first = 0, m_last = 0;
    qint64 m_timed = 0;
};

} // namespace sourceline
