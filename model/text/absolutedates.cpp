#include "model/text/readdates.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

int yearAt(const WordLine &line, int at)
{
    const QString &word = line[at].folded;
    const int year = word.size() == 4 && line.isNumber(at) ? word.toInt() : 0;
    return year >= 1900 && year <= 2100 ? year : 0;
}

int dayAt(const WordLine &line, int at)
{
    QString word = line[at].folded;
    for (const auto ending : {"st"_L1, "nd"_L1, "rd"_L1, "th"_L1}) {
        if (word.size() > 2 && word.endsWith(ending))
            word.chop(2);
    }
    bool ok = false;
    const int day = word.size() <= 2 ? word.toInt(&ok) : 0;
    return ok && day >= 1 && day <= 31 ? day : 0;
}

// `, 2020` or `2020` after a day.
int yearAfter(const WordLine &line, int &at)
{
    const int comma = line.is(at, ","_L1) ? 1 : 0;
    const int year = yearAt(line, at + comma);
    if (year > 0)
        at += comma + 1;
    return year;
}

// The last such day up to the publication, which also may be in the year that is going on.
int guessedYear(const QDate &published, int month, int day)
{
    const QDate same(published.year(), month, qMax(day, 1));
    return same.isValid() && same <= published ? published.year() : published.year() - 1;
}

DateAt none()
{
    return {};
}

DateAt
dayFound(int first, int end, int year, int month, std::pair<int, int> days, const QDate &published)
{
    const bool said = year > 0;
    if (!said && !published.isValid())
        return none();
    if (!said)
        year = guessedYear(published, month, days.first);
    const QDate from(year, month, days.first);
    const QDate to(year, month, days.second);
    if (!from.isValid() || !to.isValid() || to < from)
        return none();
    DateAt found{first, end, {}};
    found.date.edtf = edtfDays(from, to);
    found.date.isInferred = !said;
    if (!said) {
        found.date.reading = u"the last one up to the publication on "_s + dayWords(published);
        if (from.year() < published.year())
            found.date.others.push_back(
                {edtfDays(from.addYears(1), to.addYears(1)), u"if it lies ahead"_s});
    }
    return found;
}

// What may follow `March 11 and 12`, so that 12 is a day: in `March 11 and 12 rockets` it is none.
bool isAfterADay(const WordLine &line, int at)
{
    return line.isBreak(at) || line.is(at, "'s"_L1) || line.is(at, "of"_L1) || yearAt(line, at) > 0
           || monthAt(line, at) > 0
           || line.isAnyOf(at, {"in"_L1,     "at"_L1,      "on"_L1,     "near"_L1,   "by"_L1,
                                "and"_L1,    "when"_L1,    "while"_L1,  "after"_L1,  "before"_L1,
                                "the"_L1,    "a"_L1,       "an"_L1,     "with"_L1,   "against"_L1,
                                "as"_L1,     "but"_L1,     "was"_L1,    "were"_L1,   "had"_L1,
                                "killed"_L1, "wounded"_L1, "that"_L1,   "which"_L1,  "from"_L1,
                                "into"_L1,   "outside"_L1, "inside"_L1, "during"_L1, "for"_L1});
}

// The last day of several from `at` on, over which `at` moves: 11-13, 11 to 13, 11 and 12.
int lastDay(const WordLine &line, int &at, int first, bool &isPair)
{
    const int last = dayAt(line, at + 1);
    const bool isWord = line.isAnyOf(at, {"to"_L1, "and"_L1});
    const bool joins = line.is(at, "-"_L1) || (isWord && isAfterADay(line, at + 2));
    if (!joins || last <= first)
        return first;
    isPair = line.is(at, "and"_L1);
    at += 2;
    return last;
}

// Two days are a range to one reader and two days to another.
DateAt asPair(DateAt found)
{
    const QStringList days = found.date.edtf.split(u'/');
    if (days.size() == 2) {
        found.date.others.insert(found.date.others.begin(),
                                 {{days[0], u"the first of the two days"_s},
                                  {days[1], u"the second of the two days"_s}});
    }
    return found;
}

// March 11, March 11-13, March 11 and 12, 2020
DateAt monthFirst(const WordLine &line, int at, const QDate &published)
{
    const int month = monthAt(line, at);
    const int day = dayAt(line, at + 1);
    if (month == 0 || day == 0)
        return none();
    int end = at + 2;
    bool isPair = false;
    const int last = lastDay(line, end, day, isPair);
    const int year = yearAfter(line, end);
    const DateAt found = dayFound(at, end, year, month, {day, last}, published);
    return isPair ? asPair(found) : found;
}

// 27 December 2019, the 11th of March, 11 and 12 March 2020
DateAt dayFirst(const WordLine &line, int at, const QDate &published)
{
    const int day = dayAt(line, at);
    if (day == 0)
        return none();
    int end = at + 1;
    bool isPair = false;
    const int last = lastDay(line, end, day, isPair);
    const int of = line.is(end, "of"_L1) ? 1 : 0;
    const int month = monthAt(line, end + of);
    if (month == 0)
        return none();
    end += of + 1;
    const int year = yearAfter(line, end);
    const DateAt found = dayFound(at, end, year, month, {day, last}, published);
    return isPair ? asPair(found) : found;
}

// 2020-03-11, 27/12/2019 where only one reading is a day
DateAt inDigits(const WordLine &line, int at)
{
    const auto signs = [&](QLatin1StringView sign) {
        return line.is(at + 1, sign) && line.is(at + 3, sign) && line.isNumber(at)
               && line.isNumber(at + 2) && line.isNumber(at + 4);
    };
    const auto number = [&](int place) {
        return line[place].folded.toInt();
    };
    QDate day;
    if (signs("-"_L1) && yearAt(line, at) > 0)
        day = QDate(number(at), number(at + 2), number(at + 4));
    else if (signs("/"_L1) && yearAt(line, at + 4) > 0 && number(at) > 12)
        day = QDate(number(at + 4), number(at + 2), number(at));
    else if (signs("/"_L1) && yearAt(line, at + 4) > 0 && number(at + 2) > 12)
        day = QDate(number(at + 4), number(at), number(at + 2));
    if (!day.isValid())
        return none();
    DateAt found{at, at + 5, {}};
    found.date.edtf = edtfDay(day);
    return found;
}

bool leadsToAMonth(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"in"_L1,
                         "since"_L1,
                         "during"_L1,
                         "until"_L1,
                         "last"_L1,
                         "this"_L1,
                         "from"_L1,
                         "of"_L1,
                         "by"_L1});
}

// January, early January, mid-March 2020: a month alone needs a word that leads to it or a year.
DateAt wholeMonth(const WordLine &line, int at, const QDate &published)
{
    int place = at;
    QString part;
    if (line.isAnyOf(at, {"early"_L1, "mid"_L1, "late"_L1})) {
        part = line[at].folded;
        place += line.is(at + 1, "-"_L1) ? 2 : 1;
    }
    const int month = monthAt(line, place);
    if (month == 0 || !line[place].isCapital)
        return none();
    int end = place + 1;
    const int of = line.is(end, "of"_L1) && yearAt(line, end + 1) > 0 ? 1 : 0;
    end += of;
    int year = yearAfter(line, end);
    const bool said = year > 0;
    if (!said && (!published.isValid() || (part.isEmpty() && !leadsToAMonth(line, at - 1))))
        return none();
    if (!said)
        year = guessedYear(published, month, 1);
    if (!said && line.is(at - 1, "last"_L1) && year == published.year()
        && month == published.month())
        --year;
    DateAt found{at, end, {}};
    found.date.edtf = part.isEmpty()
                          ? u"%1-%2"_s.arg(year, 4, 10, QChar(u'0')).arg(month, 2, 10, QChar(u'0'))
                          : partOfMonth(part, year, month);
    found.date.isInferred = !said || !part.isEmpty();
    if (!said)
        found.date.reading = u"the last one up to the publication on "_s + dayWords(published);
    else if (!part.isEmpty())
        found.date.reading = u"by the codebook's thirds of a month"_s;
    return found;
}

// spring 2019, summer of 2019, in 2018
DateAt seasonOrYear(const WordLine &line, int at)
{
    if (const int season = seasonAt(line, at); season > 0) {
        const int of = line.is(at + 1, "of"_L1) ? 1 : 0;
        const int year = yearAt(line, at + 1 + of);
        if (year == 0)
            return none();
        DateAt found{at, at + 2 + of, {}};
        found.date.edtf = u"%1-%2"_s.arg(year).arg(season);
        return found;
    }
    const int year = yearAt(line, at);
    const bool leads = line.isAnyOf(
        at - 1, {"in"_L1, "since"_L1, "during"_L1, "until"_L1, "late"_L1, "early"_L1, "mid"_L1});
    if (year == 0 || !leads || line.is(at + 1, "-"_L1))
        return none();
    DateAt found{at, at + 1, {}};
    found.date.edtf = QString::number(year);
    return found;
}

} // namespace

int monthAt(const WordLine &line, int at)
{
    static const QHash<QString, int> months{
        {u"january"_s, 1},   {u"jan"_s, 1},    {u"february"_s, 2},  {u"feb"_s, 2},
        {u"march"_s, 3},     {u"mar"_s, 3},    {u"april"_s, 4},     {u"apr"_s, 4},
        {u"may"_s, 5},       {u"june"_s, 6},   {u"jun"_s, 6},       {u"july"_s, 7},
        {u"jul"_s, 7},       {u"august"_s, 8}, {u"aug"_s, 8},       {u"september"_s, 9},
        {u"sep"_s, 9},       {u"sept"_s, 9},   {u"october"_s, 10},  {u"oct"_s, 10},
        {u"november"_s, 11}, {u"nov"_s, 11},   {u"december"_s, 12}, {u"dec"_s, 12}};
    const int month = months.value(line[at].folded, 0);
    const bool clear =
        line[at].isCapital || (dayAt(line, at + 1) > 0 && line[at].folded.size() > 3);
    return clear ? month : 0;
}

int seasonAt(const WordLine &line, int at)
{
    static const QHash<QString, int> seasons{{u"spring"_s, 21},
                                             {u"summer"_s, 22},
                                             {u"autumn"_s, 23},
                                             {u"fall"_s, 23},
                                             {u"winter"_s, 24}};
    return seasons.value(line[at].folded, 0);
}

QString partOfMonth(QStringView part, int year, int month)
{
    const int first = part == u"early" ? 1 : part == u"mid" ? 11 : 21;
    const QDate from(year, month, first);
    const QDate to(year, month, first == 21 ? from.daysInMonth() : first + 9);
    return edtfDays(from, to);
}

DateAt absoluteDateAt(const WordLine &line, int at, const DayContext &context)
{
    const QDate &published = context.published;
    for (const DateAt &found : {inDigits(line, at),
                                monthFirst(line, at, published),
                                dayFirst(line, at, published),
                                wholeMonth(line, at, published),
                                seasonOrYear(line, at)}) {
        if (found.end > found.first)
            return found;
    }
    return none();
}

} // namespace sourceline
