#include "model/store/agreement.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace sourceline {

namespace {

constexpr std::array<const char *, 9> stances = {"asserts",
                                                 "suspects",
                                                 "implies",
                                                 "claims responsibility",
                                                 "denies",
                                                 "rules out",
                                                 "doubts",
                                                 "investigates",
                                                 "declines to name"};
constexpr std::array<const char *, 4> measures = {
    "fired", "landed", "unspecified", "found unfired"};

// A figure that something feeds, as opposed to one that only says that there is none.
bool isFed(const Figure &figure)
{
    return figure.state == FigureState::Figure || figure.state == FigureState::None || figure.low
           || figure.best || figure.high;
}

bool includes(const QString &group, const QString &other)
{
    if (group == u"all" || group == other)
        return true;
    const QStringList whole = group.split(u';');
    const auto within = [&whole](const QString &part) {
        return std::any_of(whole.begin(), whole.end(), [&part](const QString &w) {
            return w.trimmed() == part.trimmed();
        });
    };
    const QStringList parts = other.split(u';');
    return std::all_of(parts.begin(), parts.end(), within);
}

using Groups = std::vector<std::pair<QString, const Figure *>>;

// Groups are never added to each other: what is left is that at least the largest of them is meant.
Figure lowerBound(const Groups &groups)
{
    Figure bound;
    for (const auto &[whom, figure] : groups)
        bound.low = std::max(bound.low, figure->low);
    const auto all = [&groups](FigureState state) {
        return std::all_of(groups.begin(), groups.end(), [state](const auto &g) {
            return g.second->state == state;
        });
    };
    if (all(FigureState::None))
        return {FigureState::None, 0, 0, 0};
    bound.state = all(FigureState::Unknown) ? FigureState::Unknown : FigureState::Figure;
    bound.overridden = std::any_of(
        groups.begin(), groups.end(), [](const auto &g) { return g.second->overridden; });
    return bound;
}

Figure ofGroups(const Groups &groups)
{
    for (const auto &[whom, figure] : groups) {
        if (std::all_of(groups.begin(), groups.end(), [&w = whom](const auto &g) {
                return includes(w, g.first);
            }))
            return *figure;
    }
    return lowerBound(groups);
}

// The one figure that incident_derived shows for a field; see the schema.
Figure shownFigure(const std::map<FigureKey, Figure> &figures,
                   const QByteArray &field,
                   const QByteArray &measure = {})
{
    Groups fed;
    Figure silent;
    int claims = 0;
    bool differing = false, conflicting = false;
    for (auto it = figures.lower_bound({field, measure, {}}); it != figures.end(); ++it) {
        const auto &[key, figure] = *it;
        if (key.field != field || key.measure != measure)
            break;
        claims += figure.claims;
        differing = differing || figure.differing;
        conflicting = conflicting || figure.conflicting;
        if (isFed(figure))
            fed.emplace_back(key.whom, &figure);
        else
            silent.state = std::max(silent.state, figure.state);
    }
    // A number wins over "some", whatever the groups.
    if (std::any_of(fed.begin(), fed.end(), [](const auto &g) {
            return g.second->state == FigureState::Figure;
        }))
        std::erase_if(fed, [](const auto &g) { return g.second->state == FigureState::Unknown; });
    Figure shown = fed.empty() ? silent : ofGroups(fed);
    shown.claims = claims;
    shown.differing = differing;
    shown.conflicting = conflicting;
    return shown;
}

void showMunitions(DerivedIncident &derived)
{
    int fallback = 0;
    for (size_t i = 0; i < measures.size(); ++i) {
        const Figure figure = shownFigure(derived.figures, "munitions", measures[i]);
        if (isFed(figure)) {
            derived.munitions = figure;
            derived.munitionsMeasure = int(i) + 1;
            return;
        }
        if (!fallback && figure.state != FigureState::NotStated) {
            fallback = int(i) + 1;
            derived.munitions = figure;
        }
    }
    derived.munitionsMeasure = fallback;
}

void markFigures(DerivedIncident &derived)
{
    const auto bitOf = [](const QByteArray &field) -> quint32 {
        if (field == "killed")
            return KilledBit;
        if (field == "wounded")
            return WoundedBit;
        if (field == "munitions")
            return MunitionsBit;
        return field == "count" ? quint32(CountBit) : 0;
    };
    for (const auto &[key, figure] : derived.figures) {
        derived.differing |= figure.differing ? bitOf(key.field) : 0U;
        derived.conflicting |= figure.conflicting ? bitOf(key.field) : 0U;
    }
}

QTimeZone zoneNamed(const QString &name)
{
    if (name.isEmpty())
        return {};
    thread_local QString known;
    thread_local QTimeZone zone;
    if (known != name) {
        known = name;
        zone = QTimeZone(name.toUtf8());
    }
    return zone;
}

DateSpan spanOf(const QString &edtf, const QString &zone)
{
    if (edtf.isEmpty())
        return {};
    const auto span = parseEdtf(edtf, zoneNamed(zone));
    return span ? *span : DateSpan{};
}

void markDates(const IncidentFacts &facts, DerivedIncident &derived)
{
    qint32 latestStart = std::numeric_limits<qint32>::min();
    qint32 earliestEnd = std::numeric_limits<qint32>::max();
    std::optional<DateSpan> first;
    for (const FigureClaim &claim : facts.claims) {
        if (claim.field != "date" || !claim.feeds || claim.resolvedEdtf.isEmpty())
            continue;
        const DateSpan span = spanOf(claim.resolvedEdtf, facts.zone);
        if (span.precision == DatePrecision::Unknown)
            continue;
        if (!first)
            first = span;
        else if (first->earliest != span.earliest || first->latest != span.latest)
            derived.differing |= DateBit;
        latestStart = std::max(latestStart, span.earliest.value_or(latestStart));
        earliestEnd = std::min(earliestEnd, span.latest.value_or(earliestEnd));
    }
    if (latestStart > earliestEnd)
        derived.conflicting |= DateBit;
}

} // namespace

QByteArray stanceText(Stance stance)
{
    return stances[size_t(stance) - 1];
}

Stance stanceOf(QByteArrayView text)
{
    const auto at =
        std::find_if(stances.begin(), stances.end(), [text](const char *s) { return text == s; });
    Q_ASSERT(at != stances.end());
    return Stance(at - stances.begin() + 1);
}

DerivedIncident deriveIncident(const IncidentFacts &facts)
{
    DerivedIncident derived;
    derived.incident = facts.incident;
    derived.date = spanOf(facts.dateEdtf, facts.zone);
    derived.figures = withChoices(figuresOf(facts.claims), facts.choices);
    derived.killed = shownFigure(derived.figures, "killed");
    derived.wounded = shownFigure(derived.figures, "wounded");
    derived.count = shownFigure(derived.figures, "count");
    showMunitions(derived);
    markFigures(derived);
    markDates(facts, derived);
    deriveAgreement(facts.attributions, derived);
    derived.assessed = facts.assessed;
    derived.likelihood = facts.likelihood;
    derived.confidence = facts.confidence;
    derived.claims = int(facts.claims.size());
    derived.documents = facts.documents;
    derived.citations = facts.citations;
    return derived;
}

} // namespace sourceline
