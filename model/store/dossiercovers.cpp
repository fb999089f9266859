// Descriptions that stand over named actors: "Iran-backed militias" over Kataib Hezbollah.
#include "model/store/dossierparts.h"

#include <set>

namespace sourceline {

namespace {

// Whoever belongs to it, over as many steps as are recorded. Being backed or commanded by somebody
// is not belonging.
Result<std::set<Id>> membersOf(sqlite3 *database, Id description)
{
    Statement statement(
        database,
        "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION "
        "SELECT r.actor FROM inside JOIN actor_relation r ON r.other = inside.id WHERE r.kind IN "
        "('member of', 'part of', 'same as') UNION "
        "SELECT r.other FROM inside JOIN actor_relation r ON r.actor = inside.id WHERE r.kind = "
        "'same as') SELECT id FROM inside WHERE id <> ?1");
    statement.bind(1, description);
    std::set<Id> members;
    const auto read =
        forEachRow(statement, [&members](RowReader row) { members.insert(row.id()); });
    if (!read)
        return read.error();
    return members;
}

} // namespace

Result<void> readCovers(DossierReading &reading)
{
    Dossier &d = reading.dossier;
    std::set<Id> named, descriptions;
    for (const AttributionView &attribution : d.attributions) {
        if (!attribution.actor.isValid())
            continue;
        named.insert(attribution.actor);
        if (attribution.actorKind == QLatin1String("description"))
            descriptions.insert(attribution.actor);
    }
    if (named.size() < 2)
        return {};
    for (const Id description : descriptions) {
        const auto members = membersOf(reading.database, description);
        if (!members)
            return members.error();
        for (const Id actor : named) {
            if (members->contains(actor))
                d.covers.emplace_back(description, actor);
        }
    }
    return {};
}

} // namespace sourceline
