#include "model/text/readfacts.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct MeansWords
{
    QLatin1StringView words; ///< folded
    QLatin1StringView code;
    QLatin1StringView noun; ///< what such an act is called
};

// Usual words for what the vocabulary calls by one; longer ones are tried first where they begin
// alike.
constexpr std::array usual{
    MeansWords{"rocket"_L1, "rocket"_L1, "rocket attack"_L1},
    MeansWords{"rockets"_L1, "rocket"_L1, "rocket attack"_L1},
    MeansWords{"katyusha"_L1, "rocket"_L1, "rocket attack"_L1},
    MeansWords{"katyushas"_L1, "rocket"_L1, "rocket attack"_L1},
    MeansWords{"missile"_L1, "missile"_L1, "missile attack"_L1},
    MeansWords{"missiles"_L1, "missile"_L1, "missile attack"_L1},
    MeansWords{"mortar"_L1, "mortar"_L1, "mortar attack"_L1},
    MeansWords{"mortars"_L1, "mortar"_L1, "mortar attack"_L1},
    MeansWords{"artillery"_L1, "artillery"_L1, "shelling"_L1},
    MeansWords{"shelling"_L1, "artillery"_L1, "shelling"_L1},
    MeansWords{"shelled"_L1, "artillery"_L1, "shelling"_L1},
    MeansWords{"howitzer"_L1, "artillery"_L1, "shelling"_L1},
    MeansWords{"airstrike"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"airstrikes"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"air strike"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"air strikes"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"air raid"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"air raids"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"strikes carried out"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"carried out strikes"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"bombing raid"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"bombing raids"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"warplanes"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"fighter jets"_L1, "airstrike"_L1, "airstrike"_L1},
    MeansWords{"drone"_L1, "drone"_L1, "drone strike"_L1},
    MeansWords{"drones"_L1, "drone"_L1, "drone strike"_L1},
    MeansWords{"unmanned aircraft"_L1, "drone"_L1, "drone strike"_L1},
    MeansWords{"ied"_L1, "explosive device"_L1, "bombing"_L1},
    MeansWords{"ieds"_L1, "explosive device"_L1, "bombing"_L1},
    MeansWords{"explosive device"_L1, "explosive device"_L1, "bombing"_L1},
    MeansWords{"explosive devices"_L1, "explosive device"_L1, "bombing"_L1},
    MeansWords{"roadside bomb"_L1, "explosive device"_L1, "roadside bombing"_L1},
    MeansWords{"roadside bombs"_L1, "explosive device"_L1, "roadside bombing"_L1},
    MeansWords{"car bomb"_L1, "explosive device"_L1, "car bombing"_L1},
    MeansWords{"truck bomb"_L1, "explosive device"_L1, "truck bombing"_L1},
    MeansWords{"suicide bomber"_L1, "explosive device"_L1, "suicide bombing"_L1},
    MeansWords{"a mine"_L1, "mine"_L1, "mine explosion"_L1},
    MeansWords{"land mine"_L1, "mine"_L1, "mine explosion"_L1},
    MeansWords{"landmine"_L1, "mine"_L1, "mine explosion"_L1},
    MeansWords{"limpet mine"_L1, "mine"_L1, "mine explosion"_L1},
    MeansWords{"limpet mines"_L1, "mine"_L1, "mine explosion"_L1},
    MeansWords{"gunmen"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"gunman"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"gunfire"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"small arms fire"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"opened fire"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"shot dead"_L1, "gunfire"_L1, "shooting"_L1},
    MeansWords{"stormed"_L1, "crowd"_L1, "storming"_L1},
    MeansWords{"rioters"_L1, "crowd"_L1, "riot"_L1},
    MeansWords{"raided"_L1, "raid"_L1, "raid"_L1},
    MeansWords{"cyberattack"_L1, "cyber"_L1, "cyberattack"_L1},
    MeansWords{"cyber attack"_L1, "cyber"_L1, "cyberattack"_L1}};

// A weapon that is guarded against, built, stored or talked of is no means of what happened.
bool isOfSomethingElse(const WordLine &line, int first, int end)
{
    if (line.phraseAt(first - 3, "shot down a"_L1) > 0
        || line.phraseAt(first - 2, "shot down"_L1) > 0)
        return true;
    const int next = line.is(end, "-"_L1) ? end + 1 : end;
    return line.isAnyOf(next, {"defense"_L1,      "defence"_L1,    "defenses"_L1,  "defences"_L1,
                               "battery"_L1,      "batteries"_L1,  "system"_L1,    "systems"_L1,
                               "program"_L1,      "programme"_L1,  "factory"_L1,   "test"_L1,
                               "tests"_L1,        "technology"_L1, "stockpile"_L1, "threat"_L1,
                               "alarm"_L1,        "alarms"_L1,     "shield"_L1,    "arsenal"_L1,
                               "capabilities"_L1, "transfers"_L1});
}

} // namespace

std::vector<ReadTerm> meansIn(const WordLine &line, const QStringList &vocabulary)
{
    std::vector<ReadTerm> means;
    for (int at = 0; at < line.size(); ++at) {
        const MeansWords *longest = nullptr;
        int words = 0;
        for (const MeansWords &one : usual) {
            if (const int count = line.phraseAt(at, one.words); count > words) {
                longest = &one;
                words = count;
            }
        }
        if (!longest)
            continue;
        const QString code(longest->code);
        if (vocabulary.contains(code) && !isOfSomethingElse(line, at, at + words)) {
            const TextRange range{qint32(line[at].start), qint32(line[at + words - 1].end)};
            means.push_back({range, code, QString(longest->noun)});
        }
        at += words - 1;
    }
    return means;
}

QString calibreIn(const WordLine &line)
{
    for (int at = 0; at < line.size(); ++at) {
        const int hyphen = line.is(at + 1, "-"_L1) ? 1 : 0;
        if (line.isNumber(at)
            && line.isAnyOf(at + 1 + hyphen, {"mm"_L1, "millimeter"_L1, "millimetre"_L1}))
            return line[at].folded + u" mm"_s;
        const QString &word = line[at].folded;
        if (word.size() > 2 && word.endsWith(u"mm") && word.front().isDigit())
            return word.chopped(2) + u" mm"_s;
    }
    return {};
}

} // namespace sourceline
