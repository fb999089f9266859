#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sourcekinds.h"
#include "model/text/sourcephrase.h"
#include "model/text/speechwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int farthestBy = 9; // words between `attributed` and `by`

ReadSpeaker speakerOf(const SourcePhrase &phrase)
{
    ReadSpeaker speaker;
    speaker.speaker = phrase.source;
    speaker.nationality = phrase.nationality;
    speaker.institution = phrase.institution;
    speaker.isPronoun = phrase.isPronoun;
    return speaker;
}

// `in a statement`, `at a briefing`, `on Twitter`
QString venueAfter(const WordLine &line, int verb)
{
    for (int at = verb; at < verb + 10 && at < line.size() && !(at > verb && line.is(at, "\""_L1));
         ++at) {
        if (!line.isAnyOf(at, {"in"_L1, "at"_L1, "during"_L1, "on"_L1, "via"_L1}))
            continue;
        const int noun = line.isAnyOf(at + 1, {"a"_L1, "an"_L1, "the"_L1}) ? at + 2 : at + 1;
        if (line.isAnyOf(noun,
                         {"statement"_L1,
                          "briefing"_L1,
                          "interview"_L1,
                          "tweet"_L1,
                          "post"_L1,
                          "email"_L1,
                          "speech"_L1,
                          "report"_L1})
            || (line.is(at, "on"_L1)
                && line.isAnyOf(noun, {"twitter"_L1, "facebook"_L1, "telegram"_L1})))
            return line.text(noun, noun + 1);
        if (line.phraseAt(noun, "press conference"_L1) > 0
            || line.phraseAt(noun, "news conference"_L1) > 0)
            return line.text(noun, noun + 2);
    }
    return {};
}

// told [Reuters]; told reporters names nobody.
std::optional<ReadSource> mediumTold(const WordLine &line, int verb, const ReadingContext &context)
{
    if (!line.is(verb, "told"_L1))
        return {};
    const int first = line.is(verb + 1, "the"_L1) ? verb + 2 : verb + 1;
    int end = first;
    while (line[end].isCapital && line.isWord(end) && weekdayAt(line, end) == 0)
        ++end;
    if (end == first || !isMedium(line, first, end, context))
        return {};
    ReadSource medium{{qint32(line[first].start), qint32(line[end - 1].end)},
                      line.text(first, end),
                      u"outlet"_s,
                      false};
    medium.isKnown = context.kindOfActor && !context.kindOfActor(medium.name).isEmpty();
    return medium;
}

// `..., citing a security source`: it is the source that speaks, through the one who cites.
std::optional<SourcePhrase> cited(const WordLine &line, const ReadingContext &context)
{
    for (int at = 0; at < line.size(); ++at) {
        if (!line.isAnyOf(at, {"citing"_L1, "quoting"_L1}))
            continue;
        if (SourcePhrase phrase = phraseFrom(line, at + 1, context); phrase.isValid())
            return phrase;
    }
    return {};
}

// The subject before the verb, or behind it: `said a US official`.
SourcePhrase subjectOf(const WordLine &line, int verb, const ReadingContext &context)
{
    const bool inverted = line.is(verb - 1, "\""_L1) || line.is(verb - 1, ","_L1);
    if (inverted
        && line.isAnyOf(verb,
                        {"said"_L1,
                         "says"_L1,
                         "wrote"_L1,
                         "added"_L1,
                         "noted"_L1,
                         "tweeted"_L1,
                         "warned"_L1})) {
        if (SourcePhrase behind = phraseFrom(line, verb + 1, context); behind.isValid())
            return behind;
    }
    return subjectBefore(line, verb, context);
}

std::optional<ReadSpeaker> byVerb(const WordLine &line, int verb, const ReadingContext &context)
{
    const SourcePhrase subject = subjectOf(line, verb, context);
    if (!subject.isValid())
        return {};
    ReadSpeaker speaker = speakerOf(subject);
    if (const auto source = cited(line, context);
        source && subject.source.kind == u"outlet" && source->first != subject.first) {
        speaker = speakerOf(*source);
        speaker.through.push_back(subject.source);
    } else if (auto medium = mediumTold(line, verb, context)) {
        speaker.through.push_back(*std::move(medium));
    }
    speaker.venue = venueAfter(line, verb);
    return speaker;
}

// `He did not name the group`
std::optional<ReadSpeaker> bySilence(const WordLine &line, int verb, const ReadingContext &context)
{
    const SourcePhrase subject = subjectBefore(line, verb, context);
    return subject.isValid() ? std::optional(speakerOf(subject)) : std::nullopt;
}

// according to X; blamed by X on Y; in what X described as
std::optional<ReadSpeaker>
byPreposition(const WordLine &line, int at, const ReadingContext &context)
{
    int from = line.phraseAt(at, "according to"_L1);
    // `was attributed to X by Y`
    for (int verb = at - 1;
         from == 0 && line.is(at, "by"_L1) && verb > at - farthestBy && !line.isBreak(verb);
         --verb) {
        if (line.phraseAt(verb, "attributed to"_L1) > 0)
            from = 1;
    }
    if (from == 0 && line.is(at, "by"_L1) && isSpeechWord(line, at - 1)
        && (isBeing(line, at - 2) || line.isBreak(at - 2) || !isSpeechVerb(line, at - 1)))
        from = 1;
    if (from == 0)
        return {};
    const SourcePhrase phrase = phraseFrom(line, at + from, context);
    if (!phrase.isValid())
        return {};
    return speakerOf(phrase);
}

// [Ida Falk] of the Harbour Ledger reported: the outlet, and who reported in it.
std::vector<ReadSource>
reportersIn(const WordLine &line, const SourcePhrase &subject, const ReadingContext &context)
{
    const auto source = [&](int first, int end, const QString &kind) {
        ReadSource made{{qint32(line[first].start), qint32(line[end - 1].end)},
                        line.text(first, end),
                        kind,
                        false};
        const QString known = context.kindOfActor ? context.kindOfActor(made.name) : QString();
        made.isKnown = !known.isEmpty();
        if (made.isKnown)
            made.kind = known;
        return made;
    };
    for (int at = subject.first + 1; at + 1 < subject.end; ++at) {
        if (!line.isAnyOf(at, {"of"_L1, "at"_L1, "from"_L1}))
            continue;
        const int outlet = line.is(at + 1, "the"_L1) ? at + 2 : at + 1;
        if (!isAllNames(line, subject.first, at) || !line[outlet].isCapital)
            break;
        return {source(outlet, subject.end, u"outlet"_s), source(subject.first, at, u"person"_s)};
    }
    ReadSource one = subject.source;
    // Somebody who reports what others say and is nobody known is a paper, where he is no person.
    if (one.kind == u"organisation" && !one.isKnown && line[subject.first].isCapital)
        one.kind = u"outlet"_s;
    return {one};
}

// `The Ledger reported ..., an official said`; `Ida Falk of the Ledger reported that officials
// said`: the sentence's last words, or those right after that, are another's.
bool isPassedOn(const WordLine &line, int reported, const SourcePhrase &later, int verb)
{
    if (later.first <= reported || line.isAnyOf(later.first - 1, {"and"_L1, "but"_L1, "while"_L1}))
        return false;
    const int lead = line.isAnyOf(later.first - 1, {"a"_L1, "an"_L1, "the"_L1, "one"_L1, "two"_L1})
                         ? later.first - 1
                         : later.first;
    const bool isNext =
        lead == reported + 1 || (lead == reported + 2 && line.is(reported + 1, "that"_L1));
    if (isNext)
        return true;
    int end = verb + 1;
    while (end < line.size() && end < verb + 5 && line.isWord(end))
        ++end;
    return line.is(lead - 1, ","_L1) && (end >= line.size() || line.is(end, "."_L1))
           && line.is(verb, "said"_L1);
}

bool mayReport(const SourcePhrase &subject)
{
    const QString &kind = subject.source.kind;
    return kind == u"outlet" || kind == u"person"
           || (kind == u"organisation" && !subject.source.isKnown);
}

struct Reporting
{
    int verb = -1;
    SourcePhrase subject;
};

bool isSame(const ReadSpeaker &one, const ReadSpeaker &other)
{
    return one.speaker.range == other.speaker.range;
}

} // namespace

std::vector<ReadSpeaker> speakersIn(const WordLine &line, const ReadingContext &context)
{
    std::vector<ReadSpeaker> speakers;
    Reporting reporting; // whoever reported last, alone
    for (int at = 0; at < line.size(); ++at) {
        std::optional<ReadSpeaker> found;
        if (decliningAt(line, at) > 0 && !line[at].isQuoted)
            found = bySilence(line, at, context);
        else if (isSpeechVerb(line, at))
            found = byVerb(line, at, context);
        else if (!line[at].isQuoted)
            found = byPreposition(line, at, context);
        const bool isNew =
            found
            && std::none_of(speakers.begin(), speakers.end(), [&found](const ReadSpeaker &there) {
                   return isSame(there, *found);
               });
        if (!isNew)
            continue;
        const SourcePhrase subject =
            isSpeechVerb(line, at) ? subjectOf(line, at, context) : SourcePhrase();
        if (reporting.verb >= 0 && subject.isValid()
            && isPassedOn(line, reporting.verb, subject, at)) {
            auto through = reportersIn(line, reporting.subject, context);
            found->through.insert(found->through.begin(), through.begin(), through.end());
            speakers.pop_back();
        }
        const bool reports = line.isAnyOf(at, {"reported"_L1, "reports"_L1}) && subject.isValid()
                             && found->through.empty() && mayReport(subject);
        reporting = reports ? Reporting{at, subject} : Reporting();
        speakers.push_back(*std::move(found));
    }
    return speakers;
}

} // namespace sourceline
