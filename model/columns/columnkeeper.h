#pragma once

#include "model/columns/incidenttable.h"
#include "model/text/result.h"

#include <functional>
#include <map>

struct sqlite3;

namespace sourceline {

/// Writes the columns of snapshots into the casefile, so that the next opening reads instead of
/// scanning them (keptcolumns.h). Only what no edit has touched since the snapshot, and nothing
/// while another program's changes wait to be taken in. Used on the writer's thread, when it is
/// idle; it holds no snapshot.
class ColumnKeeper
{
public:
    static constexpr qint64 bytesAtOnce = 8'000'000; ///< of one transaction

    /// Asked between columns; true: what was begun is rolled back.
    using Interrupted = std::function<bool()>;

    /// One transaction's worth of what is not kept yet; true: there may be more. `writer` may write
    /// and is in no transaction.
    Result<bool>
    writeSome(sqlite3 *writer, const IncidentTable &table, const Interrupted &interrupted = {});

private:
    class Part;

    bool isWritten(const std::shared_ptr<const Segment> &segment) const;

    std::map<qint64, std::weak_ptr<const Segment>> m_written; ///< by key
    bool m_distrustsKept = false; ///< all that had been kept was removed
};

} // namespace sourceline
