#include "model/text/edtfparts.h"

#include <QString>

#include <array>
#include <cstdlib>

namespace sourceline::edtf {

using namespace Qt::StringLiterals;

namespace {

// Minutes since 1970 in 32 bits reach 4,083 years either way.
constexpr int yearOrigin = 1970;
constexpr int maximumYears = 4000;

// Reads from the left and remembers whether everything fitted so far.
class Reader
{
public:
    explicit Reader(QStringView text)
        : m_rest(text)
    {}

    bool atEnd() const { return m_rest.isEmpty(); }

    bool take(char16_t c)
    {
        const bool there = m_rest.startsWith(QChar(c));
        if (there)
            m_rest = m_rest.sliced(1);
        return there;
    }

    // Exactly `count` ASCII digits with a value in [low, high].
    std::optional<int> number(int count, int low, int high)
    {
        if (m_rest.size() < count)
            return {};
        int value = 0;
        for (const QChar c : m_rest.first(count)) {
            if (c < u'0' || c > u'9')
                return {};
            value = value * 10 + (c.unicode() - u'0');
        }
        if (value < low || value > high)
            return {};
        m_rest = m_rest.sliced(count);
        return value;
    }

    bool takeUnspecified() // XX
    {
        const bool there = m_rest.startsWith("XX"_L1);
        if (there)
            m_rest = m_rest.sliced(2);
        return there;
    }

private:
    QStringView m_rest;
};

// 2019, -0044, 201X, 20XX
bool readYear(Reader &reader, Date &date)
{
    const bool negative = reader.take(u'-');
    int value = 0;
    int span = 1;
    for (int i = 0; i < 4; ++i) {
        const bool unspecified = reader.take(u'X');
        const std::optional<int> digit =
            unspecified || span > 1 ? std::nullopt : reader.number(1, 0, 9);
        if (!unspecified && !digit)
            return false;
        value = value * 10 + digit.value_or(0);
        span *= unspecified ? 10 : 1;
    }
    if (negative && value == 0)
        return false;
    date.yearSpan = span == 10000 ? 0 : span;
    date.year = negative ? -value - (span - 1) : value;
    return !(negative && date.yearSpan == 0);
}

bool readDay(Reader &reader, Date &date)
{
    if (!reader.take(u'-') || reader.takeUnspecified())
        return true;
    const std::optional<int> day = reader.number(2, 1, daysInMonth(date.year, date.month));
    date.day = day.value_or(0);
    return day.has_value();
}

bool readMonthAndDay(Reader &reader, Date &date)
{
    if (!reader.take(u'-'))
        return true;
    if (reader.takeUnspecified()) // 2004-XX, 2004-XX-XX: the year
        return !reader.take(u'-') || reader.takeUnspecified();
    if (date.yearSpan != 1)
        return false;
    if (const auto month = reader.number(2, 1, 12)) {
        date.month = *month;
        return readDay(reader, date);
    }
    const auto season = reader.number(2, 21, 24);
    date.season = season.value_or(0);
    return season.has_value();
}

// Z, +03, +03:00
bool readOffset(Reader &reader, Date &date)
{
    if (reader.take(u'Z')) {
        date.offset = 0;
        return true;
    }
    const bool east = reader.take(u'+');
    if (!east && !reader.take(u'-'))
        return true;
    const auto hours = reader.number(2, 0, 14);
    const auto minutes = reader.take(u':') ? reader.number(2, 0, 59) : std::optional<int>(0);
    if (!hours || !minutes)
        return false;
    date.offset = (*hours * 60 + *minutes) * (east ? 1 : -1);
    return true;
}

// T19, T19:35, T19:35:12; the seconds are read and dropped.
bool readTime(Reader &reader, Date &date)
{
    if (!reader.take(u'T'))
        return true;
    date.hour = reader.number(2, 0, 23);
    if (!date.hour || date.day == 0)
        return false;
    if (reader.take(u':')) {
        date.minute = reader.number(2, 0, 59);
        if (!date.minute || (reader.take(u':') && !reader.number(2, 0, 60)))
            return false;
    }
    return readOffset(reader, date);
}

void readQualifier(Reader &reader, Date &date)
{
    const bool both = reader.take(u'%');
    date.uncertain = both || reader.take(u'?');
    date.approximate = both || (!date.uncertain && reader.take(u'~'));
}

std::optional<Date> readDate(QStringView text)
{
    Reader reader(text);
    Date date;
    if (!readYear(reader, date) || !readMonthAndDay(reader, date) || !readTime(reader, date))
        return {};
    readQualifier(reader, date);
    return reader.atEnd() ? std::optional(date) : std::nullopt;
}

bool tooFar(const std::optional<Date> &date)
{
    return date && date->yearSpan != 0 && std::abs(date->year - yearOrigin) > maximumYears;
}

Error unreadable(QStringView text)
{
    // What was typed is quoted, but not a whole page of it.
    const QString shown = text.size() > 60 ? text.first(60) + u'…' : text.toString();
    return {u"“%1” is not a date that can be read; write for example 2019-12-27, 2019-12, 2019-21 "
            u"(spring), "
            u"201X or 2019-11-29/2019-12-06, with ~ for about and ? for uncertain."_s.arg(shown)};
}

Result<Expression> checked(const Expression &expression, QStringView text)
{
    if (tooFar(expression.from) || tooFar(expression.to))
        return Error{
            u"“%1” lies more than 4000 years from 1970, further than dates are kept."_s.arg(text)};
    return expression;
}

Result<Expression> parseInterval(QStringView text, qsizetype slash)
{
    Expression expression;
    expression.interval = true;
    const auto readEnd = [](QStringView part, std::optional<Date> &end) {
        if (part.isEmpty() || part == ".."_L1)
            return true;
        end = readDate(part);
        return end.has_value();
    };
    const QStringView first = text.first(slash);
    const QStringView second = text.sliced(slash + 1);
    if (!readEnd(first, expression.from) || !readEnd(second, expression.to)
        || (first.isEmpty() && second.isEmpty()))
        return unreadable(text);
    return checked(expression, text);
}

} // namespace

Result<Expression> parse(QStringView text)
{
    text = text.trimmed();
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0)
        return parseInterval(text, slash);
    const std::optional<Date> date = readDate(text);
    if (!date)
        return unreadable(text);
    return checked({date, date, false}, text);
}

DatePrecision Date::precision() const
{
    if (yearSpan == 0)
        return DatePrecision::Unknown;
    if (yearSpan > 1)
        return DatePrecision::Decade;
    if (minute)
        return DatePrecision::Minute;
    if (hour)
        return DatePrecision::Hour;
    if (day != 0)
        return DatePrecision::Day;
    if (month != 0)
        return DatePrecision::Month;
    return season != 0 ? DatePrecision::Season : DatePrecision::Year;
}

// Howard Hinnant's days_from_civil (public domain): years begin in March, eras have 400 years.
qint64 daysFromCivil(int year, int month, int day)
{
    const qint64 shifted = month <= 2 ? qint64(year) - 1 : qint64(year);
    const qint64 era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const qint64 yearOfEra = shifted - era * 400;
    const int monthFromMarch = month > 2 ? month - 3 : month + 9;
    const qint64 dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

int daysInMonth(int year, int month)
{
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[size_t(month - 1)];
}

} // namespace sourceline::edtf
