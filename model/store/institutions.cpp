#include "model/store/institutions.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr int farthest = 8; // steps; relations may go round in circles

constexpr auto belonging = "'office holder of', 'member of', 'part of', 'author of'";

bool isInstitution(const QByteArray &kind)
{
    return kind == "organisation" || kind == "state organ" || kind == "state" || kind == "outlet";
}

} // namespace

QByteArray speakingRelations()
{
    return QByteArray(belonging) + ", 'commands'";
}

QByteArray Institutions::kindOf(Id actor)
{
    const LentStatement select = m_statements.lend("SELECT kind FROM actor WHERE id = ?1");
    select->bind(1, actor);
    return select->next() ? select->utf8(0) : QByteArray();
}

Id Institutions::wholeOutlet(Id actor)
{
    for (int step = 0; step < farthest; ++step) {
        const LentStatement select =
            m_statements.lend("SELECT o.id FROM actor_relation r JOIN actor o ON o.id = r.other "
                              "WHERE r.actor = ?1 AND r.kind = 'part of' "
                              "AND o.kind = 'outlet' ORDER BY r.id LIMIT 1");
        select->bind(1, actor);
        if (!select->next())
            break;
        actor = select->id(0);
    }
    return actor;
}

Id Institutions::firstInstitution(const std::vector<Id> &level,
                                  const QByteArray &kinds,
                                  std::vector<Id> &next)
{
    for (Id actor : level) {
        const LentStatement select = m_statements.lend(
            "SELECT o.id, o.kind FROM actor_relation r JOIN actor o ON o.id = r.other "
            "WHERE r.actor = ?1 AND r.kind IN ("
            + kinds + ") ORDER BY r.id");
        select->bind(1, actor);
        while (select->next()) {
            if (isInstitution(select->utf8(1)))
                return select->id(0);
            next.push_back(select->id(0));
        }
    }
    return {};
}

Id Institutions::find(Id actor)
{
    const QByteArray kind = kindOf(actor);
    if (isInstitution(kind))
        return kind == "outlet" ? wholeOutlet(actor) : actor;
    std::vector<Id> level = {actor};
    for (int step = 0; step < farthest && !level.empty(); ++step) {
        std::vector<Id> next;
        if (const Id found = firstInstitution(level, belonging, next); found.isValid())
            return kindOf(found) == "outlet" ? wholeOutlet(found) : found;
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        level = std::move(next);
    }
    std::vector<Id> beyond;
    const Id commanded = kind == "person" ? firstInstitution({actor}, "'commands'", beyond) : Id();
    return commanded.isValid() ? commanded : actor;
}

Id Institutions::of(Id actor)
{
    const auto known = m_known.find(actor);
    if (known != m_known.end())
        return known->second;
    return m_known[actor] = find(actor);
}

} // namespace sourceline
