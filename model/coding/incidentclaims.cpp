#include "model/coding/claims.h"
#include "model/coding/incidentrows.h"
#include "model/coding/labels.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<Id> statementOfNewest(Writer &writer, Id incident)
{
    Statement select(writer.database(),
                     "SELECT statement FROM claim WHERE incident = ?1 ORDER BY id DESC LIMIT 1");
    select.bind(1, incident);
    if (select.next())
        return select.id(0);
    return select.failed() ? select.error()
                           : Error{u"The claim is not there. Nothing was changed."_s};
}

// What one utterance says in figures: `killed: 2; wounded: 14`.
QString gistOf(const std::vector<ClaimDraft> &claims)
{
    QStringList parts;
    for (const ClaimDraft &claim : claims) {
        const QString said = claim.best   ? QString::number(*claim.best)
                             : claim.low  ? QString::number(*claim.low) + u" or more"_s
                             : claim.high ? u"up to "_s + QString::number(*claim.high)
                                          : claim.reported;
        parts += claim.field + u": "_s + said;
    }
    return parts.join(u"; "_s);
}

} // namespace

EditLog::Change addIncident(const IncidentDraft &draft)
{
    return addIncident(draft, {});
}

EditLog::Change addIncident(const IncidentDraft &draft, const std::vector<ClaimDraft> &claims)
{
    return [draft, claims](Writer &writer) -> Result<void> {
        const auto incident = recordNewIncident(writer, draft);
        if (!incident)
            return incident.error();
        StatementDraft statement = claims.empty() ? StatementDraft() : claims.front().statement;
        if (!statement.id.isValid() && statement.gist.isEmpty())
            statement.gist = gistOf(claims);
        for (ClaimDraft claim : claims) {
            claim.incident = *incident;
            claim.statement = statement;
            if (const auto added = addClaim(claim)(writer); !added)
                return added;
            const auto made = statementOfNewest(writer, *incident);
            if (!made)
                return made.error();
            statement = {};
            statement.id = *made;
        }
        writer.describe(u"New incident: "_s + shortIncidentName(writer.database(), *incident));
        return {};
    };
}

} // namespace sourceline
