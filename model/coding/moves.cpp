#include "model/coding/moves.h"

#include "model/coding/attributionrows.h"
#include "model/coding/claims.h"
#include "model/coding/labels.h"
#include "model/store/statement.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> setIncident(Writer &writer,
                         const char *table,
                         const std::vector<Id> &records,
                         Id incident,
                         const QString &what)
{
    for (const Id record : records) {
        if (const auto there = requireRow(writer, table, record, what); !there)
            return there;
        const auto moved = updateChanged(writer, table, record, {{"incident", toValue(incident)}});
        if (!moved)
            return moved.error();
    }
    return {};
}

// After the move, so that both may have moved.
Result<void> checkSupersession(sqlite3 *database, const std::vector<Id> &claims)
{
    for (const Id claim : claims) {
        Statement apart(database,
                        "SELECT c.id FROM claim c JOIN claim b ON b.id = c.superseded_by WHERE "
                        "(c.id = ?1 OR b.id = ?1) AND b.incident <> c.incident");
        apart.bind(1, claim);
        if (apart.next())
            return Error{
                u"“%1” is superseded by another claim of its incident: move both, or let it stand again first. Nothing was changed."_s
                    .arg(claimWords(database, apart.id(0)))};
        if (apart.failed())
            return apart.error();
    }
    return {};
}

// Where they all are, before they go; none where they are apart.
Id placeOf(sqlite3 *database, const std::vector<Id> &claims, const std::vector<Id> &attributions)
{
    std::set<Id> incidents;
    for (const auto &[table, records] :
         {std::pair{"claim", &claims}, std::pair{"attribution", &attributions}}) {
        for (const Id record : *records)
            incidents.insert(idOf(columnOf(database, table, "incident", record)));
    }
    return incidents.size() == 1 ? *incidents.begin() : Id();
}

QString describe(sqlite3 *database, Id from, Id to, const QString &what)
{
    if (!from.isValid() || from == to)
        return u"Move to %1: %2"_s.arg(shortIncidentName(database, to), what);
    const QStringList names = namesApart(database, {from, to});
    return u"Move from %1 to %2: %3"_s.arg(names[0], names[1], what);
}

} // namespace

QString
whatMoved(sqlite3 *database, const std::vector<Id> &claims, const std::vector<Id> &attributions)
{
    if (claims.size() == 1 && attributions.empty())
        return claimWords(database, claims.front());
    if (claims.empty() && attributions.size() == 1) {
        const Id actor = idOf(columnOf(database, "attribution", "actor", attributions.front()));
        const QString name = actorName(database, actor);
        return name.isEmpty() ? u"1 attribution"_s : shortened(name);
    }
    QStringList parts;
    if (!claims.empty())
        parts += counted(qsizetype(claims.size()), u"claim"_s, u"claims"_s);
    if (!attributions.empty())
        parts += counted(qsizetype(attributions.size()), u"attribution"_s, u"attributions"_s);
    return parts.join(u" and "_s);
}

Result<void> moveRecordsTo(Writer &writer,
                           const std::vector<Id> &claims,
                           const std::vector<Id> &attributions,
                           Id incident)
{
    if (const auto there = requireRow(writer, "incident", incident, u"The incident"_s); !there)
        return there;
    if (claims.empty() && attributions.empty())
        return Error{u"Choose claims or attributions to move."_s};
    const Id from = placeOf(writer.database(), claims, attributions);
    if (const auto moved = setIncident(writer, "claim", claims, incident, u"The claim"_s); !moved)
        return moved;
    if (const auto moved =
            setIncident(writer, "attribution", attributions, incident, u"The attribution"_s);
        !moved)
        return moved;
    if (const auto whole = checkSupersession(writer.database(), claims); !whole)
        return whole;
    for (const Id attribution : attributions) {
        if (const auto credible = checkCredibility(writer, attribution); !credible)
            return credible;
    }
    writer.describe(describe(
        writer.database(), from, incident, whatMoved(writer.database(), claims, attributions)));
    return {};
}

EditLog::Change moveAttributions(const std::vector<Id> &attributions, Id toIncident)
{
    return [attributions, toIncident](Writer &writer) {
        return moveRecordsTo(writer, {}, attributions, toIncident);
    };
}

EditLog::Change moveClaims(const std::vector<Id> &claims, Id toIncident)
{
    return [claims, toIncident](Writer &writer) {
        return moveRecordsTo(writer, claims, {}, toIncident);
    };
}

EditLog::Change
moveRecords(const std::vector<Id> &claims, const std::vector<Id> &attributions, Id toIncident)
{
    return [claims, attributions, toIncident](Writer &writer) {
        return moveRecordsTo(writer, claims, attributions, toIncident);
    };
}

} // namespace sourceline
