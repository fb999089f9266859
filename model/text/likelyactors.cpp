#include "model/text/likelyactors.h"

#include "model/text/normalise.h"
#include "model/text/readfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

bool isOf(const ReadSource &source, const ReadName &actor)
{
    return source.range.overlaps(actor.range)
           || foldForMatching(source.name) == foldForMatching(actor.name);
}

bool speaks(const SentenceReading &reading, const ReadName &actor)
{
    return std::any_of(
        reading.speakers.begin(), reading.speakers.end(), [&actor](const ReadSpeaker &one) {
            const auto isIt = [&actor](const ReadSource &source) {
                return isOf(source, actor);
            };
            return isIt(one.speaker) || std::any_of(one.through.begin(), one.through.end(), isIt);
        });
}

} // namespace

bool isCountryName(const QString &name)
{
    const WordLine line(name);
    const bool isUnion =
        line.size() == 1 && line[0].isAcronym && line.isAnyOf(0, {"us"_L1, "uk"_L1, "usa"_L1});
    return isUnion || (line.size() > 0 && countryWordsAt(line, 0) == line.size());
}

QString kindOfName(const SentenceReading &reading, const ReadName &actor)
{
    if (actor.isDescription)
        return u"description"_s;
    for (const ReadSpeaker &one : reading.speakers) {
        if (foldForMatching(one.speaker.name) == foldForMatching(actor.name))
            return one.speaker.kind;
    }
    const bool isState =
        isCountryName(actor.name) || !statesOfCapital(foldForMatching(actor.name)).isEmpty();
    return isState ? u"state"_s : QString();
}

std::vector<ReadName> likelyActors(const SentenceReading &reading,
                                   const std::function<QString(const QString &)> &kindOfActor)
{
    std::vector<ReadName> actors;
    std::ranges::copy_if(reading.actors, std::back_inserter(actors), &ReadName::isBlamed);
    const auto isState = [&](const ReadName &actor) {
        const QString kind = kindOfActor ? kindOfActor(actor.name) : QString();
        return kind.isEmpty() ? isCountryName(actor.name) : kind.startsWith(u"state");
    };
    std::stable_partition(actors.begin(), actors.end(), [&](const ReadName &actor) {
        return !isState(actor) && !speaks(reading, actor);
    });
    return actors;
}

} // namespace sourceline
