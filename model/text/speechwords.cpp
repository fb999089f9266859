#include "model/text/speechwords.h"

#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

bool isSpeechWord(const WordLine &line, int at)
{
    static const QSet<QString> verbs{
        u"said"_s,     u"says"_s,      u"say"_s,      u"told"_s,      u"tells"_s,
        u"wrote"_s,    u"writes"_s,    u"tweeted"_s,  u"announced"_s, u"confirmed"_s,
        u"confirms"_s, u"claimed"_s,   u"claims"_s,   u"added"_s,     u"stated"_s,
        u"noted"_s,    u"reported"_s,  u"warned"_s,   u"denied"_s,    u"denies"_s,
        u"blamed"_s,   u"accused"_s,   u"insisted"_s, u"stressed"_s,  u"acknowledged"_s,
        u"alleged"_s,  u"asserted"_s,  u"declared"_s, u"explained"_s, u"believe"_s,
        u"believes"_s, u"estimated"_s, u"recalled"_s, u"tells"_s,     u"suspects"_s,
        u"suspect"_s,  u"argued"_s,    u"admitted"_s};
    return line.isWord(at) && verbs.contains(line[at].folded);
}

bool isBeing(const WordLine &line, int at)
{
    return line.isAnyOf(at,
                        {"was"_L1, "were"_L1, "been"_L1, "is"_L1, "are"_L1, "be"_L1, "being"_L1});
}

bool isSpeechVerb(const WordLine &line, int at)
{
    if (!isSpeechWord(line, at) || line[at].isQuoted)
        return false;
    // `an estimated 30`, `the reported attack`, `to claim`, `his claims`
    const bool isNoun = line.isAnyOf(at - 1,
                                     {"a"_L1,
                                      "an"_L1,
                                      "the"_L1,
                                      "to"_L1,
                                      "of"_L1,
                                      "its"_L1,
                                      "his"_L1,
                                      "her"_L1,
                                      "their"_L1,
                                      "'s"_L1,
                                      "prime"_L1,
                                      "these"_L1,
                                      "such"_L1});
    if (isNoun && !line.is(at, "said"_L1))
        return false;
    int before = at - 1;
    while (line.isAnyOf(before, {"also"_L1, "later"_L1, "not"_L1, "widely"_L1, "already"_L1}))
        --before;
    return !isBeing(line, before);
}

} // namespace sourceline
