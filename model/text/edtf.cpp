#include "model/text/edtf.h"

#include "model/text/edtfparts.h"

#include <QDateTime>

#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using edtf::Date;

constexpr qint64 minutesInDay = 24 * 60;

// Days since 1970, both inclusive.
struct Days
{
    qint64 first = 0;
    qint64 last = 0;
};

Days monthsFrom(int year, int month, int count)
{
    const int lastMonth = (month - 1 + count - 1) % 12 + 1;
    const int lastYear = year + (month - 1 + count - 1) / 12;
    return {edtf::daysFromCivil(year, month, 1),
            edtf::daysFromCivil(lastYear, lastMonth, edtf::daysInMonth(lastYear, lastMonth))};
}

Days daysOf(const Date &date)
{
    if (date.yearSpan > 1)
        return monthsFrom(date.year, 1, 12 * date.yearSpan);
    if (date.season != 0) // 21 begins in March, 24 in December
        return monthsFrom(date.year, 3 + 3 * (date.season - 21), 3);
    if (date.month == 0)
        return monthsFrom(date.year, 1, 12);
    if (date.day == 0)
        return monthsFrom(date.year, date.month, 1);
    const qint64 day = edtf::daysFromCivil(date.year, date.month, date.day);
    return {day, day};
}

bool isUtc(const QTimeZone &zone)
{
    return !zone.isValid() || zone == QTimeZone::utc();
}

QDate qDate(qint64 day)
{
    constexpr qint64 julianDayOf1970 = 2440588;
    return QDate::fromJulianDay(julianDayOf1970 + day);
}

qint64 floorToMinute(qint64 seconds)
{
    return seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60);
}

// The first minute of a local day. Qt knows the days that have no midnight (Beirut, Damascus and
// Tehran began summer time at 0:00).
qint64 startOfDay(qint64 day, const QTimeZone &zone)
{
    return isUtc(zone) ? day * minutesInDay
                       : floorToMinute(qDate(day).startOfDay(zone).toSecsSinceEpoch());
}

qint64 localMinute(qint64 day, int hour, int minute, const QTimeZone &zone)
{
    if (isUtc(zone))
        return day * minutesInDay + hour * 60 + minute;
    return floorToMinute(QDateTime(qDate(day), QTime(hour, minute), zone).toSecsSinceEpoch());
}

struct Minutes
{
    qint64 first = 0;
    qint64 last = 0;
};

Minutes timeOf(const Date &date, qint64 day, const QTimeZone &zone)
{
    const int hour = *date.hour;
    const int minute = date.minute.value_or(0);
    const qint64 first = date.offset ? day * minutesInDay + hour * 60 + minute - *date.offset
                                     : localMinute(day, hour, minute, zone);
    return {first, date.minute ? first : first + 59};
}

Minutes minutesOf(const Date &date, const QTimeZone &zone)
{
    const Days days = daysOf(date);
    if (date.hour)
        return timeOf(date, days.first, zone);
    return {startOfDay(days.first, zone), startOfDay(days.last + 1, zone) - 1};
}

DatePrecision intervalPrecision(const edtf::Expression &read)
{
    if (!read.from && !read.to)
        return DatePrecision::Unknown;
    if (!read.from || !read.to)
        return DatePrecision::Range;
    const Days from = daysOf(*read.from);
    const Days to = daysOf(*read.to);
    const bool timed = read.from->hour || read.to->hour;
    if (!timed && from.first == to.last)
        return DatePrecision::Day;
    Date start = *read.from;
    start.approximate = read.to->approximate;
    start.uncertain = read.to->uncertain;
    return start == *read.to ? start.precision() : DatePrecision::Range;
}

bool known(const std::optional<Date> &date)
{
    return date && date->precision() != DatePrecision::Unknown;
}

} // namespace

Result<DateSpan> parseEdtf(const QString &edtf, const QTimeZone &zone)
{
    if (edtf.trimmed().isEmpty())
        return DateSpan();
    const Result<edtf::Expression> read = edtf::parse(edtf);
    if (!read)
        return read.error();
    DateSpan span;
    edtf::Expression ends = *read;
    for (std::optional<Date> *end : {&ends.from, &ends.to}) {
        span.approximate |= *end && (*end)->approximate;
        span.uncertain |= *end && (*end)->uncertain;
        if (!known(*end)) // XXXX says no more than an open end
            end->reset();
    }
    if (ends.from)
        span.earliest = qint32(minutesOf(*ends.from, zone).first);
    if (ends.to)
        span.latest = qint32(minutesOf(*ends.to, zone).last);
    if (span.earliest && span.latest && *span.earliest > *span.latest)
        return Error{
            u"“%1” ends before it begins; put the earlier date first."_s.arg(edtf.trimmed())};
    span.precision = intervalPrecision(ends);
    if (!ends.interval && ends.from)
        span.precision = ends.from->precision();
    return span;
}

} // namespace sourceline
