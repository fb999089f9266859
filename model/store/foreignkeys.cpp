#include "model/store/foreignkeys.h"

#include "model/store/schema.h"
#include "model/store/statement.h"
#include "model/store/wording.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(const QByteArray &column)
{
    return '"' + column + '"';
}

QByteArray keyColumns(const QByteArray &table)
{
    const RecordedTable *recorded = recordedTable(table);
    return quoted(recorded->columns.front())
           + (recorded->keyColumns > 1 ? ", " + quoted(recorded->columns[1]) : QByteArray(", 0"));
}

void findDangling(sqlite3 *database, const ForeignKey &key, int limit, std::vector<Dangling> &found)
{
    const QByteArray column = quoted(key.column);
    const QByteArray sql = "SELECT " + keyColumns(key.child) + ", " + column + " FROM " + key.child
                           + " AS c WHERE " + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                           + key.parent + " AS p WHERE p.id = c." + column + ") LIMIT "
                           + QByteArray::number(limit);
    Statement rows(database, sql.constData());
    while (rows.next())
        found.push_back(
            {key.child, rows.id(0), rows.integer(1), key.column, key.parent, rows.id(2)});
}

bool isThere(sqlite3 *database, const QByteArray &table, qint64 id)
{
    Statement row(database, QByteArray("SELECT 1 FROM " + table + " WHERE id = ?1").constData());
    row.bind(1, id);
    return row.next();
}

QString missingParent(sqlite3 *database, const QByteArray &table, const Values &values)
{
    for (const ForeignKey &key : foreignKeys(database)) {
        for (const ColumnValue &value : values) {
            const auto *id = std::get_if<qint64>(&value.value);
            if (key.child == table && key.column == value.column && id
                && !isThere(database, key.parent, *id))
                return u"There is no %1 %2 for the field `%3` of the %4. Nothing was changed."_s
                    .arg(tableInWords(key.parent))
                    .arg(*id)
                    .arg(QString::fromUtf8(key.column), tableInWords(table));
        }
    }
    return {};
}

QString pointingChild(sqlite3 *database, const QByteArray &table, Id id)
{
    for (const ForeignKey &key : foreignKeys(database)) {
        if (key.parent != table)
            continue;
        const QByteArray sql = "SELECT " + keyColumns(key.child) + " FROM " + key.child + " WHERE "
                               + quoted(key.column) + " = ?1 LIMIT 1";
        Statement child(database, sql.constData());
        child.bind(1, id);
        if (child.next())
            return u"The %1 cannot be removed while the %2 points at it (`%3`). Nothing was changed."_s
                .arg(recordInWords(database, table, id),
                     recordInWords(database, key.child, child.id(0), child.integer(1)),
                     QString::fromUtf8(key.column));
    }
    return {};
}

} // namespace

std::vector<ForeignKey> foreignKeys(sqlite3 *database)
{
    std::vector<ForeignKey> keys;
    for (const RecordedTable &table : recordedTables()) {
        Statement list(database,
                       QByteArray("PRAGMA foreign_key_list(" + table.name + ')').constData());
        while (list.next())
            keys.push_back({table.name, list.utf8(3), list.utf8(2)});
    }
    return keys;
}

std::vector<Dangling>
danglingRows(sqlite3 *database, const std::vector<QByteArray> &tables, int limit)
{
    std::vector<Dangling> found;
    const auto named = [&tables](const QByteArray &t) {
        return std::find(tables.begin(), tables.end(), t) != tables.end();
    };
    for (const ForeignKey &key : foreignKeys(database)) {
        if (named(key.child) || named(key.parent))
            findDangling(database, key, limit, found);
    }
    return found;
}

QString foreignKeyInWords(sqlite3 *database, const QByteArray &table, Id id, const Values &values)
{
    const QString sentence = values.empty() ? pointingChild(database, table, id)
                                            : missingParent(database, table, values);
    return sentence.isEmpty()
               ? u"The %1 would point at something that is not there. Nothing was changed."_s.arg(
                   recordInWords(database, table, id))
               : sentence;
}

} // namespace sourceline
