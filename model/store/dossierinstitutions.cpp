#include "model/store/dossierparts.h"
#include "model/store/institutions.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Named
{
    QString name, kind;
};

Named actorOf(sqlite3 *database, Id actor)
{
    Statement select(database, "SELECT name, kind FROM actor WHERE id = ?1");
    select.bind(1, actor);
    return select.next() ? Named{select.text(0), select.text(1)} : Named{};
}

// The nearest state that a state organ is part of, over as many organs as there are between; itself
// where none is recorded.
Id stateOf(sqlite3 *database, Id organ)
{
    Statement select(database,
                     "WITH RECURSIVE above (id, depth) AS (SELECT ?1, 0 UNION "
                     "SELECT r.other, above.depth + 1 FROM above JOIN actor_relation r ON r.actor "
                     "= above.id WHERE r.kind = 'part of' AND above.depth < 8) "
                     "SELECT a.id FROM above JOIN actor a ON a.id = above.id WHERE a.kind = "
                     "'state' ORDER BY above.depth, a.id LIMIT 1");
    select.bind(1, organ);
    return select.next() ? select.id(0) : organ;
}

void nameGovernment(sqlite3 *database, StatementView &view, const QString &kind)
{
    view.ofGovernment = kind == "state"_L1 || kind == "state organ"_L1;
    if (!view.ofGovernment)
        return;
    view.governmentId = stateOf(database, view.institutionId);
    view.government = actorOf(database, view.governmentId).name;
}

} // namespace

void nameInstitutions(sqlite3 *database, std::vector<StatementView> &statements)
{
    StatementCache cache(database);
    Institutions institutions(cache);
    for (StatementView &view : statements) {
        view.institutionId = institutions.of(view.speaker);
        const Named institution = actorOf(database, view.institutionId);
        // The name is said beside the speaker, so it stays empty where both are one.
        if (view.institutionId != view.speaker)
            view.institution = institution.name;
        nameGovernment(database, view, institution.kind);
    }
}

} // namespace sourceline
