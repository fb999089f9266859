#include "model/store/scan.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList keysOf(sqlite3 *database, const QByteArray &table)
{
    QByteArrayList keys;
    Statement names(database, "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk");
    names.bind(1, QString::fromUtf8(table));
    while (names.next())
        keys.append('"' + names.utf8(0) + '"');
    return keys;
}

QByteArray scanSql(const QByteArray &table,
                   const QByteArrayList &keys,
                   const QByteArray &joined,
                   const QByteArray &joinedKey,
                   const QByteArrayList &columns)
{
    const QByteArray key = "t." + keys.front();
    QByteArray sql = "SELECT " + columns.join(", ") + " FROM \"" + table + "\" t";
    if (!joined.isEmpty())
        sql += " LEFT JOIN \"" + joined + "\" j ON j." + joinedKey + " = " + key;
    sql += " WHERE " + key + " BETWEEN ?1 AND ?2 ORDER BY t." + keys.join(", t.");
    return sql;
}

} // namespace

Result<void> scanTable(sqlite3 *database,
                       const QByteArray &table,
                       const QByteArray &joined,
                       const QByteArrayList &columns,
                       Id from,
                       Id to,
                       const std::function<bool(const Statement &)> &row)
{
    const QByteArrayList keys = keysOf(database, table);
    const QByteArrayList joinedKeys =
        joined.isEmpty() ? QByteArrayList{} : keysOf(database, joined);
    if (keys.isEmpty() || (!joined.isEmpty() && joinedKeys.isEmpty()))
        return Error{u"The casefile has no table “%1”. Nothing was changed."_s.arg(
            QString::fromUtf8(keys.isEmpty() ? table : joined))};
    const QByteArray sql = scanSql(table, keys, joined, joinedKeys.value(0), columns);
    Statement scan(database, sql.constData());
    scan.bind(1, from.value).bind(2, to.value);
    while (scan.next()) {
        if (!row(scan))
            return {};
    }
    return scan.failed() ? Result<void>(scan.error()) : Result<void>();
}

} // namespace sourceline
