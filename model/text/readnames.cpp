#include "model/text/normalise.h"
#include "model/text/readdates.h"
#include "model/text/readfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int longestName = 8; // words and hyphens

bool mayBeginAName(const WordLine &line, int at)
{
    const LineWord &word = line[at];
    const QChar first = word.isWord ? line.sentence()[word.start] : QChar();
    return word.isWord
           && (word.isCapital || first.isDigit() || !(first.isLower() || first.isUpper()));
}

// What a place is called by its kind: `Balad air base`, `Nineveh province`.
int kindAfter(const WordLine &line, int at)
{
    return line.anyPhraseAt(at,
                            {"base"_L1,
                             "air base"_L1,
                             "airbase"_L1,
                             "military base"_L1,
                             "air force base"_L1,
                             "airport"_L1,
                             "international airport"_L1,
                             "airfield"_L1,
                             "province"_L1,
                             "governorate"_L1,
                             "district"_L1,
                             "refugee camp"_L1,
                             "checkpoint"_L1,
                             "border crossing"_L1,
                             "neighborhood"_L1,
                             "neighbourhood"_L1});
}

bool isNoPlace(const WordLine &line, int first, int end)
{
    if (monthAt(line, first) > 0 || weekdayAt(line, first) > 0)
        return true;
    const bool nations = [&] {
        for (int at = first; at < end; ++at) {
            if (nationalityAt(line, at).isEmpty() && !line.is(at, "-"_L1))
                return false;
        }
        return true;
    }();
    return nations || line.is(end, "'s"_L1)
           || line.isAnyOf(first, {"congress"_L1, "parliament"_L1, "operation"_L1, "twitter"_L1,
                                   "facebook"_L1, "telegram"_L1,   "arabic"_L1,    "english"_L1,
                                   "islam"_L1,    "washington"_L1, "world"_L1,     "ramadan"_L1,
                                   "nato"_L1,     "i"_L1,          "isis"_L1,      "section"_L1,
                                   "security"_L1, "general"_L1,    "minister"_L1,  "president"_L1});
}

// `Camp Kelm Norway`: the country that follows is none of its name.
int withoutCountry(const WordLine &line, int first, int end)
{
    for (int at = first + 2; at < end; ++at) {
        if (countryWordsAt(line, at) >= end - at)
            return at;
    }
    return end;
}

// `another base at X`, `a rocket hit X`: where it was, and not whom it met.
bool isPlaceBefore(const WordLine &line, int at)
{
    if (line.is(at - 1, "at"_L1))
        return line.isAnyOf(at - 2,
                            {"base"_L1,
                             "bases"_L1,
                             "camp"_L1,
                             "airfield"_L1,
                             "airport"_L1,
                             "airbase"_L1,
                             "checkpoint"_L1,
                             "outpost"_L1,
                             "barracks"_L1,
                             "depot"_L1,
                             "landed"_L1,
                             "exploded"_L1});
    return line.isAnyOf(at - 1, {"hit"_L1, "struck"_L1}) && !line.is(at - 2, "was"_L1);
}

// What follows a place: not `hit Western troops`.
bool mayFollowPlace(const WordLine &line, int end)
{
    return line.isBreak(end)
           || line.isAnyOf(end,
                           {"and"_L1,       "in"_L1,        "on"_L1,       "at"_L1,    "near"_L1,
                            "with"_L1,      "killing"_L1,   "wounding"_L1, "early"_L1, "late"_L1,
                            "overnight"_L1, "yesterday"_L1, "before"_L1,   "after"_L1, "while"_L1,
                            "but"_L1,       "hours"_L1,     "injuring"_L1, "again"_L1, "as"_L1});
}

std::pair<int, int> nameAt(const WordLine &line, int at)
{
    if (line.isAnyOf(at, {"camp"_L1, "fort"_L1, "mount"_L1, "port"_L1}) && line[at].isCapital
        && line[at + 1].isCapital)
        return {at, withoutCountry(line, at, endOfCapitals(line, at))};
    const bool afterLeading = at == 1 || line.isBreak(at - 2);
    const bool begins = line[at].isCapital && (!line[at - 1].isCapital || afterLeading)
                        && !line.isAnyOf(at,
                                         {"the"_L1,
                                          "a"_L1,
                                          "an"_L1,
                                          "this"_L1,
                                          "that"_L1,
                                          "in"_L1,
                                          "on"_L1,
                                          "at"_L1,
                                          "near"_L1});
    const int end = begins ? endOfCapitals(line, at) : at;
    if (end == at || isNoPlace(line, at, end))
        return {at, at};
    // A nationality before it is none of its name.
    const int from = !nationalityAt(line, at).isEmpty() ? at + 1 : at;
    if (const int kind = kindAfter(line, end); kind > 0 && from < end)
        return {from, end + kind};
    const bool leads = line.isAnyOf(at - 1, {"in"_L1, "near"_L1, "outside"_L1})
                       || (line.is(at - 1, "of"_L1)
                           && line.isAnyOf(at - 2,
                                           {"city"_L1,
                                            "town"_L1,
                                            "village"_L1,
                                            "province"_L1,
                                            "north"_L1,
                                            "south"_L1,
                                            "east"_L1,
                                            "west"_L1,
                                            "northeast"_L1,
                                            "northwest"_L1,
                                            "southeast"_L1,
                                            "southwest"_L1,
                                            "outskirts"_L1}))
                       || (isPlaceBefore(line, at) && mayFollowPlace(line, end));
    return leads ? std::pair(at, end) : std::pair(at, at);
}

template <typename IsKnown>
int endOfKnown(const WordLine &line, int at, const IsKnown &isKnown)
{
    if (!mayBeginAName(line, at) || line[at - 1].folded == u"-")
        return at;
    for (int end = std::min(at + longestName, line.size()); end > at; --end) {
        const bool whole = line.isWord(end - 1) && (line.isBreak(end) || !line.is(end, "-"_L1));
        bool broken = false;
        for (int place = at; place < end; ++place)
            broken = broken || line.isBreak(place);
        if (whole && !broken && isKnown(line.text(at, end)))
            return end;
    }
    return at;
}

TextRange unitsOf(const WordLine &line, int first, int end)
{
    return {qint32(line[first].start), qint32(line[end - 1].end)};
}

} // namespace

// Hyphens and al- stand inside names.
int endOfCapitals(const WordLine &line, int at)
{
    int end = at;
    for (int place = at; place < line.size() && place < at + longestName; ++place) {
        const bool joins = (line.is(place, "-"_L1) && !line.isBreak(place))
                           || line.isAnyOf(place, {"al"_L1, "el"_L1, "ash"_L1});
        if (line[place].isCapital && line[place].isWord)
            end = place + 1;
        else if (!joins && !(line[place - 1].folded == u"-" && line.isNumber(place)))
            break;
        else if (line.isNumber(place))
            end = place + 1;
    }
    return end;
}

// `Old Harun` and `Harun Times` are something else than Harun.
bool isPartOfMore(const WordLine &line, int first, int end)
{
    const auto isName = [&line](int at) {
        return line[at].isCapital && countryWordsAt(line, at) == 0 && monthAt(line, at) == 0
               && weekdayAt(line, at) == 0;
    };
    const bool after = isName(end) && !line.isBreak(end);
    const bool before = isName(first - 1) && first > 1 && !line.isBreak(first - 2)
                        && nationalityAt(line, first - 1).isEmpty()
                        && !line.isAnyOf(first - 1, {"camp"_L1, "fort"_L1});
    return after || before;
}

// `Oslo's answer`, `carried out by Oslo`: a government by its capital; `Oslo's airport`, `Oslo's
// Old Town` are places.
bool isGovernment(const WordLine &line, int first, int end)
{
    if (statesOfCapital(foldForMatching(line.text(first, end))).isEmpty())
        return false;
    if (line.is(first - 1, "by"_L1))
        return true;
    return line.is(end, "'s"_L1) && !line[end + 1].isCapital
           && !line.isAnyOf(end + 1,
                            {"airport"_L1,
                             "international"_L1,
                             "main"_L1,
                             "diplomatic"_L1,
                             "suburbs"_L1,
                             "outskirts"_L1,
                             "streets"_L1,
                             "center"_L1,
                             "centre"_L1,
                             "port"_L1,
                             "harbour"_L1,
                             "harbor"_L1,
                             "northern"_L1,
                             "southern"_L1,
                             "eastern"_L1,
                             "western"_L1});
}

std::vector<ReadName> placesIn(const WordLine &line, const ReadingContext &context)
{
    std::vector<ReadName> places;
    int covered = 0;
    for (int at = 0; at < line.size(); ++at) {
        if (context.isPlace && at >= covered) {
            if (const int end = endOfKnown(line, at, context.isPlace);
                end > at && !isPartOfMore(line, at, end) && !isGovernment(line, at, end)) {
                places.push_back({unitsOf(line, at, end), line.text(at, end), true, {}, false});
                covered = end;
                continue;
            }
        }
        const auto [from, end] = at < covered ? std::pair(at, at) : nameAt(line, at);
        if (end <= from)
            continue;
        covered = end;
        const QString name = line.text(from, end);
        const bool isActor = context.kindOfActor && !context.kindOfActor(name).isEmpty();
        const bool isKnown = context.isPlace && context.isPlace(name);
        if (!isActor && !isKnown)
            places.push_back(
                {unitsOf(line, from, end), name, false, countryOf(line, from, end), false});
    }
    return places;
}

std::vector<ReadName> actorsIn(const WordLine &line, const ReadingContext &context)
{
    std::vector<ReadName> actors;
    const auto isActor = [&context](const QString &name) {
        return !context.kindOfActor(name).isEmpty();
    };
    for (int at = 0; context.kindOfActor && at < line.size(); ++at) {
        const int end = endOfKnown(line, at, isActor);
        if (end <= at)
            continue;
        actors.push_back({unitsOf(line, at, end), line.text(at, end), true, {}, false});
        at = end - 1;
    }
    for (const ReadName &blamed : blamedIn(line, context)) {
        bool isThere = false;
        for (ReadName &actor : actors) {
            if (!actor.range.overlaps(blamed.range))
                continue;
            isThere = true;
            actor.isBlamed = actor.isBlamed || blamed.isBlamed;
            if (actor.stance.isEmpty()) {
                actor.stance = blamed.stance;
                actor.role = blamed.role;
            }
        }
        if (!isThere)
            actors.push_back(blamed);
    }
    std::stable_sort(actors.begin(), actors.end(), [](const ReadName &one, const ReadName &other) {
        return one.range.start < other.range.start;
    });
    return actors;
}

} // namespace sourceline
