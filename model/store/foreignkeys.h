#pragma once

#include "model/store/value.h"

#include <QByteArray>

#include <vector>

struct sqlite3;

namespace sourceline {

/// A column of a recorded table that points at the key of another. All of ours are one column and
/// NO ACTION.
struct ForeignKey
{
    QByteArray child;
    QByteArray column;
    QByteArray parent;
};

std::vector<ForeignKey> foreignKeys(sqlite3 *database);

/// A row whose column points at a row that is not there.
struct Dangling
{
    QByteArray child;
    Id id;
    qint64 other = 0;
    QByteArray column;
    QByteArray parent;
    Id missing;
};

/// What dangles among rows of `tables` and rows that point at them; scans those tables, so it is
/// for failures. At most `limit` rows a column.
std::vector<Dangling>
danglingRows(sqlite3 *database, const std::vector<QByteArray> &tables, int limit = 20);

/// The sentence for a write that SQLite refused for a foreign key: what points at what. `values`
/// are those of an insert or update; none for a removal.
QString foreignKeyInWords(sqlite3 *database, const QByteArray &table, Id id, const Values &values);

} // namespace sourceline
