#pragma once

#include "model/chart/periods.h"
#include "model/text/edtf.h"

#include <limits>

namespace sourceline {

/// The first and the last day that dates name, of a chart that has no axis of time: an open end
/// names none. A value.
class KnownDays
{
public:
    void add(DayNumber day)
    {
        m_first = std::min(m_first, day);
        m_last = std::max(m_last, day);
    }

    void add(const DateSpan &date)
    {
        const bool timed = date.earliest && date.latest && date.precision <= DatePrecision::Hour;
        if (date.earliest)
            add(timed ? utcDay(*date.earliest) : localDay(*date.earliest, false));
        if (date.latest)
            add(timed ? utcDay(*date.latest) : localDay(*date.latest, true));
    }

    /// Null where no date names a day.
    QDate from() const { return m_first <= m_last ? dateOf(m_first) : QDate(); }

    QDate to() const { return m_first <= m_last ? dateOf(m_last) : QDate(); }

private:
    DayNumber m_first = std::numeric_limits<DayNumber>::max();
    DayNumber m_last = std::numeric_limits<DayNumber>::min();
};

} // namespace sourceline
