#include "model/store/derive.h"

#include "model/store/figurewords.h"

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Group = std::vector<const FigureClaim *>;

FigureKey keyOf(const FigureClaim &claim)
{
    const bool ofPeople = claim.field != "munitions" && claim.field != "count";
    FigureKey key{claim.field, {}, ofPeople && !claim.whom.isEmpty() ? claim.whom : u"all"_s};
    if (claim.field == "munitions")
        key.measure = claim.measure.isEmpty() ? QByteArray("unspecified") : claim.measure;
    return key;
}

FigureRange said(const FigureClaim &claim)
{
    if (claim.reported == "none") // a statement of zero, whether or not the coder wrote the zeros
        return {0, 0, 0};
    return {claim.low, claim.best, claim.high};
}

bool isCounted(const FigureClaim *claim)
{
    return claim->reported == "figure" || claim->reported == "none";
}

Group feedingOf(const Group &group)
{
    const bool hasFigure = std::any_of(group.begin(), group.end(), [](const FigureClaim *claim) {
        return claim->feeds && claim->reported == "figure";
    });
    Group feeding;
    for (const FigureClaim *claim : group) {
        const bool uncounted = claim->reported == "unknown" && !hasFigure;
        if (claim->feeds && (isCounted(claim) || uncounted))
            feeding.push_back(claim);
    }
    return feeding;
}

std::optional<qint32> bestOf(const Group &feeding)
{
    struct Vote
    {
        std::set<Id> speakers;
        std::optional<qint32> low; ///< the highest of the claims that say so
    };

    std::map<qint32, Vote> votes;
    for (const FigureClaim *claim : feeding) {
        const FigureRange range = said(*claim);
        if (!range.best)
            continue;
        Vote &vote = votes[*range.best];
        vote.speakers.insert(claim->speaker);
        vote.low = std::max(vote.low, range.low); // none is less than any number
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) {
            if (a.second.speakers.size() != b.second.speakers.size())
                return a.second.speakers.size() < b.second.speakers.size();
            return a.second.low < b.second.low;
        });
    return best == votes.end() ? std::nullopt : std::optional(best->first);
}

FigureState stateOf(const Group &group, const Group &feeding)
{
    const auto has = [](const Group &claims, const char *reported) {
        return std::any_of(claims.begin(), claims.end(), [reported](const FigureClaim *claim) {
            return claim->reported == reported;
        });
    };
    if (has(feeding, "figure"))
        return FigureState::Figure;
    if (has(feeding, "none"))
        return has(feeding, "unknown") ? FigureState::Figure : FigureState::None;
    if (has(group, "unknown"))
        return FigureState::Unknown;
    return has(group, "not reported") ? FigureState::NotReported : FigureState::NotStated;
}

bool differs(const Group &group)
{
    const auto first = std::find_if(group.begin(), group.end(), isCounted);
    return std::any_of(first, group.end(), [first](const FigureClaim *claim) {
        return isCounted(claim) && said(*claim) != said(**first);
    });
}

void spanRange(const Group &feeding, Figure &figure)
{
    std::optional<qint32> highestLow;
    std::optional<qint32> lowestHigh;
    bool openAbove = feeding.empty();
    for (const FigureClaim *claim : feeding) {
        const FigureRange range = said(*claim);
        if (range.low) {
            figure.low = figure.low ? std::min(*figure.low, *range.low) : *range.low;
            highestLow = std::max(highestLow, range.low);
        }
        if (range.high)
            figure.high = std::max(figure.high, range.high);
        if (const auto most = mostPossible(claim->qualifier, range.best, range.high))
            lowestHigh = lowestHigh ? std::min(*lowestHigh, *most) : *most;
        openAbove = openAbove || !range.high;
    }
    if (openAbove)
        figure.high.reset();
    figure.conflicting = highestLow && lowestHigh && *highestLow > *lowestHigh;
}

Figure figureOf(const Group &group)
{
    const Group feeding = feedingOf(group);
    Figure figure;
    figure.claims = int(group.size());
    figure.state = stateOf(group, feeding);
    figure.best = bestOf(feeding);
    spanRange(feeding, figure);
    figure.differing = differs(group) || figure.conflicting;
    return figure;
}

} // namespace

std::optional<qint32>
mostPossible(const QByteArray &qualifier, std::optional<qint32> best, std::optional<qint32> high)
{
    return !high && qualifier == "nearly" ? best : high;
}

std::map<FigureKey, Figure> figuresOf(const std::vector<FigureClaim> &claims)
{
    std::map<FigureKey, Group> groups;
    for (const FigureClaim &claim : claims) {
        if (isFigureField(QLatin1StringView(claim.field)) && !claim.reported.isEmpty())
            groups[keyOf(claim)].push_back(&claim);
    }
    std::map<FigureKey, Figure> figures;
    for (const auto &[key, group] : groups)
        figures.emplace(key, figureOf(group));
    return figures;
}

std::map<FigureKey, Figure> withChoices(std::map<FigureKey, Figure> figures,
                                        const std::vector<FigureChosen> &choices)
{
    for (const FigureChosen &choice : choices) {
        Figure &figure = figures[choice.key];
        const bool none = choice.low == 0 && choice.best == 0 && choice.high == 0;
        figure.state = none ? FigureState::None : FigureState::Figure;
        figure.low = choice.low;
        figure.best = choice.best;
        figure.high = choice.high;
        figure.overridden = true;
    }
    return figures;
}

FigureRange rangeOf(const QByteArray &qualifier, qint32 number)
{
    if (qualifier == "several")
        return {2, 3, {}};
    if (qualifier == "dozens")
        return {24, {}, {}};
    if (qualifier == "about")
        return {{}, number, {}};
    if (qualifier == "nearly")
        return {number - 1, number - 1, {}};
    if (qualifier == "more than")
        return {number + 1, number + 1, {}};
    if (qualifier == "at least")
        return {number, number, {}};
    if (qualifier == "up to")
        return {{}, {}, number};
    return {number, number, number};
}

} // namespace sourceline
