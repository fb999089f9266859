#include "model/text/normalise.h"
#include "model/text/readfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

/// A place where the sentence may put an attack, in words of the line.
struct Site
{
    int first = 0, end = 0;
    QString name;
};

int wordAt(const WordLine &line, qint32 unit)
{
    int at = 0;
    while (at < line.size() && line[at].end <= unit)
        ++at;
    return at;
}

bool isAttackWord(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"another"_L1,  "second"_L1,   "third"_L1,     "separate"_L1, "others"_L1,
                         "hit"_L1,      "hitting"_L1,  "struck"_L1,    "striking"_L1, "landed"_L1,
                         "fell"_L1,     "targeted"_L1, "targeting"_L1, "attacked"_L1, "attack"_L1,
                         "shelled"_L1,  "bombed"_L1,   "exploded"_L1,  "raided"_L1,   "raid"_L1,
                         "ambushed"_L1, "ambush"_L1,   "stormed"_L1,   "strike"_L1,   "strikes"_L1,
                         "airstrike"_L1});
}

bool isJoint(const WordLine &line, int at)
{
    return line.isAnyOf(at, {"and"_L1, "while"_L1, "whereas"_L1, "but"_L1, "then"_L1, ";"_L1})
           || (line.is(at, ","_L1) && line.isAnyOf(at + 1, {"another"_L1, "others"_L1}));
}

// Where something was fired from, or who speaks there, is no place of an attack.
std::vector<Site> sitesIn(const WordLine &line, const SentenceReading &reading)
{
    std::vector<Site> sites;
    for (const ReadName &place : reading.places) {
        const bool isSpeakers =
            std::ranges::any_of(reading.speakers, [&place](const ReadSpeaker &speaker) {
                return speaker.speaker.range.overlaps(place.range);
            });
        const Site site{wordAt(line, place.range.start),
                        wordAt(line, place.range.end),
                        foldForMatching(place.name)};
        if (!isSpeakers && !line.is(site.first - 1, "from"_L1))
            sites.push_back(site);
    }
    return sites;
}

// The word with which the attack at `next` begins; -1: the sentence does not tell it from the one
// at `site`, as in `rockets hit X and Y`.
int startBetween(const WordLine &line,
                 const Site &site,
                 const Site &next,
                 const std::vector<ReadFigure> &figures)
{
    int joint = next.first - 1;
    while (joint >= site.end && !isJoint(line, joint))
        --joint;
    if (joint < site.end || site.name == next.name)
        return -1;
    bool isTold = std::ranges::any_of(figures, [&](const ReadFigure &figure) {
        const int at = wordAt(line, figure.range.start);
        return at >= site.end && at < next.first;
    });
    for (int at = joint + 1; at < next.first; ++at)
        isTold = isTold || isAttackWord(line, at);
    return isTold ? joint : -1;
}

} // namespace

void tellAttacksApart(const WordLine &line, SentenceReading &reading)
{
    const std::vector<Site> sites = sitesIn(line, reading);
    std::vector<qsizetype> starts;
    for (size_t i = 1; i < sites.size(); ++i) {
        if (const int start = startBetween(line, sites[i - 1], sites[i], reading.figures);
            start >= 0)
            starts.push_back(line[start].start);
    }
    if (starts.empty())
        return;
    reading.attacks = static_cast<int>(starts.size()) + 1;
    const auto number = [&starts](auto &found) {
        for (auto &one : found)
            one.attack = 1 + static_cast<int>(std::ranges::count_if(starts, [&](qsizetype start) {
                             return start <= one.range.start;
                         }));
    };
    number(reading.dates);
    number(reading.times);
    number(reading.places);
    number(reading.means);
    number(reading.figures);
}

} // namespace sourceline
