#pragma once

#include "model/datain/tableimport.h"
#include "model/exchange/pack.h"

#include <atomic>

namespace sourceline {

/// A table or a pack on its way into the open casefile, read on a worker.
struct ReadTable
{
    QString problem;                    ///< one sentence; empty: it can come in
    QStringList heading;                ///< also where the layout is not known
    bool isUnknown = false;             ///< only a mapping can tell
    QString lacking;                    ///< what the mapping still needs, without a full stop
    QList<QStringList> firstRows;       ///< as they stand in the file, while nothing tells more
    std::shared_ptr<TableImport> table; ///< a dataset, or
    std::shared_ptr<const Pack> pack;   ///< rows of our own layouts, a pack, citations
    std::vector<RowOutcome> rows;       ///< the first ones, those rejected first
    TableReport report;
    PackReport packReport;
};

/// Reads the file and tells what its rows would become; only reads the casefile. Blocks: for a
/// worker. `cancelled` true: what it gives is of no use.
ReadTable readTable(const QString &path,
                    const std::optional<QJsonObject> &mapping,
                    sqlite3 *database,
                    const std::atomic_bool &cancelled);

} // namespace sourceline
