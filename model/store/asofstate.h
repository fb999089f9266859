#pragma once

#include "model/store/asof.h"
#include "model/store/shadow.h"

namespace sourceline {

/// A state of the record as it differs from the present.
struct AsOfState
{
    qint64 newest = 0; ///< seq of the casefile's last edit when this was read
    int editsLeftOut = 0;
    ShadowedTables tables; ///< recorded and derived
    std::set<Id> incidents;
    QStringList gaps;
};

Result<AsOfState>
readAsOfState(const QString &path, const AsOfQuery &query, const std::atomic<bool> *cancelled);

Result<qint64> newestEdit(sqlite3 *database); ///< seq; 0: none

/// Lets a read connection have temporary tables, in memory, and begins a transaction that sees one
/// state of the file.
Result<void> beginShadowing(Connection &connection);

} // namespace sourceline
