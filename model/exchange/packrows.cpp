#include "model/exchange/packrows.h"

#include "model/exchange/packplan.h"
#include "model/exchange/packschema.h"
#include "model/exchange/packtexts.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArray insertInto(const PackTable &schema)
{
    QByteArray names;
    QByteArray places;
    for (const PackColumn &column : schema.columns) {
        names += (names.isEmpty() ? "\"" : ", \"") + column.name + '"';
        places += places.isEmpty() ? "?" : ", ?";
    }
    return "INSERT OR REPLACE INTO " + schema.table->name + " (" + names + ") VALUES (" + places
           + ')';
}

Result<void> tryTable(sqlite3 *database, const Pack &pack, const Pack::Table &table)
{
    const PackTable &schema = *packTable(table.name);
    Statement insert(database, insertInto(schema).constData());
    for (size_t i = 0; i < table.rows.size(); ++i) {
        for (size_t column = 0; column < schema.columns.size(); ++column) {
            const Value value = packValue(table.rows[i], schema.columns[column].name);
            insert.bind(int(column) + 1,
                        std::holds_alternative<std::monostate>(value)
                            ? schema.columns[column].fallback
                            : value);
        }
        if (const auto done = insert.run(); !done)
            return packRowError(
                pack, table, i, u"its values are not ones that the schema allows"_s);
    }
    return {};
}

} // namespace

Result<void> checkPackRows(const Pack &pack)
{
    const auto memory = Connection::inMemory();
    if (!memory)
        return memory.error();
    if (const auto migrated = migrate(memory->handle()); !migrated)
        return migrated;
    for (const char *pragma : {"PRAGMA foreign_keys = OFF", "BEGIN"}) {
        if (const auto done = Statement(memory->handle(), pragma).run(); !done)
            return done;
    }
    for (const Pack::Table &table : pack.tables) {
        if (const auto allowed = tryTable(memory->handle(), pack, table); !allowed)
            return allowed;
    }
    return {};
}

} // namespace sourceline
