#include "model/store/schema.h"

#include "model/store/connection.h"
#include "model/store/statement.h"

#include <QFile>
#include <QMap>
#include <QMutex>

#include <algorithm>
#include <sqlite3.h>

// The resource is in a library that may be static, where nothing else would pull its registration
// in.
static void registerSchemaSteps()
{
    Q_INIT_RESOURCE(schema);
}

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QStringList readSteps()
{
    registerSchemaSteps();
    QStringList steps;
    for (int number = 1;; ++number) {
        QFile file(u":/schema/%1.sql"_s.arg(number, 4, 10, QChar(u'0')));
        if (!file.open(QIODevice::ReadOnly))
            break;
        steps.append(QString::fromUtf8(file.readAll()));
    }
    Q_ASSERT_X(!steps.isEmpty(), "schemaSteps", "the resource of the schema is missing");
    return steps;
}

// Runs every statement of a script.
Result<void> runScript(sqlite3 *database, const QByteArray &script)
{
    const char *rest = script.constData();
    while (*rest != '\0') {
        sqlite3_stmt *statement = nullptr;
        int code = sqlite3_prepare_v2(database, rest, -1, &statement, &rest);
        if (code == SQLITE_OK && !statement) // white space or a comment at the end
            break;
        while (code == SQLITE_OK || code == SQLITE_ROW)
            code = sqlite3_step(statement);
        Result<void> outcome =
            code == SQLITE_DONE ? Result<void>() : Result<void>(sqliteError(database, code));
        sqlite3_finalize(statement);
        if (!outcome)
            return outcome;
    }
    return {};
}

Result<void> run(sqlite3 *database, const char *sql)
{
    return Statement(database, sql).run();
}

int userVersion(sqlite3 *database)
{
    Statement version(database, "PRAGMA user_version");
    return version.next() ? int(version.integer(0)) : 0;
}

Result<void> checkForeignKeys(sqlite3 *database)
{
    Statement check(database, "PRAGMA foreign_key_check");
    if (check.next())
        return Error{
            u"The upgrade would leave a row of %1 pointing at nothing. Nothing was changed; please report this."_s
                .arg(check.text(0))};
    return check.failed() ? Result<void>(check.error()) : Result<void>();
}

Result<void> runStep(sqlite3 *database, const QString &step, int version)
{
    if (Result<void> done = runScript(database, step.toUtf8()); !done)
        return done;
    if (Result<void> sound = checkForeignKeys(database); !sound)
        return sound;
    return run(database,
               QByteArray("PRAGMA user_version = " + QByteArray::number(version)).constData());
}

Result<void> runStepInTransaction(sqlite3 *database, const QString &step, int version)
{
    if (Result<void> begun = run(database, "BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = runStep(database, step, version);
    if (done)
        done = run(database, "COMMIT");
    if (!done && !sqlite3_get_autocommit(database))
        (void)run(database, "ROLLBACK");
    return done;
}

QByteArray quoted(const QByteArray &name)
{
    return '"' + QByteArray(name).replace('"', "\"\"") + '"';
}

RecordedTable readTable(sqlite3 *database, const QByteArray &name)
{
    RecordedTable table{name, {}, 0, false};
    Statement columns(database, QByteArray("PRAGMA table_info(" + quoted(name) + ')').constData());
    while (columns.next()) {
        table.columns.append(columns.utf8(1));
        if (columns.integer(5) > 0) {
            // Writers and changesets rely on it: the keys come first, in order.
            Q_ASSERT(columns.integer(5) == columns.integer(0) + 1);
            ++table.keyColumns;
        }
    }
    table.hasId = table.keyColumns == 1 && table.columns.front() == "id";
    return table;
}

QByteArrayList parentsOf(sqlite3 *database, const QByteArray &name)
{
    QByteArrayList parents;
    Statement keys(database,
                   QByteArray("PRAGMA foreign_key_list(" + quoted(name) + ')').constData());
    while (keys.next()) {
        if (keys.utf8(2) != name)
            parents.append(keys.utf8(2));
    }
    return parents;
}

// Parents before children; a table that is in a cycle of several would never come, which the
// schema's test forbids.
QByteArrayList parentsFirst(sqlite3 *database, QByteArrayList waiting)
{
    QByteArrayList ordered;
    while (!waiting.isEmpty()) {
        const auto ready =
            std::find_if(waiting.cbegin(), waiting.cend(), [&](const QByteArray &name) {
                const QByteArrayList parents = parentsOf(database, name);
                return std::none_of(parents.cbegin(), parents.cend(), [&](const QByteArray &p) {
                    return waiting.contains(p);
                });
            });
        Q_ASSERT_X(ready != waiting.cend(), "recordedTables", "foreign keys go round in a circle");
        if (ready == waiting.cend())
            break;
        ordered.append(*ready);
        waiting.erase(ready);
    }
    return ordered;
}

QString oneLine(QString text)
{
    text.replace(u'\\', u"\\\\"_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'\t', u"\\t"_s)
        .replace(u'\r', u"\\r"_s);
    return text;
}

} // namespace

const QStringList &schemaSteps()
{
    static const QStringList steps = readSteps();
    return steps;
}

int currentSchema()
{
    return int(schemaSteps().size());
}

std::vector<RecordedTable> recordedTablesOf(sqlite3 *database)
{
    QByteArrayList names;
    Statement marked(database,
                     "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name = "
                     "tbl_name || '_insert_outside'"
                     " ORDER BY rowid");
    while (marked.next())
        names.append(marked.utf8(0));
    std::vector<RecordedTable> tables;
    for (const QByteArray &name : parentsFirst(database, names))
        tables.push_back(readTable(database, name));
    return tables;
}

const std::vector<RecordedTable> &recordedTables()
{
    static const std::vector<RecordedTable> tables = [] {
        auto memory = Connection::inMemory();
        Q_ASSERT(memory);
        const auto made = migrate(memory->handle());
        Q_ASSERT(made);
        return recordedTablesOf(memory->handle());
    }();
    return tables;
}

const RecordedTable *recordedTable(QByteArrayView name)
{
    const auto &tables = recordedTables();
    const auto found = std::find_if(
        tables.begin(), tables.end(), [&](const RecordedTable &t) { return t.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

Result<void> migrate(sqlite3 *database, const QStringList &steps)
{
    // A step may rebuild a table: dropping the old one must not count as deleting its rows. The
    // setting has no effect inside a transaction, and each step checks all foreign keys before its
    // commit.
    int enforced = 0;
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &enforced);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
    Result<void> done;
    for (int version = userVersion(database); done && version < steps.size(); ++version)
        done = runStepInTransaction(database, steps.at(version), version + 1);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, enforced, nullptr);
    return done;
}

QString schemaText(sqlite3 *database)
{
    QStringList lines;
    // Statistics of the planner are no part of the schema.
    Statement objects(database,
                      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                      " WHERE name NOT LIKE 'sqlite~_stat%' ESCAPE '~'");
    while (objects.next()) {
        QStringList fields;
        for (int column = 0; column < 4; ++column)
            fields.append(oneLine(objects.text(column)));
        lines.append(fields.join(u'\t'));
    }
    lines.sort();
    return lines.join(u'\n');
}

QString expectedSchemaText(int version)
{
    static QMutex mutex;
    static QMap<int, QString> texts;
    const QMutexLocker lock(&mutex);
    if (const auto known = texts.constFind(version); known != texts.constEnd())
        return *known;
    auto memory = Connection::inMemory();
    Q_ASSERT(memory);
    const auto made =
        migrate(memory->handle(), schemaSteps().first(qBound(0, version, currentSchema())));
    Q_ASSERT(made);
    return *texts.insert(version, schemaText(memory->handle()));
}

} // namespace sourceline
