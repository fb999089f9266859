#include "model/exchange/packschema.h"

#include "model/store/connection.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

namespace {

// The schema's own text for a default, `'body'` or `0`, as the value that SQLite makes of it.
Value defaultValue(sqlite3 *database, const QByteArray &expression)
{
    Statement statement(database, QByteArray("SELECT " + expression).constData());
    return statement.next() ? statement.value(0) : Value();
}

PackTable readTable(sqlite3 *database, const RecordedTable &table)
{
    PackTable read;
    read.table = &table;
    QHash<QByteArray, QByteArray> references;
    Statement keys(database, QByteArray("PRAGMA foreign_key_list(" + table.name + ')').constData());
    while (keys.next())
        references.insert(keys.utf8(3), keys.utf8(2));
    QHash<QByteArray, PackColumn> found;
    Statement columns(database, QByteArray("PRAGMA table_info(" + table.name + ')').constData());
    while (columns.next()) {
        PackColumn column;
        column.name = columns.utf8(1);
        column.type = columns.utf8(2);
        column.references = references.value(column.name);
        column.isKey = columns.integer(5) > 0;
        column.required = columns.integer(3) != 0 && columns.isNull(4);
        if (!columns.isNull(4))
            column.fallback = defaultValue(database, columns.utf8(4));
        found.insert(column.name, column);
    }
    for (const QByteArray &name : table.columns)
        read.columns.push_back(found.value(name));
    return read;
}

std::vector<PackTable> readTables()
{
    std::vector<PackTable> tables;
    const auto connection = Connection::inMemory();
    Q_ASSERT(connection);
    const auto migrated = migrate(connection->handle());
    Q_ASSERT(migrated);
    Q_UNUSED(migrated)
    for (const RecordedTable &table : recordedTables())
        tables.push_back(readTable(connection->handle(), table));
    return tables;
}

} // namespace

const PackColumn *PackTable::column(QByteArrayView name) const
{
    const auto found = std::find_if(
        columns.begin(), columns.end(), [name](const PackColumn &c) { return c.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

const std::vector<PackTable> &packTables()
{
    static const std::vector<PackTable> tables = readTables();
    return tables;
}

const PackTable *packTable(QByteArrayView name)
{
    const auto &tables = packTables();
    const auto found = std::find_if(
        tables.begin(), tables.end(), [name](const PackTable &t) { return t.table->name == name; });
    return found == tables.end() ? nullptr : &*found;
}

} // namespace sourceline
