#include "model/text/numberwords.h"
#include "model/text/readdates.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

DateAt found(int first, int end, const QString &edtf, const QString &reading)
{
    DateAt at{first, end, {}};
    at.date.edtf = edtf;
    at.date.isInferred = true;
    at.date.reading = reading;
    return at;
}

QString publication(const DayContext &context)
{
    return u"the publication on "_s + dayWords(context.published);
}

QString monthText(const QDate &day)
{
    return day.toString(u"yyyy-MM");
}

int partOfDay(const WordLine &line, int at)
{
    return line.isAnyOf(at, {"night"_L1, "morning"_L1, "evening"_L1, "afternoon"_L1}) ? 1 : 0;
}

// Friday, on Friday night, last Friday, next Friday
DateAt weekday(const WordLine &line, int at, const DayContext &context)
{
    int place = at;
    QString leading;
    if (line.isAnyOf(at, {"last"_L1, "next"_L1, "this"_L1, "late"_L1, "early"_L1})) {
        leading = line[at].folded;
        ++place;
    }
    const int wanted = weekdayAt(line, place);
    if (wanted == 0)
        return {};
    const int end = place + 1 + partOfDay(line, place + 1);
    const QString name = line.text(place, place + 1);
    const QDate published = context.published;
    if (leading == u"next") {
        const int ahead = (wanted - published.dayOfWeek() + 6) % 7 + 1;
        return found(
            at, end, edtfDay(published.addDays(ahead)), name + u" after "_s + publication(context));
    }
    const int back = (published.dayOfWeek() - wanted + 7) % 7;
    QDate day = published.addDays(-back);
    if (leading == u"last" && back == 0)
        day = day.addDays(-7);
    auto read = found(at,
                      end,
                      edtfDay(day),
                      (day == published ? u"the day of"_s : QString(name + u" before"_s)) + u' '
                          + publication(context));
    if (back == 0 && leading != u"last")
        read.date.others.push_back({edtfDay(day.addDays(-7)), u"a week before the publication"_s});
    if (leading == u"last" && back > 0)
        read.date.others.push_back({edtfDay(day.addDays(-7)), u"of the week before"_s});
    return read;
}

// yesterday, earlier today, last night, overnight, this morning
DateAt dayBeside(const WordLine &line, int at, const DayContext &context)
{
    const QDate published = context.published;
    const QString before = u"the day before "_s + publication(context);
    const QString same = u"the day of "_s + publication(context);
    if (const int words = line.phraseAt(at, "the day before yesterday"_L1))
        return found(at,
                     at + words,
                     edtfDay(published.addDays(-2)),
                     u"two days before "_s + publication(context));
    if (line.is(at, "yesterday"_L1) && !line[at].isQuoted)
        return found(at, at + 1 + partOfDay(line, at + 1), edtfDay(published.addDays(-1)), before);
    if (const int words = line.phraseAt(at, "last night"_L1); words > 0 && !line[at].isQuoted) {
        auto read = found(at, at + words, edtfDay(published.addDays(-1)), before);
        read.date.others.push_back({edtfDay(published), u"its early hours"_s});
        return read;
    }
    if (line.is(at, "overnight"_L1) && !line[at].isQuoted)
        return found(at,
                     at + 1,
                     edtfDays(published.addDays(-1), published),
                     u"the night to "_s + publication(context));
    if (line[at].isQuoted)
        return {};
    if (const int words = line.anyPhraseAt(
            at, {"earlier today"_L1, "this morning"_L1, "this afternoon"_L1, "this evening"_L1}))
        return found(at, at + words, edtfDay(published), same);
    // `Iraq today` is no day.
    if (line.is(at, "today"_L1) && (line.isBreak(at + 1) || line.is(at + 1, "'s"_L1))
        && !line[at].isCapital && !line[at - 1].isCapital)
        return found(at, at + 1, edtfDay(published), same);
    return {};
}

// two days ago, a week ago, nearly three months ago
DateAt ago(const WordLine &line, int at, const DayContext &context)
{
    const auto number = numberAt(line, at);
    if (!number || !number->number || *number->number > 1000 || !line.is(number->end + 1, "ago"_L1))
        return {};
    const int count = *number->number;
    const QString &unit = line[number->end].folded;
    const bool about = number->qualifier != u"exactly";
    QString edtf;
    if (unit == u"day" || unit == u"days")
        edtf = edtfDay(context.published.addDays(-count)) + (about ? u"~"_s : QString());
    else if (unit == u"week" || unit == u"weeks")
        edtf = edtfDay(context.published.addDays(-7 * count)) + u'~';
    else if (unit == u"month" || unit == u"months")
        edtf = monthText(context.published.addMonths(-count)) + u'~';
    else if (unit == u"year" || unit == u"years")
        edtf = QString::number(context.published.year() - count) + u'~';
    else
        return {};
    return found(at, number->end + 2, edtf, u"counted from "_s + publication(context));
}

DateAt seasonBefore(const WordLine &line, int at, const DayContext &context)
{
    const int season = line.isAnyOf(at, {"last"_L1, "this"_L1}) ? seasonAt(line, at + 1) : 0;
    if (season == 0)
        return {};
    const bool isOver = line.is(at, "last"_L1);
    // A winter lasts into the next year: of two the last may still go on.
    int year = context.published.year();
    const auto isAhead = [&](int of) {
        const QDate begins(of, (season - 20) * 3, 1);
        return isOver ? begins.addMonths(3) > context.published : begins > context.published;
    };
    while (isAhead(year))
        --year;
    return found(at,
                 at + 2,
                 u"%1-%2"_s.arg(year).arg(season),
                 u"the last one up to "_s + publication(context));
}

// last week, late last month, last year
DateAt lastPeriod(const WordLine &line, int at, const DayContext &context)
{
    const QDate published = context.published;
    const bool hasPart = line.isAnyOf(at, {"early"_L1, "late"_L1}) && line.is(at + 1, "last"_L1);
    const int last = hasPart ? at + 1 : at;
    if (!line.is(last, "last"_L1) || line.isAnyOf(last - 1, {"the"_L1, "over"_L1, "for"_L1}))
        return {};
    if (line.is(last + 1, "week"_L1)) {
        const QDate monday = published.addDays(-6 - published.dayOfWeek());
        auto read = found(at,
                          last + 2,
                          edtfDays(monday, published.addDays(-1)),
                          u"the week before that of "_s + publication(context)
                              + u", and the days up to it"_s);
        read.date.others.push_back(
            {edtfDays(monday, monday.addDays(6)), u"the calendar week before"_s});
        return read;
    }
    if (line.is(last + 1, "month"_L1)) {
        const QDate month = published.addMonths(-1);
        const QString edtf =
            hasPart ? partOfMonth(line[at].folded, month.year(), month.month()) : monthText(month);
        return found(at, last + 2, edtf, u"the month before "_s + publication(context));
    }
    if (line.is(last + 1, "year"_L1))
        return found(at,
                     last + 2,
                     QString::number(published.year() - 1),
                     u"the year before "_s + publication(context));
    return {};
}

// this month, earlier this week, earlier in the month, over the past two weeks
DateAt periodUpToNow(const WordLine &line, int at, const DayContext &context)
{
    const QDate published = context.published;
    const int now = line.anyPhraseAt(
        at, {"earlier this"_L1, "earlier in the"_L1, "this"_L1, "earlier in this"_L1});
    const QString &unit = line[at + now].folded;
    if (now > 0 && !line.is(at - 1, "later"_L1) && !line[at].isQuoted) {
        const QDate first = unit == u"week"    ? published.addDays(1 - published.dayOfWeek())
                            : unit == u"month" ? QDate(published.year(), published.month(), 1)
                            : unit == u"year"  ? QDate(published.year(), 1, 1)
                                               : QDate();
        if (first.isValid())
            return found(at,
                         at + now + 1,
                         edtfDays(first, published),
                         u"from its first day up to "_s + publication(context));
    }
    const int past = line.anyPhraseAt(at, {"the past"_L1, "the last"_L1});
    if (past == 0)
        return {};
    const PlainNumber number = plainNumberAt(line, at + past);
    const int count = number.words > 0 ? number.value : 1;
    const int place = at + past + number.words;
    const QDate first =
        line.isAnyOf(place, {"day"_L1, "days"_L1}) && number.words > 0 ? published.addDays(-count)
        : line.isAnyOf(place, {"week"_L1, "weeks"_L1})   ? published.addDays(-7 * count)
        : line.isAnyOf(place, {"month"_L1, "months"_L1}) ? published.addMonths(-count)
        : line.isAnyOf(place, {"year"_L1, "years"_L1})   ? published.addYears(-count)
                                                         : QDate();
    if (!first.isValid() || first.year() < 1900)
        return {};
    return found(at, place + 1, edtfDays(first, published), u"up to "_s + publication(context));
}

// two days later, the next day, the day before: from a date that the text named before
DateAt fromBefore(const WordLine &line, int at, const DayContext &context)
{
    if (!context.before.isValid())
        return {};
    qint64 days = 0;
    int end = at;
    bool about = false;
    if (const int words = line.anyPhraseAt(at,
                                           {"the next day"_L1,
                                            "the following day"_L1,
                                            "a day later"_L1,
                                            "one day later"_L1,
                                            "the day after"_L1})) {
        days = 1;
        end += words;
    } else if (const int back = line.anyPhraseAt(at,
                                                 {"the previous day"_L1,
                                                  "a day earlier"_L1,
                                                  "the day before"_L1,
                                                  "one day earlier"_L1})) {
        days = -1;
        end += back;
    } else if (const int same =
                   line.anyPhraseAt(at, {"the same day"_L1, "that day"_L1, "later that day"_L1})) {
        end += same;
    } else if (const PlainNumber number = plainNumberAt(line, at);
               number.words > 0 && number.value < 400) {
        const int unit = at + number.words;
        const bool weeks = line.isAnyOf(unit, {"week"_L1, "weeks"_L1});
        const bool later = line.is(unit + 1, "later"_L1);
        if ((!weeks && !line.is(unit, "days"_L1)) || (!later && !line.is(unit + 1, "earlier"_L1)))
            return {};
        about = weeks;
        days = (later ? 1 : -1) * number.value * (weeks ? 7 : 1);
        end = unit + 2;
    } else {
        return {};
    }
    return found(
        at,
        end,
        edtfDay(context.before.addDays(days)) + (about ? u"~"_s : QString()),
        u"counted from "_s + dayWords(context.before)
            + (context.isBeforeElsewhere ? u", the date before in the text"_s : QString()));
}

} // namespace

int weekdayAt(const WordLine &line, int at)
{
    static const QHash<QString, int> days{{u"monday"_s, 1},
                                          {u"tuesday"_s, 2},
                                          {u"wednesday"_s, 3},
                                          {u"thursday"_s, 4},
                                          {u"friday"_s, 5},
                                          {u"saturday"_s, 6},
                                          {u"sunday"_s, 7}};
    return line[at].isCapital ? days.value(line[at].folded, 0) : 0;
}

DateAt relativeDateAt(const WordLine &line, int at, const DayContext &context)
{
    if (const DateAt counted = fromBefore(line, at, context); counted.end > counted.first)
        return counted;
    if (!context.published.isValid())
        return {};
    for (const auto read : {dayBeside, weekday, ago, seasonBefore, lastPeriod, periodUpToNow}) {
        if (const DateAt there = read(line, at, context); there.end > there.first)
            return there;
    }
    return {};
}

} // namespace sourceline
