#pragma once

#include <QByteArrayList>

#include <map>
#include <vector>

struct sqlite3;

namespace sourceline {

/// What the virtual table of one shadow needs to know: how to ask for its rows.
struct ShadowPlan
{
    QByteArray declaration;                ///< CREATE TABLE … for sqlite3_declare_vtab
    QByteArrayList columns;                ///< quoted, in the table's order
    std::vector<int> keys;                 ///< columns of the primary key, in its order
    std::vector<std::vector<int>> indexes; ///< columns of each index
    QByteArray present;                    ///< FROM and WHERE of what is seen of the table itself
    QByteArray instead;                    ///< the same of what is seen instead; empty: nothing
};

/// By the name of the table.
using ShadowPlans = std::map<QByteArray, ShadowPlan>;

/// Registers the module `shadow` on a connection: CREATE VIRTUAL TABLE temp.x USING shadow. An
/// error code of SQLite.
int registerShadowModule(sqlite3 *database, const ShadowPlans &plans);

} // namespace sourceline
