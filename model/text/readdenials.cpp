// What is said against a name, and what names nobody.
#include "model/text/normalise.h"
#include "model/text/readfacts.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int nearVictims = 4; // words between `name` and `victims`

// `did not name the dead`: another kind of silence.
bool isOfVictims(const WordLine &line, int at)
{
    for (int next = at; next < at + nearVictims && !line.isBreak(next); ++next) {
        if (line.isAnyOf(next,
                         {"victim"_L1,
                          "victims"_L1,
                          "dead"_L1,
                          "wounded"_L1,
                          "casualties"_L1,
                          "injured"_L1,
                          "soldier"_L1,
                          "soldiers"_L1,
                          "troops"_L1,
                          "source"_L1,
                          "sources"_L1}))
            return true;
    }
    return false;
}

bool isOf(const QString &speaker, const QString &actor)
{
    const QString one = foldForMatching(speaker), other = foldForMatching(actor);
    return one == other || statesOfCapital(other).contains(one)
           || statesOfCapital(one).contains(other);
}

} // namespace

QStringList statesOfCapital(const QString &folded)
{
    static const QHash<QString, QStringList> states{
        {u"washington"_s, {u"us"_s, u"u.s."_s, u"usa"_s, u"united states"_s, u"america"_s}},
        {u"tehran"_s, {u"iran"_s}},
        {u"baghdad"_s, {u"iraq"_s}},
        {u"damascus"_s, {u"syria"_s}},
        {u"moscow"_s, {u"russia"_s}},
        {u"beijing"_s, {u"china"_s}},
        {u"ankara"_s, {u"turkey"_s}},
        {u"riyadh"_s, {u"saudi arabia"_s}},
        {u"beirut"_s, {u"lebanon"_s}},
        {u"jerusalem"_s, {u"israel"_s}},
        {u"london"_s, {u"uk"_s, u"britain"_s, u"united kingdom"_s}},
        {u"paris"_s, {u"france"_s}},
        {u"berlin"_s, {u"germany"_s}},
        {u"oslo"_s, {u"norway"_s}},
        {u"kabul"_s, {u"afghanistan"_s}},
        {u"islamabad"_s, {u"pakistan"_s}},
        {u"kyiv"_s, {u"ukraine"_s}},
        {u"cairo"_s, {u"egypt"_s}},
        {u"amman"_s, {u"jordan"_s}},
        {u"doha"_s, {u"qatar"_s}},
    };
    return states.value(folded);
}

int decliningAt(const WordLine &line, int at)
{
    const int lead = line.anyPhraseAt(at,
                                      {"did not"_L1,
                                       "didn't"_L1,
                                       "does not"_L1,
                                       "has not"_L1,
                                       "have not"_L1,
                                       "had not"_L1,
                                       "would not"_L1,
                                       "wouldn't"_L1,
                                       "declined to"_L1,
                                       "declines to"_L1,
                                       "refused to"_L1,
                                       "refuses to"_L1,
                                       "stopped short of"_L1,
                                       "without"_L1});
    if (lead == 0)
        return 0;
    const int names = line.anyPhraseAt(at + lead,
                                       {"name"_L1,
                                        "named"_L1,
                                        "naming"_L1,
                                        "identify"_L1,
                                        "identified"_L1,
                                        "identifying"_L1,
                                        "blame"_L1,
                                        "blamed"_L1,
                                        "blaming"_L1,
                                        "accusing"_L1,
                                        "say who"_L1,
                                        "said who"_L1,
                                        "saying who"_L1,
                                        "say which"_L1,
                                        "specify who"_L1,
                                        "speculate on who"_L1,
                                        "speculate about who"_L1});
    return names > 0 && !isOfVictims(line, at + lead + names) ? lead + names : 0;
}

std::optional<TextRange> decliningIn(const WordLine &line)
{
    for (int at = 0; at < line.size(); ++at) {
        if (const int words = decliningAt(line, at); words > 0 && !line[at].isQuoted)
            return TextRange{qint32(line[at].start), qint32(line[at + words - 1].end)};
    }
    return {};
}

void tellDenialsApart(SentenceReading &reading, const ReadingContext &context)
{
    for (ReadName &actor : reading.actors) {
        if (actor.stance != u"rules out")
            continue;
        const auto same = std::ranges::find_if(reading.speakers, [&actor](const ReadSpeaker &one) {
            return isOf(one.speaker.name, actor.name);
        });
        if (same == reading.speakers.end())
            continue;
        actor.stance = u"denies"_s;
        const auto isKnown = [&context](const QString &name) {
            return context.kindOfActor && !context.kindOfActor(name).isEmpty();
        };
        // The state by its name rather than by its capital.
        if (!isKnown(actor.name)) {
            actor.name = same->speaker.name;
            actor.isKnown = isKnown(actor.name);
        }
    }
}

} // namespace sourceline
