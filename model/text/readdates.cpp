#include "model/text/readdates.h"

#include "model/text/edtf.h"
#include "model/text/speechwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

QDate dayOf(const QString &edtf)
{
    // Of a publication the time may be known too.
    const bool isDay = edtf.size() == 10 || (edtf.size() > 10 && edtf[10] == u'T');
    return isDay ? QDate::fromString(edtf.left(10), Qt::ISODate) : QDate();
}

// told [the harbour council], also on Thursday: up to the word before `at` it is those who were
// told.
bool endsThoseTold(const WordLine &line, int at)
{
    int place = at;
    while (line.isAnyOf(place, {"on"_L1, "also"_L1, "late"_L1, "early"_L1, "earlier"_L1, ","_L1}))
        --place;
    int told = place;
    while (told > 0 && told > place - 5 && !line.is(told, "told"_L1) && !line.isBreak(told))
        --told;
    if (!line.is(told, "told"_L1) || told == place)
        return false;
    // Those told are one name or noun: `told the council the attack on Friday` goes on with what.
    for (int word = told + 1; word <= place; ++word) {
        const bool isArticle = line.isAnyOf(word, {"the"_L1, "a"_L1, "an"_L1});
        if ((isArticle && word > told + 1) || line.isAnyOf(word, {"that"_L1, "of"_L1, "about"_L1}))
            return false;
    }
    return true;
}

// said late Thursday, told reporters on Monday, officials on Monday said
bool isWhenItWasSaid(const WordLine &line, const DateAt &found)
{
    if (isSpeechVerb(line, found.end) || endsThoseTold(line, found.first - 1))
        return true;
    int at = found.first - 1;
    for (int steps = 0; steps < 6 && !line.isBreak(at) && !isSpeechWord(line, at); ++steps, --at) {
        const bool between = line[at].isCapital
                             || line.isAnyOf(at,
                                             {"on"_L1,
                                              "in"_L1,
                                              "a"_L1,
                                              "an"_L1,
                                              "the"_L1,
                                              "statement"_L1,
                                              "reporters"_L1,
                                              "journalists"_L1,
                                              "lawmakers"_L1,
                                              "briefing"_L1,
                                              "interview"_L1,
                                              "tweet"_L1,
                                              "post"_L1});
        if (!between)
            return false;
    }
    return isSpeechVerb(line, at);
}

// `will meet on Friday`, `by Monday`: ahead, and no date of anything that happened.
bool liesAhead(const WordLine &line, int first)
{
    if (line.isAnyOf(first - 1, {"by"_L1, "until"_L1}) && weekdayAt(line, first) > 0)
        return true;
    for (int at = first - 1; at >= 0 && at > first - 12 && !line.isBreak(at); --at) {
        if (line.isAnyOf(at, {"will"_L1, "plans"_L1, "scheduled"_L1, "expected"_L1}))
            return true;
    }
    return false;
}

// Friday, March 13: one date.
DateAt withWeekday(const WordLine &line, int at, const DayContext &context)
{
    if (weekdayAt(line, at) == 0)
        return {};
    int day = at + 1;
    if (line.isAnyOf(day, {"night"_L1, "morning"_L1, "evening"_L1, "afternoon"_L1}))
        ++day;
    if (line.is(day, ","_L1))
        ++day;
    DateAt found = absoluteDateAt(line, day, context);
    if (found.end > found.first)
        found.first = at;
    return found;
}

DateAt dateAt(const WordLine &line, int at, const DayContext &context)
{
    for (const auto read : {withWeekday, absoluteDateAt, relativeDateAt}) {
        if (const DateAt found = read(line, at, context); found.end > found.first)
            return found;
    }
    return {};
}

// Since May: from then on, up to nobody says when.
void openWhereSince(const WordLine &line, DateAt &found)
{
    if (!line.is(found.first - 1, "since"_L1) || found.date.edtf.contains(u'/'))
        return;
    found.date.edtf += u"/.."_s;
    for (ReadDate::Other &other : found.date.others)
        other.edtf += u"/.."_s;
    --found.first;
}

} // namespace

QString edtfDay(const QDate &day)
{
    return day.toString(Qt::ISODate);
}

QString edtfDays(const QDate &first, const QDate &last)
{
    return first == last ? edtfDay(first) : QString(edtfDay(first) + u'/' + edtfDay(last));
}

QString dayWords(const QDate &day)
{
    return displayDate(edtfDay(day));
}

std::vector<ReadDate> datesIn(const WordLine &line, const ReadingContext &context)
{
    DayContext days;
    days.published = dayOf(context.publishedEdtf);
    days.before = dayOf(context.dateBefore);
    days.isBeforeElsewhere = true;
    std::vector<ReadDate> dates;
    for (int at = 0; at < line.size(); ++at) {
        DateAt found = dateAt(line, at, days);
        if (found.end <= found.first)
            continue;
        at = found.end - 1;
        if (found.date.isInferred && liesAhead(line, found.first))
            continue;
        found.date.isOfSpeech = isWhenItWasSaid(line, found);
        if (const QDate day = dayOf(found.date.edtf); day.isValid() && !found.date.isOfSpeech) {
            days.before = day;
            days.isBeforeElsewhere = false;
        }
        openWhereSince(line, found);
        found.date.range = {qint32(line[found.first].start), qint32(line[found.end - 1].end)};
        dates.push_back(found.date);
    }
    return dates;
}

std::vector<ReadTime> timesIn(const WordLine &line)
{
    std::vector<ReadTime> times;
    for (int at = 0; at < line.size(); ++at) {
        const QStringList parts = line[at].folded.split(u':');
        const bool afternoon = line.is(at + 1, "pm"_L1);
        const bool isHalf = afternoon || line.is(at + 1, "am"_L1);
        bool hours = false, minutes = true;
        int hour = parts.front().toInt(&hours);
        const int minute = parts.size() == 2 ? parts[1].toInt(&minutes) : 0;
        // 7:35 is a time of the day by itself, 7 only before a.m.
        const bool clear = parts.size() == 2 ? parts[1].size() == 2 : isHalf && parts.size() == 1;
        if (!hours || !minutes || !clear || hour > (isHalf ? 12 : 23) || minute > 59
            || (isHalf && hour == 0))
            continue;
        if (isHalf)
            hour = hour % 12 + (afternoon ? 12 : 0);
        times.push_back({{qint32(line[at].start), qint32(line[at + (isHalf ? 1 : 0)].end)},
                         u"%1:%2"_s.arg(hour, 2, 10, QChar(u'0')).arg(minute, 2, 10, QChar(u'0'))});
    }
    return times;
}

} // namespace sourceline
