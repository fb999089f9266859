#include "model/chart/charttouched.h"

#include "model/store/batchrecord.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// What an import added has no rows in edit_row: only the ranges of its keys are kept.
Result<void> addImported(const ChartSince &since, Touched &touched)
{
    Statement select(since.database, "SELECT batch FROM edit WHERE seq > ?1 AND batch IS NOT NULL");
    select.bind(1, since.seq);
    while (select.next()) {
        const auto tables = batchFromJson(select.utf8(0));
        if (!tables)
            return tables.error();
        for (const BatchTable &table : *tables) {
            if (table.name != "incident")
                continue;
            for (const auto &[first, last] : table.ranges) {
                for (qint64 id = first; id <= last && touched.incidents.size() <= mostTouched; ++id)
                    touched.incidents.insert({id});
            }
        }
    }
    return select.failed() ? Result<void>(select.error()) : Result<void>();
}

Result<std::vector<Id>> incidentsOfStatement(Id statement, sqlite3 *database)
{
    Statement select(database,
                     "SELECT incident FROM attribution WHERE statement = ?1 AND incident IS NOT "
                     "NULL UNION SELECT incident FROM claim WHERE statement = ?1 AND incident IS "
                     "NOT NULL");
    select.bind(1, statement);
    std::vector<Id> all;
    while (select.next())
        all.push_back(select.id(0));
    return select.failed() ? Result<std::vector<Id>>(select.error()) : all;
}

Result<bool> isThere(const SharedRow &row, sqlite3 *database)
{
    // The table is one of those asked for below.
    Statement select(database, QByteArray("SELECT 1 FROM " + row.table + " WHERE id = ?1"));
    select.bind(1, row.id);
    const bool found = select.next();
    return select.failed() ? Result<bool>(select.error()) : found;
}

} // namespace

Result<Touched> touchedSince(const ChartSince &since)
{
    Touched touched;
    Statement rows(since.database,
                   "SELECT DISTINCT r.incident FROM edit e JOIN edit_row r ON r.edit = e.seq WHERE "
                   "e.seq > ?1 AND r.incident IS NOT NULL");
    rows.bind(1, since.seq);
    while (rows.next())
        touched.incidents.insert(rows.id(0));
    if (rows.failed())
        return rows.error();
    if (const auto added = addImported(since, touched); !added)
        return added.error();
    // A name, a relation, a place: other records' incidents hang on it.
    Statement others(
        since.database,
        "SELECT r.table_name, r.id, e.label, e.who FROM edit e JOIN edit_row r ON "
        "r.edit = e.seq WHERE e.seq > ?1 AND r.incident IS NULL AND r.table_name IN ('actor', "
        "'actor_relation', 'place', 'statement', 'document', 'term') ORDER BY e.seq");
    others.bind(1, since.seq);
    while (others.next())
        touched.shared.push_back({others.utf8(0), others.id(1), others.text(2), others.text(3)});
    if (others.failed())
        return others.error();
    return touched;
}

Result<void>
sortShared(const ChartSince &since, sqlite3 *then, Touched &touched, QStringList &notes)
{
    for (const SharedRow &row : touched.shared) {
        const auto existed = isThere(row, then);
        if (!existed)
            return existed.error();
        if (!*existed)
            continue;
        if (row.table == "statement") {
            const auto incidents = incidentsOfStatement(row.id, since.database);
            if (!incidents)
                return incidents.error();
            if (incidents->size() < 2) {
                touched.incidents.insert(incidents->begin(), incidents->end());
                continue;
            }
        }
        const QString note =
            u"“%1” by %2 changed what several incidents share."_s.arg(row.label, row.who);
        if (!notes.contains(note))
            notes.append(note);
    }
    return {};
}

} // namespace sourceline
