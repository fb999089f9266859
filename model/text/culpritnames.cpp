#include "model/text/culpritnames.h"

#include "model/text/readdates.h"
#include "model/text/sourcekinds.h"
#include "model/text/speechwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int longestName = 8; // words

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

std::optional<NameWords> named(const WordLine &line, NameWords words)
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

bool isActor(const WordLine &line, int first, int end, const ReadingContext &context)
{
    return context.kindOfActor && !context.kindOfActor(line.text(first, end)).isEmpty();
}

int endOfKnownActor(const WordLine &line, int first, const ReadingContext &context)
{
    int end = first;
    while (end < first + longestName && end < line.size() && !line.isBreak(end))
        ++end;
    while (end > first && !isActor(line, first, end, context))
        --end;
    return end;
}

// `by "local militia groups"`: the words themselves stand for a name.
std::optional<NameWords> quotedGroup(const WordLine &line, int at)
{
    if (!line.is(at, "\""_L1))
        return {};
    int end = at + 1;
    while (end < line.size() && end < at + 1 + longestName && line.isWord(end))
        ++end;
    const bool isClosed = line.is(end, "\""_L1) || line.is(end + 1, "\""_L1);
    return end > at + 1 && isClosed && isGroupWord(line, end - 1)
               ? std::optional(NameWords{at + 1, end})
               : std::nullopt;
}

// `Norwegian militias`, `Norway-backed militia groups`: no name, and yet whom it is laid on.
std::optional<NameWords> describedGroup(const WordLine &line, int first)
{
    const bool tells = line[first].isCapital || line.is(first + 1, "-"_L1);
    int end = first;
    while (tells && end < first + longestName && (line.isWord(end) || line.is(end, "-"_L1))
           && !isGroupWord(line, end))
        ++end;
    if (!tells || end == first || !isGroupWord(line, end))
        return {};
    while (isGroupWord(line, end))
        ++end;
    const bool isCalledSo = line[end].isCapital && !line.isBreak(end); // a name follows
    return isCalledSo ? std::nullopt : std::optional(NameWords{first, end});
}

} // namespace

bool isGroupWord(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"militia"_L1,
                         "militias"_L1,
                         "group"_L1,
                         "groups"_L1,
                         "militants"_L1,
                         "insurgents"_L1,
                         "fighters"_L1,
                         "rebels"_L1,
                         "forces"_L1,
                         "factions"_L1,
                         "extremists"_L1});
}

std::optional<NameWords> nameFrom(const WordLine &line, int at, const ReadingContext &context)
{
    while (line.isAnyOf(at, {"the"_L1, "an"_L1, "a"_L1}))
        ++at;
    // Also what has no capital: `Norway-backed militias`.
    if (const int end = endOfKnownActor(line, at, context); end > at)
        return NameWords{at, end};
    const int from = at;
    while (at < from + 8
           && (isBefore(line, at) || line.is(at + 1, "-"_L1)
               || (!nationalityAt(line, at).isEmpty() && !line.isBreak(at + 1)))
           && !(line[at].isCapital && line.is(at + 1, "-"_L1) && line[at + 2].isCapital)
           && !line.isBreak(at))
        ++at;
    if (const auto group = quotedGroup(line, at))
        return group;
    if (!line[at].isCapital)
        return describedGroup(line, from);
    int end = endOfCapitals(line, at);
    const int the = line.is(end + 1, "the"_L1) ? 1 : 0;
    if (line.is(end, "of"_L1) && line[end + 1 + the].isCapital)
        end = endOfCapitals(line, end + 1 + the);
    const auto name = named(line, {at, end});
    return name ? name : describedGroup(line, from);
}

std::optional<NameWords> nameBefore(const WordLine &line, int end, const ReadingContext &context)
{
    for (int known = std::max(0, end - longestName); known < end; ++known) {
        if (isActor(line, known, end, context))
            return NameWords{known, end};
    }
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

} // namespace sourceline
