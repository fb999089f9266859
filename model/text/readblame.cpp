#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sourcekinds.h"
#include "model/text/speechwords.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int farthest = 14; // words between `blamed` and `on`

struct Words
{
    int first = 0, end = 0;
};

// Words that name nobody by themselves: `US`, `March`, `Shia`.
bool isNobody(const WordLine &line, int at)
{
    return !nationalityAt(line, at).isEmpty() || monthAt(line, at) > 0 || weekdayAt(line, at) > 0
           || line.isAnyOf(at,
                           {"-"_L1,
                            "al"_L1,
                            "shia"_L1,
                            "shiite"_L1,
                            "shi'ite"_L1,
                            "sunni"_L1,
                            "islamist"_L1,
                            "the"_L1,
                            "this"_L1,
                            "that"_L1,
                            "he"_L1,
                            "she"_L1,
                            "they"_L1,
                            "it"_L1,
                            "i"_L1,
                            "we"_L1,
                            "who"_L1,
                            "nobody"_L1});
}

std::optional<Words> named(const WordLine &line, Words words)
{
    while (words.first < words.end && line.is(words.first, "the"_L1))
        ++words.first;
    bool names = false;
    for (int at = words.first; at < words.end; ++at)
        names = names || !isNobody(line, at);
    // A single word has its capital at the beginning of a sentence anyway.
    const bool isOpening = words.first == 0 && words.end == 1;
    const bool isRole = !kindOfRole(line, words.end - 1).isEmpty() && words.end - words.first == 1;
    return names && !isOpening && !isRole ? std::optional(words) : std::nullopt;
}

bool isBefore(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"the"_L1,
                         "a"_L1,
                         "an"_L1,
                         "armed"_L1,
                         "group"_L1,
                         "militia"_L1,
                         "militant"_L1,
                         "militants"_L1,
                         "movement"_L1,
                         "paramilitary"_L1,
                         "organisation"_L1,
                         "organization"_L1,
                         "rebel"_L1,
                         "pro"_L1,
                         "-"_L1,
                         "backed"_L1,
                         "linked"_L1,
                         "aligned"_L1,
                         "supported"_L1,
                         "sponsored"_L1});
}

// `the Norway-backed militia Sand Wolves`
std::optional<Words> nameFrom(const WordLine &line, int at)
{
    const int from = at;
    while (at < from + 8
           && (isBefore(line, at) || line.is(at + 1, "-"_L1)
               || (!nationalityAt(line, at).isEmpty() && !line.isBreak(at + 1)))
           && !(line[at].isCapital && line.is(at + 1, "-"_L1) && line[at + 2].isCapital)
           && !line.isBreak(at))
        ++at;
    if (!line[at].isCapital)
        return {};
    int end = endOfCapitals(line, at);
    const int the = line.is(end + 1, "the"_L1) ? 1 : 0;
    if (line.is(end, "of"_L1) && line[end + 1 + the].isCapital)
        end = endOfCapitals(line, end + 1 + the);
    return named(line, {at, end});
}

// The name right before `end`.
std::optional<Words> nameBefore(const WordLine &line, int end)
{
    int first = end;
    while (first > 0
           && (line[first - 1].isCapital
               || (line.isAnyOf(first - 1, {"-"_L1, "al"_L1}) && first < end
                   && !line.isBreak(first - 1))))
        --first;
    while (first < end && !line[first].isCapital)
        ++first;
    return first < end ? named(line, {first, end}) : std::nullopt;
}

// `could have been`, `is believed to be`: whose subject stands before them.
int beforeVerb(const WordLine &line, int at)
{
    while (isBeing(line, at - 1)
           || line.isAnyOf(at - 1,
                           {"may"_L1,
                            "might"_L1,
                            "could"_L1,
                            "must"_L1,
                            "have"_L1,
                            "had"_L1,
                            "has"_L1,
                            "to"_L1,
                            "probably"_L1,
                            "likely"_L1,
                            "believed"_L1,
                            "suspected"_L1,
                            "thought"_L1,
                            "said"_L1,
                            "widely"_L1,
                            "also"_L1,
                            "allegedly"_L1}))
        --at;
    return at;
}

std::optional<Words> blamedAt(const WordLine &line, int at)
{
    const bool isDenied = line.isAnyOf(at - 1, {"not"_L1, "never"_L1})
                          || line.isAnyOf(at - 2, {"not"_L1, "never"_L1});
    if (isDenied)
        return {};
    if (line.isAnyOf(at, {"blamed"_L1, "blames"_L1, "blame"_L1, "blaming"_L1, "pinned"_L1})) {
        if (const auto name = nameFrom(line, at + 1);
            name && !line.is(at + 1, "on"_L1)
            && (line.is(name->end, "for"_L1) || line.is(name->end + 1, "for"_L1)))
            return name;
        for (int on = at + 1; on < at + farthest && on < line.size(); ++on) {
            if (!line.is(on, "on"_L1))
                continue;
            if (const auto name = nameFrom(line, on + 1))
                return name;
        }
        return {};
    }
    if (line.isAnyOf(at, {"accused"_L1, "accuses"_L1, "accusing"_L1})) {
        if (isBeing(line, at - 1))
            return nameBefore(line, beforeVerb(line, at));
        return nameFrom(line, at + 1);
    }
    const bool isIt = line.is(at, "behind"_L1) || line.phraseAt(at, "responsible for"_L1) > 0;
    if (isIt && isBeing(line, at - 1))
        return nameBefore(line, beforeVerb(line, at));
    const int by = line.anyPhraseAt(at,
                                    {"carried out by"_L1,
                                     "attributed to"_L1,
                                     "orchestrated by"_L1,
                                     "perpetrated by"_L1,
                                     "staged by"_L1,
                                     "claimed by"_L1,
                                     "the work of"_L1});
    return by > 0 ? nameFrom(line, at + by) : std::nullopt;
}

} // namespace

std::vector<ReadName> blamedIn(const WordLine &line, const ReadingContext &context)
{
    std::vector<ReadName> found;
    for (int at = 0; at < line.size(); ++at) {
        const auto blamed = blamedAt(line, at);
        const bool isDescribed = line.is(at - 1, "-"_L1)
                                 && line.isAnyOf(at, {"backed"_L1, "linked"_L1, "aligned"_L1})
                                 && line[at + 1].isCapital;
        const auto words = blamed || !isDescribed ? blamed : nameFrom(line, at + 1);
        if (!words)
            continue;
        const QString name = line.text(words->first, words->end);
        const TextRange range{qint32(line[words->first].start), qint32(line[words->end - 1].end)};
        const auto same = std::find_if(found.begin(), found.end(), [&range](const ReadName &one) {
            return one.range.overlaps(range);
        });
        const bool isKnown = context.kindOfActor && !context.kindOfActor(name).isEmpty();
        if (same == found.end())
            found.push_back({range, name, isKnown, {}, blamed.has_value()});
        else
            same->isBlamed = same->isBlamed || blamed.has_value();
    }
    return found;
}

} // namespace sourceline
