#include "model/text/readfacts.h"
#include "model/text/speechwords.h"

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

// What may or might happen is no figure of what did.
bool isHypothetical(const WordLine &line, int at)
{
    return line.isAnyOf(
        at, {"could"_L1, "would"_L1, "might"_L1, "may"_L1, "if"_L1, "whether"_L1, "will"_L1});
}

bool endsClause(const WordLine &line, int at)
{
    if (line.isBreak(at))
        return !line.is(at, ","_L1);
    return line.isAnyOf(at, {"but"_L1, "while"_L1, "because"_L1, "although"_L1})
           || isSpeechVerb(line, at);
}

// Both at once are casualties: `killed or wounded`, `dead or injured`.
QString withOther(const WordLine &line, int at)
{
    const QString outcome = outcomeAt(line, at);
    const int other = line.isAnyOf(at + 1, {"or"_L1, "and"_L1}) ? at + 2 : at - 2;
    const bool joined = other == at + 2 || line.isAnyOf(at - 1, {"or"_L1, "and"_L1});
    const QString beside = joined ? outcomeAt(line, other) : QString();
    const bool ownNumber =
        other == at + 2
        && (plainNumberAt(line, at + 3).words > 0 || plainNumberAt(line, at + 2).words > 0
            || line.isAnyOf(at + 3,
                            {"a"_L1,
                             "an"_L1,
                             "several"_L1,
                             "at"_L1,
                             "more"_L1,
                             "another"_L1,
                             "dozens"_L1,
                             "some"_L1}));
    return !beside.isEmpty() && beside != outcome && !ownNumber ? u"casualties"_s : outcome;
}

bool isInAList(const WordLine &line, int at)
{
    return peopleAt(line, at).isPeople || !nationalityAt(line, at).isEmpty()
           || plainNumberAt(line, at).words > 0
           || line.isAnyOf(
               at, {"and"_L1,  ","_L1,    "a"_L1,         "an"_L1,    "another"_L1,  "other"_L1,
                    "of"_L1,   "the"_L1,  "at"_L1,        "least"_L1, "service"_L1,  "police"_L1,
                    "army"_L1, "as"_L1,   "well"_L1,      "-"_L1,     "security"_L1, "also"_L1,
                    "more"_L1, "than"_L1, "coalition"_L1, "some"_L1,  "several"_L1,  "about"_L1});
}

} // namespace

QString outcomeOf(const WordLine &line, int first, int end)
{
    // killed a Briton and [two Americans]
    for (int at = first - 1; at >= 0 && at > first - 14; --at) {
        if (!outcomeAt(line, at).isEmpty()) {
            const bool shot = line.is(at - 1, "shot"_L1);
            const bool passive = isBeing(line, at - 1) || line.is(at, "died"_L1)
                                 || (line.is(at, "dead"_L1) && !shot);
            if (passive)
                break;
            for (int before = at - 1; before > at - 4; --before) {
                if (isHypothetical(line, before) || line.is(before, "to"_L1))
                    return {};
            }
            return withOther(line, at);
        }
        if (!isInAList(line, at))
            break;
    }
    // [two Americans] and a Briton were killed; left [two people] dead
    for (int at = end; at < line.size() && at < end + 10 && !endsClause(line, at); ++at) {
        if (isHypothetical(line, at))
            return {};
        if (const QString outcome = outcomeAt(line, at); !outcome.isEmpty()) {
            // `two soldiers killed three fighters`: they did it.
            const bool active =
                line.isAnyOf(at,
                             {"killed"_L1,
                              "killing"_L1,
                              "wounded"_L1,
                              "wounding"_L1,
                              "kill"_L1,
                              "injured"_L1})
                && !isBeing(line, at - 1)
                && !line.isAnyOf(at - 1, {"seriously"_L1, "lightly"_L1, "slightly"_L1})
                && (plainNumberAt(line, at + 1).words > 0
                    || line.isAnyOf(at + 1, {"a"_L1, "an"_L1, "the"_L1, "at"_L1, "by"_L1}));
            const bool byPassive = line.is(at + 1, "by"_L1);
            return active && !byPassive ? QString() : withOther(line, at);
        }
        if (isMunitionAt(line, at))
            return {};
    }
    return {};
}

bool isMunitionAt(const WordLine &line, int at)
{
    const bool round = line.isAnyOf(at, {"rounds"_L1, "round"_L1, "shells"_L1, "shell"_L1});
    const bool weapon = line.isAnyOf(at,
                                     {"rockets"_L1,
                                      "rocket"_L1,
                                      "missiles"_L1,
                                      "missile"_L1,
                                      "mortars"_L1,
                                      "mortar"_L1,
                                      "projectiles"_L1,
                                      "projectile"_L1,
                                      "katyushas"_L1,
                                      "bombs"_L1});
    if (round)
        return line.isAnyOf(at - 1, {"mortar"_L1, "artillery"_L1, "tank"_L1, "of"_L1})
               || line.is(at, "shells"_L1);
    if (!weapon)
        return false;
    // A noun of its own, and not the first half of `rocket attack`.
    const int next = line.is(at + 1, "-"_L1) ? at + 2 : at + 1;
    return !line.isAnyOf(next, {"attack"_L1,    "attacks"_L1, "fire"_L1,     "strike"_L1,
                                "strikes"_L1,   "barrage"_L1, "barrages"_L1, "launcher"_L1,
                                "launchers"_L1, "launch"_L1,  "launches"_L1, "salvo"_L1,
                                "defense"_L1,   "defence"_L1, "defenses"_L1, "battery"_L1,
                                "batteries"_L1, "system"_L1,  "systems"_L1,  "program"_L1,
                                "threat"_L1,    "test"_L1,    "tests"_L1,    "stockpile"_L1,
                                "rounds"_L1,    "round"_L1,   "shells"_L1,   "shell"_L1,
                                "assault"_L1,   "alarms"_L1,  "propelled"_L1});
}

QString measureOf(const WordLine &line, int first, int end)
{
    for (int at = first; at < end; ++at) {
        if (line.isAnyOf(at, {"unfired"_L1, "unexploded"_L1}))
            return line.is(at, "unfired"_L1) ? u"found unfired"_s : u"landed"_s;
    }
    const auto measureAt = [&line](int at) {
        if (line.isAnyOf(at, {"fired"_L1, "launched"_L1, "firing"_L1, "launching"_L1}))
            return u"fired"_s;
        if (line.isAnyOf(at,
                         {"landed"_L1,
                          "landing"_L1,
                          "hit"_L1,
                          "hitting"_L1,
                          "struck"_L1,
                          "striking"_L1,
                          "impacted"_L1,
                          "impacting"_L1,
                          "fell"_L1,
                          "slammed"_L1,
                          "crashed"_L1,
                          "targeted"_L1}))
            return line.is(at, "targeted"_L1) ? u"fired"_s : u"landed"_s;
        if (line.isAnyOf(at,
                         {"found"_L1, "discovered"_L1, "recovered"_L1, "seized"_L1, "unfired"_L1}))
            return u"found unfired"_s;
        return QString();
    };
    // found a launcher with [four rockets]; fired [a dozen rockets]; hit by [15 rockets]
    QString before;
    for (int at = first - 1; at >= 0 && at > first - 7 && !line.isBreak(at) && before.isEmpty();
         --at)
        before = measureAt(at);
    const bool close = !measureAt(first - 1).isEmpty()
                       || (line.is(first - 1, "by"_L1) && !measureAt(first - 2).isEmpty());
    if (close)
        return before;
    for (int at = end; at < line.size() && at < end + 8 && !endsClause(line, at); ++at) {
        if (isHypothetical(line, at))
            return {};
        if (line.isAnyOf(at, {"fired"_L1, "launched"_L1}) && line.is(at - 1, "not"_L1))
            return u"found unfired"_s;
        if (const QString measure = measureAt(at); !measure.isEmpty())
            return measure;
    }
    return before == u"found unfired" ? before : QString();
}

} // namespace sourceline
