#include "model/coding/attributions.h"

#include "model/coding/attributionrows.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/statements.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

template <size_t N>
bool isOneOf(const QString &word, const std::array<QLatin1String, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&word](auto w) { return word == w; });
}

constexpr std::array stances{"asserts"_L1,
                             "suspects"_L1,
                             "implies"_L1,
                             "claims responsibility"_L1,
                             "denies"_L1,
                             "rules out"_L1,
                             "doubts"_L1,
                             "investigates"_L1,
                             "declines to name"_L1};
constexpr std::array roles{"perpetrator"_L1,
                           "directed"_L1,
                           "behind, not specified"_L1,
                           "sponsor"_L1,
                           "supplier"_L1,
                           "accomplice"_L1,
                           "front"_L1};
constexpr std::array reviews{"draft"_L1, "coded"_L1, "reviewed"_L1, "disputed"_L1};
constexpr std::array reliabilities{"A"_L1, "B"_L1, "C"_L1, "D"_L1, "E"_L1, "F"_L1, ""_L1};

Result<void> checkDraft(const AttributionDraft &draft)
{
    if (!isOneOf(draft.stance, stances))
        return Error{draft.stance.isEmpty()
                         ? u"Choose a stance: what the speaker says about the actor."_s
                         : u"“%1” is not a stance: choose %2."_s.arg(
                             draft.stance,
                             u"asserts, suspects, implies, claims responsibility, "
                             "denies, rules out, doubts, investigates or declines to name"_s)};
    if (!isOneOf(draft.role, roles))
        return Error{
            u"“%1” is not a role: choose perpetrator, directed, “behind, not specified”, sponsor, supplier, accomplice or front."_s
                .arg(draft.role)};
    if (!isOneOf(draft.review, reviews))
        return Error{
            u"“%1” is not a review state: draft, coded, reviewed or disputed."_s.arg(draft.review)};
    if (!isOneOf(draft.reliability, reliabilities))
        return Error{u"Source reliability is A to F, not “%1”."_s.arg(draft.reliability)};
    if (draft.credibility < 0 || draft.credibility > 6)
        return Error{u"Information credibility is 1 to 6, not %1."_s.arg(draft.credibility)};
    if (!draft.actor.isSet() && !mayNameNobody(draft.stance))
        return Error{
            u"Say who is named: only with “declines to name” and “investigates” may the actor stay open."_s};
    return {};
}

Values valuesOf(const AttributionDraft &draft, Id actor, Id statement)
{
    return {{"incident", toValue(draft.incident)},
            {"actor", toValue(actor)},
            {"role", draft.role},
            {"stance", draft.stance},
            {"statement", toValue(statement)},
            {"wording", orNull(draft.wording)},
            {"grounds", orNull(draft.grounds)},
            {"reliability", orNull(draft.reliability)},
            {"credibility", draft.credibility ? Value(qint64(draft.credibility)) : Value()},
            {"by_action", flagValue(draft.byAction)},
            {"note", orNull(draft.note)},
            {"coder", orNull(draft.coder)},
            {"review", draft.review}};
}

// Speaker and time stand beside it wherever it is shown: the gist is what was said.
QString gistOf(Writer &writer, const AttributionDraft &draft, Id actor)
{
    return attributionLabel(actorName(writer.database(), actor),
                            draft.stance,
                            incidentName(writer.database(), draft.incident));
}

struct Parts
{
    Id actor, statement;
};

Result<Parts> recordParts(Writer &writer, const AttributionDraft &draft)
{
    if (const auto valid = checkDraft(draft); !valid)
        return valid.error();
    if (const auto there = requireRow(writer, "incident", draft.incident, u"The incident"_s);
        !there)
        return there.error();
    ActorRefs actors(writer);
    const auto actor = actors.resolve(draft.actor);
    if (!actor)
        return actor.error();
    const auto statement = recordStatement(
        writer, actors, draft.statement, gistOf(writer, draft, *actor), draft.citations);
    if (!statement)
        return statement.error();
    if (const auto own = checkOwnStance(writer, draft.stance, *actor, *statement); !own)
        return own.error();
    return Parts{*actor, *statement};
}

Result<void> add(Writer &writer, const AttributionDraft &draft)
{
    const auto parts = recordParts(writer, draft);
    if (!parts)
        return parts.error();
    const auto attribution =
        writer.insert("attribution", valuesOf(draft, parts->actor, parts->statement));
    if (!attribution)
        return attribution.error();
    if (const auto cited = recordCitations(writer, "attribution", *attribution, draft.citations);
        !cited)
        return cited;
    writer.describe(attributionLabel(writer.database(), *attribution));
    return checkCredibility(writer, *attribution);
}

Result<void> change(Writer &writer, Id attribution, AttributionDraft draft)
{
    if (const auto there = requireAttribution(writer, attribution); !there)
        return there;
    sqlite3 *database = writer.database();
    if (!draft.incident.isValid())
        draft.incident = idOf(columnOf(database, "attribution", "incident", attribution));
    const Id before = idOf(columnOf(database, "attribution", "statement", attribution));
    const auto parts = recordParts(writer, draft);
    if (!parts)
        return parts.error();
    if (const auto updated = updateChanged(
            writer, "attribution", attribution, valuesOf(draft, parts->actor, parts->statement));
        !updated)
        return updated.error();
    if (const auto cited = recordCitations(writer, "attribution", attribution, draft.citations);
        !cited)
        return cited;
    if (const auto removed = removeIfUnused(writer, before, parts->statement); !removed)
        return removed;
    writer.describe(u"Change: "_s + attributionLabel(database, attribution));
    return checkCredibility(writer, attribution);
}

} // namespace

bool mayNameNobody(const QString &stance)
{
    return stance == "declines to name"_L1 || stance == "investigates"_L1;
}

Result<void> requireAttribution(Writer &writer, Id attribution)
{
    return requireRow(writer, "attribution", attribution, u"The attribution"_s);
}

AttributionDraft draftOf(const Dossier &dossier, const AttributionView &attribution)
{
    AttributionDraft draft;
    draft.incident = dossier.id;
    draft.actor.id = attribution.actor;
    draft.role = attribution.role;
    draft.stance = attribution.stance;
    if (attribution.statement >= 0)
        draft.statement = draftOf(dossier.statements[size_t(attribution.statement)]);
    draft.wording = attribution.wording;
    draft.grounds = attribution.grounds;
    draft.note = attribution.note;
    draft.coder = attribution.coder;
    draft.reliability = attribution.reliability;
    draft.credibility = attribution.credibility;
    draft.review = attribution.review;
    draft.byAction = attribution.byAction;
    return draft;
}

EditLog::Change addAttribution(const AttributionDraft &draft)
{
    return [draft](Writer &writer) {
        return add(writer, draft);
    };
}

EditLog::Change changeAttribution(Id attribution, const AttributionDraft &draft)
{
    return [attribution, draft](Writer &writer) {
        return change(writer, attribution, draft);
    };
}

EditLog::Change retractAttribution(Id attribution, const QString &reason)
{
    return [attribution, reason](Writer &writer) -> Result<void> {
        if (const auto there = requireAttribution(writer, attribution); !there)
            return there;
        if (reason.trimmed().isEmpty())
            return Error{
                u"Say why the attribution is retracted: it stays readable with the reason."_s};
        writer.describe(u"Retract: "_s + attributionLabel(writer.database(), attribution));
        const auto set =
            updateChanged(writer, "attribution", attribution, {{"retracted", orNull(reason)}});
        return set ? Result<void>() : Result<void>(set.error());
    };
}

EditLog::Change restoreAttribution(Id attribution)
{
    return [attribution](Writer &writer) -> Result<void> {
        if (const auto there = requireAttribution(writer, attribution); !there)
            return there;
        if (const auto set =
                updateChanged(writer, "attribution", attribution, {{"retracted", Value()}});
            !set)
            return set.error();
        writer.describe(u"Restore: "_s + attributionLabel(writer.database(), attribution));
        return checkCredibility(writer, attribution);
    };
}

} // namespace sourceline
