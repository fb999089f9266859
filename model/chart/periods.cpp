#include "model/chart/periods.h"

#include <QCoreApplication>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Period = ChartSpec::Period;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

QDate startOf(Period period, QDate date)
{
    switch (period) {
    case Period::Day:
        return date;
    case Period::Week:
        return date.addDays(1 - date.dayOfWeek());
    case Period::Month:
        return date.addDays(1 - date.day());
    case Period::Quarter:
        return startOf(Period::Month, date).addMonths(-((date.month() - 1) % 3));
    case Period::Year:
        return date.addDays(1 - date.dayOfYear());
    }
    return date;
}

QDate nextStart(Period period, QDate start)
{
    switch (period) {
    case Period::Day:
        return start.addDays(1);
    case Period::Week:
        return start.addDays(7);
    case Period::Month:
        return start.addMonths(1);
    case Period::Quarter:
        return start.addMonths(3);
    case Period::Year:
        return start.addYears(1);
    }
    return start.addDays(1);
}

// From below, so that a range that fits is never made coarser.
qint64 leastPeriods(Period period, qint64 days)
{
    static constexpr qint64 longest[] = {1, 7, 31, 92, 366};
    return days / longest[static_cast<size_t>(period)];
}

std::vector<QDate> startsOf(Period period, QDate first, QDate last)
{
    std::vector<QDate> starts;
    QDate start = startOf(period, first);
    for (; start <= last; start = nextStart(period, start))
        starts.push_back(start);
    starts.push_back(start);
    return starts;
}

} // namespace

// 1970-01-01 is Julian day 2,440,588.
QDate dateOf(DayNumber day)
{
    return QDate::fromJulianDay(qint64{day} + 2'440'588);
}

DayNumber dayOf(QDate date)
{
    return static_cast<DayNumber>(date.toJulianDay() - 2'440'588);
}

ChartPeriods::ChartPeriods(Period wanted, DayNumber first, DayNumber last)
    : m_period(wanted)
    , m_first(first)
{
    const qint64 days = qint64{last} - first + 1;
    const auto coarser = [this] {
        m_period = static_cast<Period>(static_cast<int>(m_period) + 1);
    };
    while (m_period != Period::Year && leastPeriods(m_period, days) > most)
        coarser();
    m_starts = startsOf(m_period, dateOf(first), dateOf(last));
    while (m_period != Period::Year && count() > most) {
        coarser();
        m_starts = startsOf(m_period, dateOf(first), dateOf(last));
    }
    m_byDay.resize(static_cast<size_t>(days));
    int period = 0;
    for (qint64 i = 0; i < days; ++i) {
        if (dateOf(static_cast<DayNumber>(first + i)) >= m_starts[static_cast<size_t>(period) + 1])
            ++period;
        m_byDay[static_cast<size_t>(i)] = period;
    }
}

std::vector<ChartPosition> ChartPeriods::positions(QDate cutOff) const
{
    std::vector<ChartPosition> all;
    all.reserve(static_cast<size_t>(count()));
    for (int i = 0; i < count(); ++i) {
        ChartPosition position;
        position.from = from(i);
        position.to = to(i);
        position.label = periodLabel(m_period, position.from);
        position.key = periodKey(m_period, position.from);
        position.incomplete = cutOff.isValid() && position.to > cutOff;
        if (position.incomplete && position.from <= cutOff)
            position.until = cutOff;
        all.push_back(std::move(position));
    }
    return all;
}

QString periodWord(Period period)
{
    switch (period) {
    case Period::Day:
        return Words::tr("day");
    case Period::Week:
        return Words::tr("week");
    case Period::Month:
        return Words::tr("month");
    case Period::Quarter:
        return Words::tr("quarter");
    case Period::Year:
        return Words::tr("year");
    }
    return {};
}

QString periodKey(Period period, QDate from)
{
    const QString year = from.toString(u"yyyy"_s);
    switch (period) {
    case Period::Day:
        return from.toString(Qt::ISODate);
    case Period::Week: {
        int weekYear = 0;
        const int week = from.weekNumber(&weekYear);
        return u"%1-W%2"_s.arg(weekYear, 4, 10, '0'_L1).arg(week, 2, 10, '0'_L1);
    }
    case Period::Month:
        return from.toString(u"yyyy-MM"_s);
    case Period::Quarter:
        return u"%1-Q%2"_s.arg(year).arg((from.month() + 2) / 3);
    case Period::Year:
        return year;
    }
    return {};
}

// English, as every date of the record is shown (model/text/edtf.h).
QString periodLabel(Period period, QDate from)
{
    const QLocale locale = QLocale::c();
    switch (period) {
    case Period::Day:
    case Period::Week:
        return locale.toString(from, u"d MMM yyyy"_s);
    case Period::Month:
        return locale.toString(from, u"MMM yyyy"_s);
    case Period::Quarter:
        return u"Q%1 %2"_s.arg((from.month() + 2) / 3).arg(from.year());
    case Period::Year:
        return QString::number(from.year());
    }
    return {};
}

} // namespace sourceline
