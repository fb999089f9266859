#include "model/coding/dossierdifference.h"

#include "model/store/figurewords.h"
#include "model/store/recordwords.h"
#include "model/text/edtf.h"

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Kind = Difference::Kind;

QString speakerOf(const Dossier &dossier, int statement)
{
    return statement < 0 ? QString() : dossier.statements[size_t(statement)].speakerName;
}

QString figureName(const FigureKey &key)
{
    QString name = QString::fromUtf8(key.field);
    if (!key.measure.isEmpty())
        name += u", "_s + QString::fromUtf8(key.measure);
    return key.whom == u"all"_s ? name : QString(name + u", "_s + key.whom);
}

QString assessmentWords(const AssessmentView &assessment)
{
    return assessment.actor.isValid()
               ? QString(assessment.actorName + u", "_s + likelihoodWords(assessment.likelihood))
               : u"insufficient information"_s;
}

QString stanceWords(const AttributionView &attribution)
{
    if (!attribution.retracted.isEmpty())
        return u"retracted: "_s + attribution.retracted;
    QString words = attribution.stance;
    if (attribution.role != u"perpetrator"_s)
        words += u", "_s + attribution.role;
    return words;
}

template <typename T>
const T *byId(const std::vector<T> &records, Id id)
{
    const auto found = std::ranges::find(records, id, &T::id);
    return found == records.end() ? nullptr : &*found;
}

/// Collects the differences of one incident.
class Comparison
{
public:
    Comparison(const Dossier &then,
               const Dossier &now,
               const QString &name,
               const EditsSince &edits)
        : m_then(then)
        , m_now(now)
        , m_name(name)
        , m_edits(edits)
    {}

    std::vector<Difference> run()
    {
        compareFields();
        compareFigures();
        compareAttributions();
        compareAssessments();
        return std::move(m_found);
    }

private:
    Difference &add(Kind kind, const QString &what, const QString &before, const QString &after)
    {
        Difference difference;
        difference.kind = kind;
        difference.incident = m_now.id;
        difference.incidentName = m_name;
        difference.what = what;
        difference.before = before;
        difference.after = after;
        return m_found.emplace_back(std::move(difference));
    }

    void compareField(Kind kind,
                      const QString &what,
                      const QByteArray &column,
                      const QString &before,
                      const QString &after)
    {
        if (before == after)
            return;
        Difference &difference = add(kind, what, before, after);
        difference.edits = m_edits.of("incident", m_now.id, column);
        difference.citations = kind == Kind::Date    ? claimCitations("date")
                               : kind == Kind::Place ? claimCitations("place")
                                                     : m_now.citations;
    }

    void compareFields()
    {
        compareField(Kind::Date,
                     u"date"_s,
                     "date_edtf",
                     displayDate(m_then.dateEdtf),
                     displayDate(m_now.dateEdtf));
        compareField(Kind::Place, u"place"_s, "place", m_then.placeName, m_now.placeName);
        compareField(Kind::Other, u"title"_s, "title", m_then.title, m_now.title);
        compareField(Kind::Other, u"event type"_s, "event_type", m_then.eventType, m_now.eventType);
        compareField(Kind::Other, u"means"_s, "means", m_then.means, m_now.means);
        compareField(Kind::Other, u"review"_s, "review", m_then.review, m_now.review);
    }

    std::vector<CitationView> claimCitations(const QByteArray &field) const
    {
        std::vector<CitationView> citations;
        for (const Dossier *dossier : {&m_now, &m_then}) {
            for (const ClaimView &claim : dossier->claims) {
                if (claim.field.toUtf8() == field)
                    citations.insert(
                        citations.end(), claim.citations.begin(), claim.citations.end());
            }
            if (!citations.empty())
                break;
        }
        return citations;
    }

    void compareFigures()
    {
        std::set<FigureKey> keys;
        for (const Dossier *dossier : {&m_then, &m_now}) {
            for (const auto &[key, figure] : dossier->figures)
                keys.insert(key);
        }
        const auto words = [](const Dossier &dossier, const FigureKey &key) {
            const auto figure = dossier.figures.find(key);
            if (figure == dossier.figures.end())
                return QString();
            QString text = figureWords(figure->second);
            if (figure->second.overridden)
                text += u", the analyst's choice"_s;
            return text;
        };
        for (const FigureKey &key : keys) {
            const QString before = words(m_then, key);
            const QString after = words(m_now, key);
            if (before == after)
                continue;
            Difference &difference = add(Kind::Figure, figureName(key), before, after);
            difference.edits = m_edits.of("claim");
            for (const QByteArray table : {"figure_override", "statement", "incident_derived"}) {
                const auto more = m_edits.of(table);
                difference.edits.insert(difference.edits.end(), more.begin(), more.end());
            }
            difference.citations = claimCitations(key.field);
        }
    }

    void compareAttributions()
    {
        const auto name = [](const Dossier &dossier, const AttributionView &attribution) {
            const QString by = speakerOf(dossier, attribution.statement);
            const QString actor =
                attribution.actorName.isEmpty() ? u"nobody named"_s : attribution.actorName;
            return by.isEmpty() ? actor : QString(actor + u", by "_s + by);
        };
        for (const AttributionView &now : m_now.attributions) {
            const AttributionView *then = byId(m_then.attributions, now.id);
            const QString what = name(m_now, now);
            const QString before = then ? stanceWords(*then) : QString();
            const bool renamed = then && name(m_then, *then) != what;
            if (then && before == stanceWords(now) && !renamed)
                continue;
            Difference &difference =
                add(Kind::Attribution,
                    what,
                    renamed ? QString(name(m_then, *then) + u", "_s + before) : before,
                    stanceWords(now));
            difference.edits = m_edits.of("attribution", now.id);
            difference.citations = now.citations;
        }
        for (const AttributionView &then : m_then.attributions) {
            if (byId(m_now.attributions, then.id))
                continue;
            Difference &difference =
                add(Kind::Attribution, name(m_then, then), stanceWords(then), {});
            difference.edits = m_edits.of("attribution", then.id);
            if (difference.edits.empty()) // moved away: its rows belong to another incident
                difference.edits = m_edits.of("incident_derived");
            difference.citations = then.citations;
        }
    }

    // Confidence is apart from likelihood, here too.
    void compareAssessments()
    {
        const AssessmentView none;
        const auto &then = m_then.assessments.empty() ? none : m_then.assessments.front();
        const auto &now = m_now.assessments.empty() ? none : m_now.assessments.front();
        if (then.id == now.id)
            return;
        const QString before = then.id.isValid() ? assessmentWords(then) : QString();
        const QString after = now.id.isValid() ? assessmentWords(now) : QString();
        const auto compare = [&](const QString &what, const QString &first, const QString &second) {
            if (first == second)
                return;
            Difference &difference = add(Kind::Assessment, what, first, second);
            difference.edits = m_edits.of("assessment");
            difference.citations = now.id.isValid() ? now.citations : then.citations;
        };
        compare(u"assessment"_s, before, after);
        compare(u"analytic confidence"_s, then.confidence, now.confidence);
    }

    const Dossier &m_then;
    const Dossier &m_now;
    const QString &m_name;
    const EditsSince &m_edits;
    std::vector<Difference> m_found;
};

} // namespace

std::vector<Difference> differencesBetween(const Dossier &then,
                                           const Dossier &now,
                                           const QString &name,
                                           const EditsSince &edits)
{
    auto found = Comparison(then, now, name, edits).run();
    for (Difference &difference : found) {
        std::set<Id> seen;
        std::erase_if(difference.edits, [&seen](Id edit) { return !seen.insert(edit).second; });
    }
    return found;
}

} // namespace sourceline
