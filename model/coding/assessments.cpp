#include "model/coding/assessments.h"

#include "model/coding/actorrefs.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/recordwords.h"
#include "model/store/statement.h"

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Judgement
{
    Id actor;
    std::vector<std::pair<Id, int>> alternatives;
};

bool isBand(int likelihood)
{
    return likelihood >= 1 && likelihood <= 7;
}

Result<void> checkDraft(const std::vector<Id> &incidents, const AssessmentDraft &draft)
{
    if (incidents.empty())
        return Error{u"Choose the incidents to assess."_s};
    if (draft.actor.isSet() && !isBand(draft.likelihood))
        return Error{u"Choose how likely it is: one of the seven bands of ICD 203."_s};
    if (!draft.actor.isSet() && draft.likelihood != 0)
        return Error{
            u"A likelihood needs an actor: name one, or assess insufficient information without a band."_s};
    if (!draft.confidence.isEmpty() && draft.confidence != "low"_L1
        && draft.confidence != "moderate"_L1 && draft.confidence != "high"_L1)
        return Error{
            u"Analytic confidence is low, moderate or high, not “%1”."_s.arg(draft.confidence)};
    if (draft.who.trimmed().isEmpty())
        return Error{u"Say who assesses: a judgement stands under a name."_s};
    if (!draft.citations.empty() && incidents.size() > 1)
        return Error{u"Sentences are cited for the assessment of one incident, not of %1."_s.arg(
            incidents.size())};
    return {};
}

Result<Judgement> resolve(Writer &writer, const AssessmentDraft &draft)
{
    ActorRefs actors(writer);
    Judgement judgement;
    const auto actor = actors.resolve(draft.actor);
    if (!actor)
        return actor.error();
    judgement.actor = *actor;
    std::set<Id> seen;
    for (const auto &[ref, likelihood] : draft.alternatives) {
        const auto other = actors.resolve(ref);
        if (!other)
            return other.error();
        if (!other->isValid())
            return Error{u"Name the actor of each alternative."_s};
        const QString name = actorName(writer.database(), *other);
        if (!isBand(likelihood))
            return Error{u"Choose how likely the alternative %1 is."_s.arg(name)};
        if (*other == judgement.actor)
            return Error{u"%1 is what is assessed, so it is no alternative to itself."_s.arg(name)};
        if (!seen.insert(*other).second)
            return Error{u"The alternative %1 stands there twice."_s.arg(name)};
        judgement.alternatives.emplace_back(*other, likelihood);
    }
    return judgement;
}

// The newest holds, whatever the clock says.
qint64 madeAt(sqlite3 *database, Id incident)
{
    Statement newest(database, "SELECT max(made_at) FROM assessment WHERE incident = ?1");
    newest.bind(1, incident);
    const qint64 now = nowInMs();
    return newest.next() && !newest.isNull(0) ? std::max(now, newest.integer(0) + 1) : now;
}

std::vector<std::pair<Id, int>> alternativesOf(sqlite3 *database, Id assessment)
{
    Statement rows(database,
                   "SELECT actor, likelihood FROM assessment_alternative WHERE assessment = ?1 "
                   "ORDER BY actor");
    rows.bind(1, assessment);
    std::vector<std::pair<Id, int>> alternatives;
    while (rows.next())
        alternatives.emplace_back(rows.id(0), int(rows.integer(1)));
    return alternatives;
}

// What the same person judged last, word for word: saying it again would only look like a second
// judgement. With a sentence cited it is one.
bool isSaidAlready(sqlite3 *database,
                   Id incident,
                   const AssessmentDraft &draft,
                   const Judgement &judgement)
{
    Statement last(database,
                   "SELECT id, actor, likelihood, confidence, reasons, made_by FROM assessment "
                   "WHERE incident = ?1 ORDER BY made_at DESC, id DESC LIMIT 1");
    last.bind(1, incident);
    auto alternatives = judgement.alternatives;
    std::ranges::sort(alternatives);
    return draft.citations.empty() && last.next() && last.id(1) == judgement.actor
           && last.integer(2) == (judgement.actor.isValid() ? draft.likelihood : 0)
           && last.text(3) == draft.confidence && last.text(4) == draft.reasons.trimmed()
           && last.text(5) == draft.who.trimmed()
           && alternativesOf(database, last.id(0)) == alternatives;
}

Result<void>
assessOne(Writer &writer, Id incident, const AssessmentDraft &draft, const Judgement &judgement)
{
    if (const auto there = requireRow(writer, "incident", incident, u"The incident"_s); !there)
        return there;
    if (isSaidAlready(writer.database(), incident, draft, judgement))
        return {};
    const auto assessment = writer.insert(
        "assessment",
        {{"incident", toValue(incident)},
         {"actor", toValue(judgement.actor)},
         {"likelihood", judgement.actor.isValid() ? Value(qint64(draft.likelihood)) : Value()},
         {"confidence", orNull(draft.confidence)},
         {"reasons", draft.reasons.trimmed()},
         {"made_at", madeAt(writer.database(), incident)},
         {"made_by", draft.who.trimmed()}});
    if (!assessment)
        return assessment.error();
    for (const auto &[actor, likelihood] : judgement.alternatives) {
        const auto row = writer.insert("assessment_alternative",
                                       {{"assessment", toValue(*assessment)},
                                        {"actor", toValue(actor)},
                                        {"likelihood", qint64(likelihood)}});
        if (!row)
            return row.error();
    }
    return recordCitations(writer, "assessment", *assessment, draft.citations);
}

Result<void>
assessAll(Writer &writer, const std::vector<Id> &incidents, const AssessmentDraft &draft)
{
    if (const auto valid = checkDraft(incidents, draft); !valid)
        return valid;
    const auto judgement = resolve(writer, draft);
    if (!judgement)
        return judgement.error();
    for (const Id incident : incidents) {
        if (const auto done = assessOne(writer, incident, draft, *judgement); !done)
            return done;
    }
    const QString whom =
        judgement->actor.isValid()
            ? u"%1, %2"_s.arg(shortened(actorName(writer.database(), judgement->actor)),
                              likelihoodWords(draft.likelihood).section(u" ("_s, 0, 0))
            : u"insufficient information"_s;
    const QString what = incidents.size() == 1
                             ? shortIncidentName(writer.database(), incidents.front())
                             : counted(qsizetype(incidents.size()), u"incident"_s, u"incidents"_s);
    writer.describe(u"Assess %1: %2"_s.arg(what, whom));
    return {};
}

} // namespace

EditLog::Change assess(const std::vector<Id> &incidents, const AssessmentDraft &draft)
{
    return [incidents = distinctIds(incidents), draft](Writer &writer) {
        return assessAll(writer, incidents, draft);
    };
}

} // namespace sourceline
