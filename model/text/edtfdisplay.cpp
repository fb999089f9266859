#include "model/text/edtfparts.h"

#include <QString>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using edtf::Date;

QString monthName(int month)
{
    static constexpr std::array names{"Jan"_L1,
                                      "Feb"_L1,
                                      "Mar"_L1,
                                      "Apr"_L1,
                                      "May"_L1,
                                      "Jun"_L1,
                                      "Jul"_L1,
                                      "Aug"_L1,
                                      "Sep"_L1,
                                      "Oct"_L1,
                                      "Nov"_L1,
                                      "Dec"_L1};
    return names[size_t(month - 1)];
}

QString yearName(int year)
{
    return year > 0 ? QString::number(year) : QString::number(1 - qint64(year)) + u" BC";
}

QString yearsName(const Date &date)
{
    if (date.yearSpan == 0)
        return u"unknown"_s;
    if (date.yearSpan == 10 && date.year >= 0)
        return QString::number(date.year) + u's';
    if (date.yearSpan > 1)
        return yearName(date.year) + u'–' + yearName(date.year + date.yearSpan - 1);
    return yearName(date.year);
}

QString seasonName(const Date &date)
{
    static constexpr std::array names{"spring"_L1, "summer"_L1, "autumn"_L1, "winter"_L1};
    const QString name = names[size_t(date.season - 21)] + u' ' + yearName(date.year);
    // A winter has two years; the second makes clear which of two winters is meant.
    return date.season == 24 && date.year > 0 ? QString(
               name + u'/' + QString::number((date.year + 1) % 100).rightJustified(2, u'0'))
                                              : name;
}

QString twoDigits(int value)
{
    return QString::number(value).rightJustified(2, u'0');
}

QString zoneName(int offset)
{
    if (offset == 0)
        return u" UTC"_s;
    const int minutes = offset < 0 ? -offset : offset;
    return u" UTC"_s + (offset < 0 ? u'−' : u'+') + twoDigits(minutes / 60) + u':'
           + twoDigits(minutes % 60);
}

QString timeName(const Date &date)
{
    if (!date.hour)
        return {};
    const QString minute =
        date.minute ? twoDigits(*date.minute) : u"00–"_s + twoDigits(*date.hour) + u":59";
    return u", "_s + twoDigits(*date.hour) + u':' + minute
           + (date.offset ? zoneName(*date.offset) : QString());
}

// How much of the date is written: of 29 Nov – 6 Dec 2019 the first date has no year, of 13–14 Jun
// 2020 only a day.
enum class Written
{
    All,
    NoYear,
    DayOnly
};

QString unqualified(const Date &date, Written written = Written::All)
{
    if (date.yearSpan != 1)
        return yearsName(date);
    if (date.season != 0)
        return seasonName(date);
    QStringList parts;
    if (date.day != 0)
        parts += QString::number(date.day);
    if (date.month != 0 && written != Written::DayOnly)
        parts += monthName(date.month);
    if (written == Written::All)
        parts += yearName(date.year);
    return parts.join(u' ') + timeName(date);
}

QString dateName(const Date &date, Written written = Written::All)
{
    const QString about = date.approximate ? u"about "_s : QString();
    return about + unqualified(date, written) + (date.uncertain ? u"?" : u"");
}

bool isPlainDay(const Date &date)
{
    return date.month != 0 && !date.hour && !date.approximate && !date.uncertain;
}

// What the first of two dates need not say because the second says it.
Written writtenBefore(const Date &from, const Date &to)
{
    if (!isPlainDay(from) || !isPlainDay(to) || from.year != to.year)
        return Written::All;
    const bool sameMonth = from.month == to.month && from.day != 0 && to.day != 0;
    return sameMonth ? Written::DayOnly : Written::NoYear;
}

QString intervalName(const edtf::Expression &interval)
{
    if (!interval.from && !interval.to)
        return u"unknown"_s;
    if (!interval.from)
        return u"until "_s + dateName(*interval.to);
    if (!interval.to)
        return u"from "_s + dateName(*interval.from);
    if (*interval.from == *interval.to)
        return dateName(*interval.from);
    const QString first = dateName(*interval.from, writtenBefore(*interval.from, *interval.to));
    const QString second = dateName(*interval.to);
    // The dash is spaced where one side has a space: 29 Nov – 6 Dec, but 13–14 Jun and 2018–2019.
    const bool sameKind = (interval.from->day != 0) == (interval.to->day != 0);
    const bool shared = writtenBefore(*interval.from, *interval.to) != Written::All && sameKind;
    const bool tight = !first.contains(u' ') && (shared || !second.contains(u' '));
    return first + (tight ? u"–" : u" – ") + second;
}

} // namespace

QString displayDate(const QString &edtf)
{
    const Result<edtf::Expression> read = edtf::parse(edtf);
    if (!read)
        return edtf;
    return read->interval ? intervalName(*read) : dateName(*read->from);
}

} // namespace sourceline
