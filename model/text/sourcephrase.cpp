#include "model/text/sourcephrase.h"

#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sourcekinds.h"
#include "model/text/speechwords.h"

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

bool isLeading(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"a"_L1,
                         "an"_L1,
                         "the"_L1,
                         "one"_L1,
                         "another"_L1,
                         "two"_L1,
                         "three"_L1,
                         "some"_L1,
                         "several"_L1,
                         "other"_L1,
                         "meanwhile"_L1,
                         "however"_L1,
                         "but"_L1,
                         "and"_L1,
                         "also"_L1,
                         "other"_L1,
                         "many"_L1,
                         "both"_L1,
                         "separately"_L1});
}

bool isPronounAt(const WordLine &line, int at)
{
    return line.isAnyOf(at, {"he"_L1, "she"_L1, "they"_L1});
}

// Words that no name or description of a speaker holds: a clause ends at them.
bool endsPhrase(const WordLine &line, int at)
{
    if (line.isBreak(at))
        return true;
    return isSpeechWord(line, at) || isBeing(line, at)
           || line.isAnyOf(at,
                           {"that"_L1,     "which"_L1,   "who"_L1,    "when"_L1,     "while"_L1,
                            "because"_L1,  "after"_L1,   "before"_L1, "as"_L1,       "if"_L1,
                            "than"_L1,     "whether"_L1, "where"_L1,  "but"_L1,      "though"_L1,
                            "although"_L1, "since"_L1,   "until"_L1,  "speaking"_L1, "adding"_L1,
                            "citing"_L1,   "quoting"_L1, "during"_L1, "what"_L1,     "so"_L1,
                            "had"_L1,      "has"_L1,     "have"_L1,   "will"_L1,     "would"_L1,
                            "could"_L1});
}

bool isTimeWord(const WordLine &line, int at)
{
    return weekdayAt(line, at) > 0
           || line.isAnyOf(at,
                           {"yesterday"_L1,
                            "today"_L1,
                            "late"_L1,
                            "early"_L1,
                            "earlier"_L1,
                            "later"_L1,
                            "also"_L1,
                            "on"_L1,
                            "night"_L1,
                            "morning"_L1,
                            "reportedly"_L1,
                            "previously"_L1,
                            "repeatedly"_L1});
}

// What the words from first to end name; not valid: nobody.
SourcePhrase phraseOf(const WordLine &line, int first, int end, const ReadingContext &context)
{
    while (first < end && isLeading(line, first))
        ++first;
    while (end > first && (isTimeWord(line, end - 1) || !line.isWord(end - 1)))
        --end;
    // `Norway's Harbour TV` is the outlet; of whose state it is stays out of its name.
    if (first + 2 < end && line.is(first + 1, "'s"_L1) && isMedium(line, first + 2, end, context))
        first += 2;
    SourcePhrase phrase;
    if (first >= end)
        return phrase;
    phrase.first = first;
    phrase.end = end;
    phrase.source.range = {qint32(line[first].start), qint32(line[end - 1].end)};
    phrase.source.name = line.text(first, end);
    if (end == first + 1 && isPronounAt(line, first)) {
        phrase.isPronoun = true;
        return phrase;
    }
    for (int at = first; at < end; ++at) {
        if (const QString nation = nationalityAt(line, at);
            phrase.nationality.isEmpty() && !nation.isEmpty())
            phrase.nationality = nation;
    }
    phrase.institution = institutionIn(line, first, end);
    phrase.source.kind = kindOfSource(line, first, end, context);
    phrase.source.isKnown =
        context.kindOfActor && !context.kindOfActor(phrase.source.name).isEmpty();
    if (phrase.source.kind.isEmpty())
        return {};
    if (phrase.source.kind == u"person" && !phrase.source.isKnown) {
        phrase.source.name = personName(line, first, end);
        phrase.source.isKnown =
            context.kindOfActor && !context.kindOfActor(phrase.source.name).isEmpty();
    }
    return phrase;
}

} // namespace

SourcePhrase subjectBefore(const WordLine &line, int verb, const ReadingContext &context)
{
    int end = verb;
    // `has declared`, `had also said`
    while (end > 0
           && (isTimeWord(line, end - 1) || line.isAnyOf(end - 1, {"has"_L1, "have"_L1, "had"_L1})))
        --end;
    // An apposition: `David Ames, head of the office, said`, `the head of the office, David Ames,
    // said`.
    if (line.is(end - 1, ","_L1)) {
        int comma = end - 2;
        while (comma >= 0 && !line.is(comma, ","_L1) && !line.is(comma, "\""_L1))
            --comma;
        if (comma <= 0 || line.is(comma, "\""_L1))
            return {};
        const SourcePhrase inside = phraseOf(line, comma + 1, end - 1, context);
        if (inside.source.kind == u"person" && isAllNames(line, comma + 1, end - 1))
            return inside;
        end = comma;
    }
    int first = end;
    while (first > 0 && !endsPhrase(line, first - 1) && end - first < 14)
        --first;
    // `In Baghdad a spokesman said`: from the article on.
    for (int at = first + 1; at < end; ++at) {
        const bool begins =
            line.isAnyOf(at, {"a"_L1, "an"_L1})
            || (line.is(at, "the"_L1)
                && !line.isAnyOf(
                    at - 1,
                    {"of"_L1, "for"_L1, "at"_L1, "in"_L1, "to"_L1, "from"_L1, "with"_L1, "on"_L1}));
        const bool afterAnd = line.is(at, "and"_L1) && !line[at + 1].isCapital
                              && !peopleAt(line, at + 1).isPeople && !namesARole(line, first, at);
        if (begins || afterAnd)
            first = at;
    }
    // `On January 8 a spokesman said`
    while (first < end
           && (monthAt(line, first) > 0 || weekdayAt(line, first) > 0 || line.isNumber(first)
               || line.isAnyOf(first,
                               {"on"_L1,
                                "in"_L1,
                                "early"_L1,
                                "late"_L1,
                                "mid"_L1,
                                "-"_L1,
                                "last"_L1,
                                "since"_L1})))
        ++first;
    return phraseOf(line, first, end, context);
}

SourcePhrase phraseFrom(const WordLine &line, int at, const ReadingContext &context)
{
    int end = at;
    while (end < line.size() && end < at + 14 && !endsPhrase(line, end)) {
        const bool stops =
            end > at
            && ((line.isAnyOf(end,
                              {"in"_L1,
                               "on"_L1,
                               "at"_L1,
                               "to"_L1,
                               "by"_L1,
                               "with"_L1,
                               "about"_L1,
                               "and"_L1,
                               "from"_L1})
                 && !(line.is(end, "in"_L1) && line[end + 1].isCapital
                      && kindOfRole(line, end - 1) == u"state organ"))
                || weekdayAt(line, end) > 0
                || line.isAnyOf(end, {"late"_L1, "earlier"_L1, "yesterday"_L1, "last"_L1}));
        if (stops)
            break;
        ++end;
    }
    return phraseOf(line, at, end, context);
}

} // namespace sourceline
