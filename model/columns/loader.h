#pragma once

#include "model/columns/connectionsource.h"
#include "model/columns/dictionaries.h"
#include "model/columns/incidenttable.h"
#include "model/text/result.h"

#include <QString>

#include <atomic>
#include <functional>
#include <limits>

struct sqlite3;

namespace sourceline {

/// Told from the loading threads how many rows of how many have been read.
using LoadProgress = std::function<void(qint64 done, qint64 total)>;

/// Whether columns that the casefile keeps may stand for the tables that they were read from.
enum class KeptUse
{
    Used,
    Ignored
};

/// All columns of the casefile at `source`, read on two connections by key range; both read the
/// same edit. Segments that the casefile keeps as they are are read as they are, the others are
/// scanned. Blocks: call it on a worker.
Result<Snapshot> loadSnapshot(const ConnectionSource &source,
                              const LoadProgress &progress = {},
                              const std::atomic_bool *cancelled = nullptr,
                              KeptUse use = KeptUse::Used);

/// Only the incidents named, in that order, for the first screen: a sparse snapshot.
Result<Snapshot> loadRows(sqlite3 *database, const std::vector<Id> &ids);

/// The ids that a first screen shows when nothing is remembered: the first `count` by id.
std::vector<Id> firstIds(sqlite3 *database, int count);

/// `before` with the rows of `incidents` read again (added, changed or gone) and the dictionaries
/// of the `names` that changed. It stands for edit `upTo`, the last one whose incidents
/// are named, though the casefile may hold more by now.
Result<Snapshot> reloadRows(sqlite3 *database,
                            const Snapshot &before,
                            const std::vector<Id> &incidents,
                            const ChangedNames &names,
                            qint64 upTo = std::numeric_limits<qint64>::max());

/// Rank of each row's title by ICU collation, by row; for sorting by title. Blocks for seconds at
/// millions of rows.
Result<std::vector<quint32>> titleRanks(const ConnectionSource &source,
                                        const IncidentTable &table,
                                        const LoadProgress &progress = {},
                                        const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline
