#pragma once

#include "model/exchange/pack.h"

namespace sourceline {

/// What a pack would do to a casefile.
struct PackPlan
{
    PackReport report;
    std::vector<std::vector<bool>>
        present; ///< by table and row of the pack: a row with this key is there
    std::vector<const Pack::Row *> differing; ///< as report.conflicts has them
};

/// Refuses a pack that points at rows which are neither in it nor in the casefile. Only reads.
Result<PackPlan> planPack(sqlite3 *database, const Pack &pack);

/// One sentence about a row, with file and line.
Error packRowError(const Pack &pack, const Pack::Table &table, size_t index, const QString &what);

/// Part `part` of a row's key.
qint64 packKey(const Pack::Row &row, int part = 0);

} // namespace sourceline
