#pragma once

#include "model/store/rowhash.h"
#include "model/store/schema.h"
#include "model/store/value.h"

#include <map>
#include <set>

namespace sourceline {

/// The first parts of a row's key; 0 where there is no second.
using RowKey = std::pair<qint64, qint64>;

/// How one table is to be read otherwise than it is: rows that are not seen, and rows that are seen
/// instead.
struct ShadowedTable
{
    int keyColumns = 1; ///< that `hidden` names: of a table keyed by incident and more, the first
    std::set<RowKey> hidden; ///< present rows that are not seen, those with another content too
    IdRanges ranges;         ///< the same, by the first part of the key, both ends included
    std::vector<std::vector<Value>> rows; ///< seen instead, all columns in the table's order

    bool isEmpty() const { return hidden.empty() && ranges.empty() && rows.empty(); }
};

using ShadowedTables = std::map<QByteArray, ShadowedTable>;

/// Puts temporary virtual tables of the same names before the tables of `main`, so that whatever is
/// read through this connection by an unqualified name reads the shadows. Equalities and ranges are
/// handed down to SQLite, which uses the indexes of the table itself. Once a connection; it must
/// allow temporary tables (not query_only).
Result<void> installShadows(sqlite3 *database, const ShadowedTables &tables);

} // namespace sourceline
