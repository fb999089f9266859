#include "model/coding/claims.h"

#include "model/coding/citations.h"
#include "model/coding/claimrules.h"
#include "model/coding/labels.h"
#include "model/coding/moves.h"
#include "model/coding/rows.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Values valuesOf(const ClaimDraft &draft, Id whom, Id statement)
{
    return {{"incident", toValue(draft.incident)},
            {"statement", toValue(statement)},
            {"field", draft.field},
            {"measure", orNull(draft.measure)},
            {"reported", orNull(draft.reported)},
            {"low", orNull(draft.low)},
            {"best", orNull(draft.best)},
            {"high", orNull(draft.high)},
            {"qualifier", orNull(draft.qualifier)},
            {"value", orNull(draft.value)},
            {"whom_nationality", orNull(draft.nationality)},
            {"whom_status", orNull(draft.status)},
            {"whom_joint", flagValue(draft.joint)},
            {"whom_name", toValue(whom)},
            {"resolved_edtf", orNull(draft.resolvedEdtf)},
            {"resolved_basis", orNull(draft.resolvedBasis)},
            {"feeds", flagValue(draft.feeds)},
            {"reason", draft.feeds ? Value() : orNull(draft.reason)},
            {"superseded_by", toValue(draft.supersededBy)},
            {"coder", orNull(draft.coder)},
            {"review", draft.review}};
}

QString gistOf(Writer &writer, const ClaimDraft &draft)
{
    QString said = draft.value.simplified();
    if (said.isEmpty() && draft.best)
        said = QString::number(*draft.best);
    if (said.isEmpty())
        said = draft.reported;
    return u"%1: %2, %3"_s.arg(draft.field, said, incidentName(writer.database(), draft.incident));
}

struct Parts
{
    Id whom, statement;
};

Result<Parts> recordParts(Writer &writer, const ClaimDraft &draft)
{
    if (const auto there = requireRow(writer, "incident", draft.incident, u"The incident"_s);
        !there)
        return there.error();
    ActorRefs actors(writer);
    const auto whom = actors.resolve(draft.whom);
    if (!whom)
        return whom.error();
    const auto statement =
        recordStatement(writer, actors, draft.statement, gistOf(writer, draft), draft.citations);
    if (!statement)
        return statement.error();
    return Parts{*whom, *statement};
}

Result<void> add(Writer &writer, const ClaimDraft &given)
{
    const auto draft = checkedClaim(given);
    if (!draft)
        return draft.error();
    const auto parts = recordParts(writer, *draft);
    if (!parts)
        return parts.error();
    const auto claim = writer.insert("claim", valuesOf(*draft, parts->whom, parts->statement));
    if (!claim)
        return claim.error();
    if (const auto fits = checkSupersession(writer.database(), *claim); !fits)
        return fits;
    writer.describe(claimLabel(writer.database(), *claim));
    return recordCitations(writer, "claim", *claim, draft->citations);
}

Result<void> change(Writer &writer, Id claim, ClaimDraft given)
{
    if (const auto there = requireRow(writer, "claim", claim, u"The claim"_s); !there)
        return there;
    sqlite3 *database = writer.database();
    if (!given.incident.isValid())
        given.incident = idOf(columnOf(database, "claim", "incident", claim));
    const auto draft = checkedClaim(given);
    if (!draft)
        return draft.error();
    const Id before = idOf(columnOf(database, "claim", "statement", claim));
    const auto parts = recordParts(writer, *draft);
    if (!parts)
        return parts.error();
    if (const auto updated =
            updateChanged(writer, "claim", claim, valuesOf(*draft, parts->whom, parts->statement));
        !updated)
        return updated.error();
    if (const auto fits = checkSupersession(database, claim); !fits)
        return fits;
    if (const auto cited = recordCitations(writer, "claim", claim, draft->citations); !cited)
        return cited;
    writer.describe(u"Change: "_s + claimLabel(database, claim));
    return removeIfUnused(writer, before, parts->statement);
}

Result<void> feed(Writer &writer, const std::vector<Id> &claims, bool feeds, const QString &reason)
{
    if (claims.empty())
        return Error{u"Choose the claims that are meant."_s};
    if (!feeds && reason.trimmed().isEmpty())
        return Error{u"Say why the claim feeds nothing: it stays readable with the reason."_s};
    for (const Id claim : claims) {
        if (const auto there = requireRow(writer, "claim", claim, u"The claim"_s); !there)
            return there;
        Values values{{"feeds", flagValue(feeds)}, {"reason", feeds ? Value() : orNull(reason)}};
        // What another claim supersedes feeds nothing.
        if (feeds)
            values.push_back({"superseded_by", Value()});
        if (const auto set = updateChanged(writer, "claim", claim, values); !set)
            return set.error();
    }
    const QString what = claims.size() == 1
                             ? claimLabel(writer.database(), claims.front())
                             : counted(qsizetype(claims.size()), u"claim"_s, u"claims"_s);
    writer.describe((feeds ? u"Let stand: "_s : u"Contest: "_s) + what);
    return {};
}

Result<void> supersedeBy(Writer &writer, Id claim, Id by, const QString &reason)
{
    for (const Id each : {claim, by}) {
        if (const auto there = requireRow(writer, "claim", each, u"The claim"_s); !there)
            return there;
    }
    if (reason.trimmed().isEmpty())
        return Error{u"Say why the claim is superseded: it stays readable with the reason."_s};
    const auto set = updateChanged(
        writer,
        "claim",
        claim,
        {{"superseded_by", toValue(by)}, {"feeds", flagValue(false)}, {"reason", orNull(reason)}});
    if (!set)
        return set.error();
    writer.describe(u"Supersede: "_s + claimLabel(writer.database(), claim));
    return checkSupersession(writer.database(), claim);
}

} // namespace

ClaimDraft draftOf(const Dossier &dossier, const ClaimView &claim)
{
    ClaimDraft draft;
    draft.incident = dossier.id;
    draft.field = claim.field;
    draft.measure = claim.measure;
    draft.reported = claim.reported;
    draft.low = claim.low;
    draft.best = claim.best;
    draft.high = claim.high;
    draft.qualifier = claim.qualifier;
    draft.value = claim.value;
    draft.nationality = claim.nationality;
    draft.status = claim.status;
    draft.whom.id = claim.whom;
    draft.joint = claim.joint;
    draft.resolvedEdtf = claim.resolvedEdtf;
    draft.resolvedBasis = claim.resolvedBasis;
    draft.feeds = claim.feeds;
    draft.reason = claim.reason;
    draft.supersededBy = claim.supersededBy;
    if (claim.statement >= 0)
        draft.statement = draftOf(dossier.statements[size_t(claim.statement)]);
    draft.coder = claim.coder;
    draft.review = claim.review;
    return draft;
}

EditLog::Change addClaim(const ClaimDraft &draft)
{
    return [draft](Writer &writer) {
        return add(writer, draft);
    };
}

EditLog::Change changeClaim(Id claim, const ClaimDraft &draft)
{
    return [claim, draft](Writer &writer) {
        return change(writer, claim, draft);
    };
}

EditLog::Change setFeeding(const std::vector<Id> &claims, bool feeds, const QString &reason)
{
    return [=](Writer &writer) {
        return feed(writer, claims, feeds, reason);
    };
}

EditLog::Change supersede(Id claim, Id by, const QString &reason)
{
    return [=](Writer &writer) {
        return supersedeBy(writer, claim, by, reason);
    };
}

} // namespace sourceline
