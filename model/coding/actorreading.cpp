#include "model/coding/actorreading.h"

#include "model/store/rowreader.h"

namespace sourceline {

using namespace Qt::StringLiterals;

Result<std::vector<NameEntry>> namesOf(sqlite3 *database, const QByteArray &table, Id record)
{
    const QByteArray sql = "SELECT id, name, script, language FROM " + table + "_name WHERE "
                           + table + " = ?1 ORDER BY id";
    Statement select(database, sql.constData());
    select.bind(1, record);
    std::vector<NameEntry> names;
    auto read = forEachRow(select, [&names](RowReader row) {
        names.push_back({row.id(), row.text(), row.text(), row.text(), {}});
    });
    if (!read || table != "actor")
        return read ? Result(std::move(names)) : Result<std::vector<NameEntry>>(read.error());
    Statement documents(
        database,
        "SELECT document FROM actor_name_document WHERE actor_name = ?1 ORDER BY document");
    for (NameEntry &name : names) {
        documents.reset();
        documents.bind(1, name.id);
        read =
            forEachRow(documents, [&name](RowReader row) { name.documents.push_back(row.id()); });
        if (!read)
            return read.error();
    }
    return names;
}

Result<std::vector<NoteView>> notesOf(sqlite3 *database, const QByteArray &table, Id record)
{
    const QByteArray sql =
        "SELECT a.id, a.text, a.author, t.code, a.made_at FROM annotation a LEFT JOIN term t ON "
        "t.id = a.marking WHERE a."
        + table + " = ?1 ORDER BY a.made_at DESC, a.id DESC";
    Statement select(database, sql.constData());
    select.bind(1, record);
    std::vector<NoteView> notes;
    auto read = forEachRow(select, [&notes](RowReader row) {
        notes.push_back({row.id(), row.text(), row.text(), row.text(), row.integer()});
    });
    return read ? Result(std::move(notes)) : Result<std::vector<NoteView>>(read.error());
}

Result<std::vector<std::pair<Id, QString>>>
formerly(sqlite3 *database, const QByteArray &table, Id record)
{
    const QByteArray sql =
        "SELECT id, name FROM " + table + "_redirect WHERE target = ?1 ORDER BY id";
    Statement select(database, sql.constData());
    select.bind(1, record);
    std::vector<std::pair<Id, QString>> found;
    auto read = forEachRow(select, [&found](RowReader row) {
        const Id id = row.id();
        found.emplace_back(id, row.text());
    });
    return read ? Result(std::move(found))
                : Result<std::vector<std::pair<Id, QString>>>(read.error());
}

Result<std::map<Id, QStringList>> otherNames(sqlite3 *database, const QByteArray &table)
{
    const QByteArray sql = "SELECT " + table + ", name FROM " + table + "_name ORDER BY 1, id";
    Statement select(database, sql.constData());
    std::map<Id, QStringList> names;
    auto read = forEachRow(select, [&names](RowReader row) {
        const Id id = row.id();
        names[id] += row.text();
    });
    return read ? Result(std::move(names)) : Result<std::map<Id, QStringList>>(read.error());
}

Result<ActorUse> actorUse(sqlite3 *database, Id actor)
{
    Statement select(
        database,
        "SELECT (SELECT count(*) FROM attribution WHERE actor = ?1 AND retracted IS NULL), "
        "(SELECT count(*) FROM (SELECT id FROM statement WHERE speaker = ?1 UNION SELECT id FROM "
        "statement "
        "WHERE holder = ?1 UNION SELECT statement FROM statement_co_speaker WHERE actor = ?1)), "
        "(SELECT count(DISTINCT report) FROM report_source WHERE actor = ?1), "
        "(SELECT count(*) FROM (SELECT id FROM assessment WHERE actor = ?1 UNION SELECT assessment "
        "FROM "
        "assessment_alternative WHERE actor = ?1)), "
        "(SELECT count(*) FROM document WHERE outlet = ?1), "
        "(SELECT count(*) FROM actor_relation WHERE actor = ?1 OR other = ?1), "
        "(SELECT count(*) FROM claim WHERE whom_name = ?1), "
        "(SELECT count(*) FROM annotation WHERE actor = ?1), "
        "(SELECT count(*) FROM attribution WHERE actor = ?1 AND retracted IS NOT NULL)");
    select.bind(1, actor);
    if (!select.next())
        return select.error();
    RowReader row(select);
    ActorUse use;
    for (int *count : {&use.attributions,
                       &use.statements,
                       &use.reports,
                       &use.assessments,
                       &use.documents,
                       &use.relations,
                       &use.claims,
                       &use.notes,
                       &use.retracted})
        *count = int(row.integer());
    return use;
}

} // namespace sourceline
