#include "model/coding/actors.h"

#include "model/coding/actorreading.h"
#include "model/store/dossierparts.h"

#include <QCollator>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> readRelations(sqlite3 *database, ActorRecord &record)
{
    QHash<Id, std::vector<CitationView>> citations;
    if (auto read = readCitations(
            database,
            "actor_relation r ON c.actor_relation = r.id WHERE ?1 IN (r.actor, r.other)",
            record.id,
            citations);
        !read)
        return read;
    Statement select(
        database,
        "SELECT r.id, r.kind, r.actor = ?1, o.id, o.name, r.during_edtf, r.basis, r.note FROM "
        "actor_relation r "
        "JOIN actor o ON o.id = CASE WHEN r.actor = ?1 THEN r.other ELSE r.actor END "
        "WHERE r.actor = ?1 OR r.other = ?1 ORDER BY r.actor <> ?1, r.kind, o.name, r.id");
    select.bind(1, record.id);
    return forEachRow(select, [&](RowReader row) {
        RelationEntry entry;
        entry.id = row.id();
        entry.kind = row.text();
        entry.outgoing = row.flag();
        entry.other = row.id();
        for (QString *field : {&entry.otherName, &entry.duringEdtf, &entry.basis, &entry.note})
            *field = row.text();
        entry.citations = citations.value(entry.id);
        record.relations.push_back(std::move(entry));
    });
}

// Every way in which an incident can have to do with an actor.
constexpr const char *usedIn =
    "WITH spoken (id) AS (SELECT id FROM statement WHERE speaker = ?1 UNION SELECT statement FROM "
    "statement_co_speaker WHERE actor = ?1), "
    "used (incident, role) AS (SELECT incident, CASE WHEN retracted IS NULL THEN 'attributed (' "
    "ELSE 'retracted: attributed (' END || stance || ')' FROM attribution WHERE actor = ?1 "
    "UNION SELECT incident, 'assessed' FROM assessment WHERE actor = ?1 "
    "UNION SELECT s.incident, 'alternative' FROM assessment_alternative v JOIN assessment s ON "
    "s.id = v.assessment WHERE "
    "v.actor = ?1 "
    "UNION SELECT incident, 'named in a claim' FROM claim WHERE whom_name = ?1 "
    "UNION SELECT a.incident, 'speaker' FROM attribution a WHERE a.statement IN (SELECT id FROM "
    "spoken) "
    "UNION SELECT c.incident, 'speaker' FROM claim c WHERE c.statement IN (SELECT id FROM spoken) "
    "UNION SELECT s.incident, 'speaker' FROM statement s WHERE s.id IN (SELECT id FROM spoken) AND "
    "s.incident IS NOT NULL) ";

Result<void> readUse(sqlite3 *database, ActorRecord &record)
{
    const QByteArray list = QByteArray(usedIn)
                            + "SELECT i.id, i.title, i.date_edtf, group_concat(u.role, ', ') FROM "
                              "used u JOIN incident i ON "
                              "i.id = u.incident LEFT JOIN incident_derived d ON d.incident = i.id "
                              "GROUP BY i.id ORDER BY "
                              "d.latest IS NULL, d.latest DESC, i.id LIMIT 500";
    Statement select(database, list.constData());
    select.bind(1, record.id);
    if (auto read = forEachRow(
            select,
            [&record](RowReader row) {
                record.incidents.push_back({row.id(), row.text(), row.text(), row.text()});
            });
        !read)
        return read;
    const QByteArray count = QByteArray(usedIn) + "SELECT count(DISTINCT incident) FROM used";
    Statement all(database, count.constData());
    all.bind(1, record.id);
    record.incidentCount = all.next() ? int(all.integer(0)) : 0;
    const auto use = actorUse(database, record.id);
    if (!use)
        return use.error();
    record.use = *use;
    return {};
}

} // namespace

// As actorUse() counts for one.
Result<std::vector<ActorEntry>> readActors(sqlite3 *database)
{
    const auto names = otherNames(database, "actor");
    if (!names)
        return names.error();
    Statement select(
        database,
        "SELECT a.id, a.handle, a.name, a.kind, coalesce(u.n, 0) FROM actor a LEFT JOIN (SELECT "
        "actor, "
        "sum(n) AS n FROM (SELECT actor, count(*) AS n FROM attribution WHERE retracted IS NULL "
        "GROUP BY actor "
        "UNION ALL SELECT speaker, count(*) FROM statement GROUP BY speaker "
        "UNION ALL SELECT holder, count(*) FROM statement WHERE holder IS NOT speaker GROUP BY "
        "holder "
        "UNION ALL SELECT c.actor, count(*) FROM statement_co_speaker c JOIN statement s ON s.id = "
        "c.statement WHERE c.actor IS NOT s.speaker AND c.actor IS NOT s.holder GROUP BY c.actor "
        "UNION ALL SELECT actor, count(DISTINCT report) FROM report_source GROUP BY actor "
        "UNION ALL SELECT actor, count(*) FROM assessment GROUP BY actor "
        "UNION ALL SELECT v.actor, count(*) FROM assessment_alternative v JOIN assessment s ON "
        "s.id = v.assessment WHERE v.actor IS NOT s.actor GROUP BY v.actor "
        "UNION ALL SELECT outlet, count(*) FROM document GROUP BY outlet "
        "UNION ALL SELECT actor, count(*) FROM actor_relation GROUP BY actor "
        "UNION ALL SELECT other, count(*) FROM actor_relation WHERE other IS NOT actor GROUP BY "
        "other "
        "UNION ALL SELECT whom_name, count(*) FROM claim WHERE whom_name IS NOT NULL GROUP BY "
        "whom_name "
        "UNION ALL SELECT actor, count(*) FROM annotation WHERE actor IS NOT NULL GROUP BY actor) "
        "GROUP BY actor) u ON u.actor = a.id");
    std::vector<ActorEntry> actors;
    auto read = forEachRow(select, [&](RowReader row) {
        ActorEntry entry;
        entry.id = row.id();
        for (QString *field : {&entry.handle, &entry.name, &entry.kind})
            *field = row.text();
        entry.uses = int(row.integer());
        if (const auto other = names->find(entry.id); other != names->end())
            entry.otherNames = other->second;
        actors.push_back(std::move(entry));
    });
    if (!read)
        return read.error();
    const QCollator collator;
    std::stable_sort(
        actors.begin(), actors.end(), [&collator](const ActorEntry &a, const ActorEntry &b) {
            return collator.compare(a.name, b.name) < 0;
        });
    return actors;
}

Result<ActorRecord> readActor(sqlite3 *database, Id actor)
{
    Statement select(database, "SELECT handle, name, kind, note FROM actor WHERE id = ?1");
    select.bind(1, actor);
    if (!select.next())
        return select.failed()
                   ? select.error()
                   : Error{u"There is no actor %1 in this casefile."_s.arg(actor.toText())};
    ActorRecord record;
    record.id = actor;
    RowReader row(select);
    for (QString *field : {&record.handle, &record.name, &record.kind, &record.note})
        *field = row.text();
    auto names = namesOf(database, "actor", actor);
    auto notes = notesOf(database, "actor", actor);
    auto former = formerly(database, "actor", actor);
    if (!names || !notes || !former)
        return !names ? names.error() : !notes ? notes.error() : former.error();
    record.names = std::move(*names);
    record.notes = std::move(*notes);
    record.formerly = std::move(*former);
    if (auto read = readRelations(database, record); !read)
        return read.error();
    if (auto read = readUse(database, record); !read)
        return read.error();
    return record;
}

} // namespace sourceline
