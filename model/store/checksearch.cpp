#include "model/store/checksearch.h"

#include "model/store/backup.h"
#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList searchTables(sqlite3 *database)
{
    QByteArrayList names;
    Statement tables(database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE "
                     "VIRTUAL TABLE%USING fts5%' ORDER BY name");
    while (tables.next())
        names.append(tables.utf8(0));
    return names;
}

bool isReadOnly(sqlite3 *database)
{
    Statement queryOnly(database, "PRAGMA query_only");
    return sqlite3_db_readonly(database, "main") == 1
           || (queryOnly.next() && queryOnly.integer(0) != 0);
}

QString problemOf(sqlite3 *database, const QByteArray &schema, const QByteArray &table)
{
    const QByteArray sql = "INSERT INTO " + schema + '.' + table + " (" + table
                           + ", rank) VALUES ('integrity-check', 1)";
    Statement check(database, sql.constData());
    while (check.next()) {
    }
    if (!check.failed())
        return {};
    if ((sqlite3_errcode(database) & 0xff) == SQLITE_CORRUPT)
        return u"The full text in %1 differs from what it is made of, so searches miss or invent records; rebuild it."_s
            .arg(QString::fromUtf8(table));
    return u"The full text in %1 could not be checked: %2"_s.arg(QString::fromUtf8(table),
                                                                 check.error().message);
}

QStringList problemsIn(sqlite3 *database, const QByteArray &schema, const QByteArrayList &tables)
{
    QStringList problems;
    for (const QByteArray &table : tables) {
        if (const QString problem = problemOf(database, schema, table); !problem.isEmpty())
            problems.append(problem);
    }
    return problems;
}

} // namespace

QStringList searchProblems(sqlite3 *database)
{
    const QByteArrayList tables = searchTables(database);
    if (!isReadOnly(database))
        return problemsIn(database, "main", tables);
    const Result<Connection> memory = Connection::inMemory();
    if (!memory)
        return {memory.error().message};
    // An empty name is a file in the folder for temporary ones that goes with the connection.
    Result<void> copied = Statement(memory->handle(), "ATTACH '' AS copy").run();
    if (copied)
        copied = copyDatabase(database, memory->handle(), "copy");
    if (!copied)
        return {
            u"The full text could not be checked: there is no room for a temporary copy (%1)"_s.arg(
                copied.error().message)};
    return problemsIn(memory->handle(), "copy", tables);
}

} // namespace sourceline
