#include "model/text/culpritnames.h"
#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sourcekinds.h"
#include "model/text/speechwords.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int farthest = 14;     // words between `blamed` and `on`
constexpr int nearObject = 7;    // words between `fired` and what
constexpr int farthestHedge = 7; // words between `believed` and `behind`

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

// `fired six rockets at`, `carried out the attack`: not `fired the minister`, `launched an
// inquiry`.
bool isViolent(const WordLine &line, int verb)
{
    for (int at = verb + 1; at < verb + nearObject && at < line.size(); ++at) {
        if (isMunitionAt(line, at)
            || line.isAnyOf(at,
                            {"at"_L1,
                             "them"_L1,
                             "attack"_L1,
                             "attacks"_L1,
                             "strike"_L1,
                             "strikes"_L1,
                             "airstrike"_L1,
                             "airstrikes"_L1,
                             "raid"_L1,
                             "raids"_L1,
                             "assault"_L1,
                             "bombing"_L1,
                             "bombings"_L1,
                             "ambush"_L1}))
            return true;
    }
    return false;
}

// `X fired the rockets`, `X has shelled the base`; passive, X is who was hit.
std::optional<NameWords> doerAt(const WordLine &line, int at, const ReadingContext &context)
{
    const bool isAttack = line.isAnyOf(at,
                                       {"attacked"_L1,
                                        "shelled"_L1,
                                        "bombed"_L1,
                                        "bombarded"_L1,
                                        "ambushed"_L1,
                                        "targeted"_L1,
                                        "assassinated"_L1});
    const bool isDoing = line.isAnyOf(at, {"fired"_L1, "launched"_L1, "staged"_L1, "conducted"_L1})
                         || line.phraseAt(at, "carried out"_L1) > 0;
    const bool isOwned = line.anyPhraseAt(at,
                                          {"claimed responsibility"_L1,
                                           "claims responsibility"_L1,
                                           "claimed credit"_L1,
                                           "took responsibility"_L1,
                                           "takes responsibility"_L1})
                         > 0;
    if (!isOwned && !isAttack && !(isDoing && isViolent(line, at)))
        return {};
    if (line.is(at + 1, "by"_L1) || line.is(at + 2, "by"_L1))
        return {};
    int end = at;
    while (line.isAnyOf(end - 1,
                        {"has"_L1,
                         "had"_L1,
                         "have"_L1,
                         "may"_L1,
                         "might"_L1,
                         "probably"_L1,
                         "likely"_L1,
                         "allegedly"_L1,
                         "reportedly"_L1,
                         "also"_L1,
                         "later"_L1}))
        --end;
    return isBeing(line, end - 1) ? std::nullopt : nameBefore(line, end, context);
}

// Whom `by` names: not the weapon, as in `hit by Grad rockets`.
std::optional<NameWords> doneBy(const WordLine &line, int at, const ReadingContext &context)
{
    const int by = line.anyPhraseAt(
        at,
        {"carried out by"_L1, "attributed to"_L1, "orchestrated by"_L1, "perpetrated by"_L1,
         "staged by"_L1,      "claimed by"_L1,    "the work of"_L1,     "fired by"_L1,
         "launched by"_L1,    "conducted by"_L1,  "hit by"_L1,          "attacked by"_L1,
         "shelled by"_L1,     "bombed by"_L1,     "targeted by"_L1,     "killed by"_L1,
         "attack by"_L1,      "attacks by"_L1,    "strike by"_L1,       "strikes by"_L1,
         "airstrikes by"_L1,  "raid by"_L1,       "finger at"_L1,       "suspicion fell on"_L1});
    const auto name = by > 0 ? nameFrom(line, at + by, context) : std::nullopt;
    if (!name || isMunitionAt(line, name->end)
        || line.isAnyOf(name->end,
                        {"rocket"_L1,
                         "missile"_L1,
                         "drone"_L1,
                         "drones"_L1,
                         "strike"_L1,
                         "strikes"_L1,
                         "airstrike"_L1,
                         "airstrikes"_L1,
                         "fire"_L1}))
        return {};
    return name;
}

// `blamed X for it`, `blamed it on X`
std::optional<NameWords> blameAt(const WordLine &line, int at, const ReadingContext &context)
{
    if (!line.isAnyOf(at, {"blamed"_L1, "blames"_L1, "blame"_L1, "blaming"_L1, "pinned"_L1}))
        return {};
    if (const auto name = nameFrom(line, at + 1, context);
        name && !line.is(at + 1, "on"_L1)
        && (line.is(name->end, "for"_L1) || line.is(name->end + 1, "for"_L1)))
        return name;
    for (int on = at + 1; on < at + farthest && on < line.size(); ++on) {
        if (!line.is(on, "on"_L1))
            continue;
        if (const auto name = nameFrom(line, on + 1, context))
            return name;
    }
    return {};
}

// `accused X of it`, `X is suspected`, `holds X responsible`
std::optional<NameWords> accusedAt(const WordLine &line, int at, const ReadingContext &context)
{
    if (line.isAnyOf(at,
                     {"accused"_L1,
                      "accuses"_L1,
                      "accusing"_L1,
                      "suspect"_L1,
                      "suspects"_L1,
                      "suspected"_L1})) {
        if (isBeing(line, at - 1))
            return nameBefore(line, beforeVerb(line, at), context);
        return nameFrom(line, line.is(at + 1, "that"_L1) ? at + 2 : at + 1, context);
    }
    if (!line.isAnyOf(at, {"hold"_L1, "holds"_L1, "held"_L1, "holding"_L1}))
        return {};
    const auto name = nameFrom(line, at + 1, context);
    return name && line.is(name->end, "responsible"_L1) ? name : std::nullopt;
}

std::optional<NameWords> behindAt(const WordLine &line, int at, const ReadingContext &context)
{
    const bool isIt = line.is(at, "behind"_L1) || line.phraseAt(at, "responsible for"_L1) > 0;
    return isIt && isBeing(line, at - 1) ? nameBefore(line, beforeVerb(line, at), context)
                                         : std::nullopt;
}

bool isNegated(const WordLine &line, int at)
{
    return line.isAnyOf(at - 1, {"not"_L1, "never"_L1})
           || line.isAnyOf(at - 2, {"not"_L1, "never"_L1});
}

// `X is the only group known to have fired such rockets`
std::optional<NameWords> onlyKnownAt(const WordLine &line, int at, const ReadingContext &context)
{
    const int known =
        line.anyPhraseAt(at, {"known to have"_L1, "believed to have"_L1, "thought to have"_L1});
    if (known == 0
        || line.anyPhraseAt(at + known,
                            {"conducted"_L1,
                             "carried out"_L1,
                             "fired"_L1,
                             "launched"_L1,
                             "staged"_L1,
                             "mounted"_L1,
                             "used"_L1})
               == 0)
        return {};
    for (int being = at - 1; being > 0 && being > at - farthest; --being) {
        if (isBeing(line, being)
            && line.anyPhraseAt(
                   being + 1,
                   {"the only"_L1, "the sole"_L1, "one of the few"_L1, "among the few"_L1})
                   > 0)
            return nameBefore(line, being, context);
    }
    return {};
}

// `was conducted with the knowledge and support of X`: who stood behind it.
std::optional<NameWords> supportAt(const WordLine &line, int at, const ReadingContext &context)
{
    const bool isSupport = line.isAnyOf(at,
                                        {"knowledge"_L1,
                                         "support"_L1,
                                         "backing"_L1,
                                         "blessing"_L1,
                                         "approval"_L1,
                                         "help"_L1,
                                         "assistance"_L1})
                           && line.is(at + 1, "of"_L1);
    if (!isSupport)
        return {};
    int with = at;
    while (with > 0 && with > at - nearObject && !line.is(with, "with"_L1))
        --with;
    for (int act = with - 1; line.is(with, "with"_L1) && act >= 0 && act > with - nearObject;
         --act) {
        if (line.isAnyOf(act,
                         {"conducted"_L1,
                          "launched"_L1,
                          "staged"_L1,
                          "fired"_L1,
                          "perpetrated"_L1,
                          "orchestrated"_L1,
                          "attack"_L1,
                          "attacks"_L1,
                          "attacked"_L1})
            || line.phraseAt(act, "carried out"_L1) > 0)
            return nameFrom(line, at + 2, context);
    }
    return {};
}

// `X denied responsibility`, `denies that it fired them`
std::optional<NameWords> denyingAt(const WordLine &line, int at, const ReadingContext &context)
{
    if (!line.isAnyOf(at, {"denied"_L1, "denies"_L1, "denying"_L1}) || isBeing(line, at - 1))
        return {};
    const bool isOwn = line.anyPhraseAt(at + 1,
                                        {"responsibility"_L1,
                                         "any responsibility"_L1,
                                         "involvement"_L1,
                                         "any involvement"_L1,
                                         "any role"_L1,
                                         "a role"_L1,
                                         "being behind"_L1,
                                         "carrying out"_L1,
                                         "it was behind"_L1,
                                         "that it"_L1,
                                         "that they"_L1})
                       > 0;
    return isOwn ? nameBefore(line, beforeVerb(line, at), context) : std::nullopt;
}

// Whom the sentence says not to have done it.
std::optional<NameWords> clearedAt(const WordLine &line, int at, const ReadingContext &context)
{
    if (const auto name = denyingAt(line, at, context))
        return name;
    if (!isNegated(line, at))
        return {};
    if (const auto name = doneBy(line, at, context))
        return name;
    const bool isIt = line.is(at, "behind"_L1) || line.phraseAt(at, "responsible for"_L1) > 0;
    return isIt && isBeing(line, at - 2) ? nameBefore(line, beforeVerb(line, at - 1), context)
                                         : std::nullopt;
}

std::optional<NameWords> blamedAt(const WordLine &line, int at, const ReadingContext &context)
{
    if (isNegated(line, at))
        return {};
    for (const auto read : {blameAt, accusedAt, behindAt, doneBy, doerAt, onlyKnownAt, supportAt}) {
        if (const auto name = read(line, at, context))
            return name;
    }
    return {};
}

// `may have been carried out by`, `is believed to be behind`
bool isHedged(const WordLine &line, int at)
{
    for (int before = at; before >= 0 && before > at - farthestHedge && !line.isBreak(before);
         --before) {
        if (line.isAnyOf(before,
                         {"may"_L1,
                          "might"_L1,
                          "could"_L1,
                          "probably"_L1,
                          "likely"_L1,
                          "possibly"_L1,
                          "apparently"_L1,
                          "believe"_L1,
                          "believes"_L1,
                          "believed"_L1,
                          "think"_L1,
                          "thought"_L1,
                          "suspect"_L1,
                          "suspects"_L1,
                          "suspected"_L1,
                          "suspecting"_L1}))
            return true;
    }
    return line.phraseAt(at, "finger at"_L1) > 0 || line.phraseAt(at, "suspicion fell on"_L1) > 0;
}

// What the words that blame somebody do with the name.
QString stanceAt(const WordLine &line, int at)
{
    const bool isOwned = line.anyPhraseAt(at,
                                          {"claimed responsibility"_L1,
                                           "claims responsibility"_L1,
                                           "claimed credit"_L1,
                                           "took responsibility"_L1,
                                           "takes responsibility"_L1,
                                           "claimed by"_L1})
                         > 0;
    if (isOwned)
        return u"claims responsibility"_s;
    if (line.anyPhraseAt(at, {"known to have"_L1, "believed to have"_L1, "thought to have"_L1}) > 0)
        return u"implies"_s;
    return isHedged(line, at) ? u"suspects"_s : u"asserts"_s;
}

} // namespace

std::vector<ReadName> blamedIn(const WordLine &line, const ReadingContext &context)
{
    std::vector<ReadName> found;
    for (int at = 0; at < line.size(); ++at) {
        const auto cleared = clearedAt(line, at, context);
        const auto blamed = cleared ? cleared : blamedAt(line, at, context);
        const bool isDescribed = line.is(at - 1, "-"_L1)
                                 && line.isAnyOf(at, {"backed"_L1, "linked"_L1, "aligned"_L1})
                                 && line[at + 1].isCapital;
        const auto words = blamed || !isDescribed ? blamed : nameFrom(line, at + 1, context);
        if (!words)
            continue;
        const QString name = line.text(words->first, words->end);
        const TextRange range{qint32(line[words->first].start), qint32(line[words->end - 1].end)};
        const auto same = std::find_if(found.begin(), found.end(), [&range](const ReadName &one) {
            return one.range.overlaps(range);
        });
        const bool isKnown = context.kindOfActor && !context.kindOfActor(name).isEmpty();
        const QString role =
            blamed && !cleared && supportAt(line, at, context) ? u"sponsor"_s : QString();
        const QString stance = cleared ? u"rules out"_s : blamed ? stanceAt(line, at) : QString();
        if (same == found.end()) {
            const bool isDescription = isGroupWord(line, words->end - 1);
            found.push_back(
                {range, name, isKnown, {}, blamed.has_value(), stance, 0, isDescription, role});
        } else {
            same->isBlamed = same->isBlamed || blamed.has_value();
            if (same->stance.isEmpty()) {
                same->stance = stance;
                same->role = role;
            }
        }
    }
    return found;
}

} // namespace sourceline
