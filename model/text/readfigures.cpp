#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/speechwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

// Words between a number and what is counted: `15 small Katyusha rockets`, `two other US service
// members`. None of these ends a noun phrase.
bool isBetween(const WordLine &line, int at)
{
    if (!line.isWord(at))
        return line.is(at, "-"_L1) && !line.isBreak(at);
    return !isSpeechWord(line, at) && !isBeing(line, at)
           && !line.isAnyOf(
               at,
               {"a"_L1,    "an"_L1,         "the"_L1,     "of"_L1,      "in"_L1,      "on"_L1,
                "at"_L1,   "and"_L1,        "or"_L1,      "to"_L1,      "by"_L1,      "from"_L1,
                "with"_L1, "for"_L1,        "that"_L1,    "which"_L1,   "who"_L1,     "days"_L1,
                "day"_L1,  "weeks"_L1,      "week"_L1,    "months"_L1,  "month"_L1,   "years"_L1,
                "year"_L1, "hours"_L1,      "hour"_L1,    "minutes"_L1, "percent"_L1, "miles"_L1,
                "km"_L1,   "kilometers"_L1, "million"_L1, "billion"_L1, "had"_L1,     "have"_L1,
                "has"_L1,  "as"_L1,         "after"_L1,   "before"_L1,  "than"_L1,    "times"_L1});
}

bool isAttackPlural(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"attacks"_L1,
                         "strikes"_L1,
                         "airstrikes"_L1,
                         "raids"_L1,
                         "bombings"_L1,
                         "incidents"_L1,
                         "shootings"_L1,
                         "assaults"_L1});
}

enum class Counted
{
    Nothing,
    Munitions,
    People,
    Attacks,
    Outcome ///< `14 wounded`, `two dead`
};

struct CountedNoun
{
    Counted what = Counted::Nothing;
    int end = 0;
    QString nationality, status;
};

// What stands after a number within a few words.
CountedNoun countedAfter(const WordLine &line, int from)
{
    CountedNoun noun;
    for (int at = from; at < from + 6 && at < line.size(); ++at) {
        noun.end = at + 1;
        if (at == from && line.is(at, "\""_L1))
            continue; // `15 "small rockets"`
        if (const QString nation = nationalityAt(line, at); !nation.isEmpty())
            noun.nationality = nation;
        const PeopleWord people = peopleAt(line, at);
        // `14 other people`, `two American soldiers`: the noun is the last of them.
        const bool goesOn =
            line.isWord(at + 1)
            && (peopleAt(line, at + 1).isPeople
                || (line.isAnyOf(at, {"other"_L1, "others"_L1}) && isBetween(line, at + 1)));
        if (people.isPeople && !goesOn) {
            noun.what = Counted::People;
            noun.status = people.status;
            return noun;
        }
        if (people.isPeople)
            continue;
        if (isMunitionAt(line, at)) {
            noun.what = Counted::Munitions;
            if (line.is(from, "\""_L1) && line.is(noun.end, "\""_L1))
                ++noun.end;
            return noun;
        }
        if (isAttackPlural(line, at)) {
            noun.what = Counted::Attacks;
            return noun;
        }
        if (at == from
            && line.isAnyOf(at,
                            {"dead"_L1,
                             "killed"_L1,
                             "wounded"_L1,
                             "injured"_L1,
                             "casualties"_L1,
                             "deaths"_L1,
                             "fatalities"_L1,
                             "injuries"_L1})) {
            noun.what = Counted::Outcome;
            return noun;
        }
        if (!isBetween(line, at))
            return {};
    }
    return {};
}

ReadFigure figureOf(const WordLine &line, const WordedNumber &number, int end)
{
    ReadFigure figure;
    figure.range = {qint32(line[number.first].start), qint32(line[end - 1].end)};
    figure.reported = u"figure"_s;
    figure.qualifier = number.qualifier;
    figure.number = number.number;
    figure.low = number.low;
    figure.high = number.high;
    return figure;
}

// `wounding 3, and …`: people, though it is not said which.
QString outcomeBefore(const WordLine &line, const WordedNumber &number)
{
    const bool ends =
        line.isBreak(number.end)
        || line.isAnyOf(number.end,
                        {"and"_L1, "in"_L1, "at"_L1, "on"_L1, "near"_L1, "when"_L1, "while"_L1});
    const bool acts = line.isAnyOf(
        number.first - 1,
        {"killing"_L1, "wounding"_L1, "injuring"_L1, "killed"_L1, "wounded"_L1, "injured"_L1});
    return ends && acts && !number.isArticle && !isBeing(line, number.first - 2)
               ? outcomeAt(line, number.first - 1)
               : QString();
}

std::optional<ReadFigure> readFigure(const WordLine &line, const WordedNumber &number)
{
    const CountedNoun noun = countedAfter(line, number.end);
    ReadFigure figure =
        noun.what == Counted::Nothing ? ReadFigure() : figureOf(line, number, noun.end);
    switch (noun.what) {
    case Counted::Nothing:
        if (const QString outcome = outcomeBefore(line, number); !outcome.isEmpty()) {
            figure = figureOf(line, number, number.end);
            figure.field = outcome;
            return figure;
        }
        return {};
    case Counted::Munitions:
        figure.field = u"munitions"_s;
        figure.measure = measureOf(line, number.first, noun.end);
        // `a rocket` says how many only where it did something.
        if (figure.measure.isEmpty() && number.isArticle)
            return {};
        if (figure.measure.isEmpty())
            figure.measure = u"unspecified"_s;
        return figure;
    case Counted::Attacks:
        if (number.isArticle || number.number == 1)
            return {};
        figure.field = u"count"_s;
        return figure;
    case Counted::Outcome:
        if (number.isArticle)
            return {};
        figure.field = outcomeAt(line, noun.end - 1);
        return figure;
    case Counted::People:
        // `wounding two guards, an official said`: who speaks is nobody's victim.
        if (isSpeechVerb(line, noun.end))
            return {};
        figure.field = outcomeOf(line, number.first, noun.end);
        figure.nationality = noun.nationality;
        figure.status = noun.status;
        return figure.field.isEmpty() ? std::nullopt : std::optional(figure);
    }
    return {};
}

ReadFigure
nobody(const WordLine &line, int at, int end, const QString &field, const QString &reported)
{
    ReadFigure figure;
    figure.range = {qint32(line[at].start), qint32(line[end - 1].end)};
    figure.field = field;
    figure.reported = reported;
    return figure;
}

// `no casualties`, `nobody was hurt`: nought. `no reports of casualties`: not reported, which is
// not nought.
std::optional<ReadFigure> readNone(const WordLine &line, int at)
{
    if (const int words = line.anyPhraseAt(at,
                                           {"no reports of"_L1,
                                            "no immediate reports of"_L1,
                                            "no immediate reports about"_L1,
                                            "no immediate word of"_L1,
                                            "no report of"_L1,
                                            "no word of"_L1})) {
        for (int place = at + words; place < at + words + 4 && !line.isBreak(place); ++place) {
            if (const QString field = outcomeAt(line, place); !field.isEmpty())
                return nobody(line, at, place + 1, field, u"not reported"_s);
        }
        return {};
    }
    int place = at;
    if (line.isAnyOf(at, {"no"_L1, "without"_L1})) {
        ++place;
        while (place < at + 4
               && (!nationalityAt(line, place).isEmpty()
                   || line.isAnyOf(place,
                                   {"coalition"_L1, "civilian"_L1, "serious"_L1, "immediate"_L1})))
            ++place;
        if (line.isAnyOf(place, {"casualties"_L1, "deaths"_L1, "injuries"_L1, "fatalities"_L1}))
            return nobody(line, at, place + 1, outcomeAt(line, place), u"none"_s);
    }
    const int words = line.anyPhraseAt(
        at,
        {"no one was"_L1, "nobody was"_L1, "none was"_L1, "none were"_L1, "no one had been"_L1});
    if (words > 0 && line.isAnyOf(at + words, {"killed"_L1, "hurt"_L1, "injured"_L1, "wounded"_L1}))
        return nobody(line, at, at + words + 1, outcomeAt(line, at + words), u"none"_s);
    return {};
}

} // namespace

std::vector<ReadFigure> figuresIn(const WordLine &line)
{
    std::vector<ReadFigure> figures;
    for (int at = 0; at < line.size(); ++at) {
        if (auto none = readNone(line, at)) {
            const qint32 end = none->range.end;
            figures.push_back(*std::move(none));
            while (at + 1 < line.size() && line[at + 1].start < end)
                ++at;
            continue;
        }
        const auto number = numberAt(line, at);
        const bool isMeasured =
            number
            && line.isAnyOf(
                line.is(number->end, "-"_L1) ? number->end + 1 : number->end,
                {"mm"_L1, "millimeter"_L1, "millimetre"_L1, "pound"_L1, "kg"_L1, "year"_L1});
        const bool isDay = monthAt(line, at - 1) > 0 || (number && monthAt(line, number->end) > 0);
        if (!number || isMeasured || isDay || line.isAnyOf(at - 1, {"$"_L1, "-"_L1, "."_L1}))
            continue;
        if (auto figure = readFigure(line, *number))
            figures.push_back(*std::move(figure));
        at = number->end - 1;
    }
    return figures;
}

} // namespace sourceline
