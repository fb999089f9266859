// Who is named, of many attributions at once.
#include "model/coding/attributionrows.h"
#include "model/coding/bulk.h"
#include "model/coding/labels.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> setAll(Writer &writer, const std::vector<Id> &attributions, const ActorRef &ref)
{
    if (attributions.empty())
        return Error{u"Choose the attributions that are meant."_s};
    sqlite3 *database = writer.database();
    ActorRefs actors(writer);
    const auto actor = actors.resolve(ref);
    if (!actor)
        return actor.error();
    for (const Id attribution : attributions) {
        if (const auto there = requireAttribution(writer, attribution); !there)
            return there;
        const QString stance = textOf(columnOf(database, "attribution", "stance", attribution));
        if (!actor->isValid() && !mayNameNobody(stance))
            return Error{
                u"“%1” must name somebody: only “declines to name” and “investigates” may leave the actor open."_s
                    .arg(attributionLabel(database, attribution))};
        const Id statement = idOf(columnOf(database, "attribution", "statement", attribution));
        if (const auto own = checkOwnStance(writer, stance, *actor, statement); !own)
            return own;
        const auto set =
            updateChanged(writer, "attribution", attribution, {{"actor", toValue(*actor)}});
        if (!set)
            return set.error();
    }
    for (const Id attribution : attributions) {
        if (const auto credible = checkCredibility(writer, attribution); !credible)
            return credible;
    }
    const QString name = actor->isValid() ? shortened(actorName(database, *actor)) : u"nobody"_s;
    writer.describe(attributions.size() == 1
                        ? QString(u"Change: "_s + attributionLabel(database, attributions.front()))
                        : u"Set actor of %1 attributions: %2"_s.arg(attributions.size()).arg(name));
    return {};
}

Result<std::vector<Id>>
attributionsNaming(sqlite3 *database, const std::vector<Id> &incidents, Id actor)
{
    std::vector<Id> found;
    Statement select(database,
                     "SELECT id FROM attribution WHERE incident = ?1 AND actor IS ?2 AND retracted "
                     "IS NULL ORDER BY id");
    for (const Id incident : incidents) {
        select.bind(1, incident).bind(2, actor);
        while (select.next())
            found.push_back(select.id(0));
        if (select.failed())
            return select.error();
        select.reset();
    }
    return found;
}

} // namespace

EditLog::Change setActor(const std::vector<Id> &attributions, const ActorRef &actor)
{
    return [attributions = distinctIds(attributions), actor](Writer &writer) {
        return setAll(writer, attributions, actor);
    };
}

EditLog::Change setActorOf(const std::vector<Id> &incidents, Id from, const ActorRef &actor)
{
    return [incidents = distinctIds(incidents), from, actor](Writer &writer) -> Result<void> {
        const auto attributions = attributionsNaming(writer.database(), incidents, from);
        if (!attributions)
            return attributions.error();
        if (attributions->empty()) {
            const QString name = from.isValid() ? actorName(writer.database(), from) : u"nobody"_s;
            return Error{u"None of these incidents has an attribution that names %1."_s.arg(name)};
        }
        return setAll(writer, *attributions, actor);
    };
}

} // namespace sourceline
