#pragma once

#include "model/store/connection.h"

namespace sourceline {

/// What is known of a file before anything of it is trusted.
struct Examined
{
    Access access = Access::ReadWrite; ///< ReadOnly where the file or its folder cannot be written, or it was asked for
    int schema = 0;                    ///< its schema version; older than ours means that it will be migrated
    bool closedInOrder = true;         ///< false: not closed by us last, so it is checked before use
};

/// DESIGN section 2, Opening: the first 100 bytes are read by us and judged before SQLite sees the file; then the schema text is
/// compared with the expected one. Each no is its own sentence. Creates nothing and changes no byte.
Result<Examined> examineFile(const QString &path, Access wanted);

/// The first half of it: the first 100 bytes, and what an unfinished change left beside the file. A few reads, no connection.
Result<void> examineHeader(const QString &path);

/// Every edit marks its file as open. This ends that, and empties the log, when the writing is over; Casefile does it by itself, whoever
/// has an EditLog of his own calls it last. A file without it is checked whole when it is next opened.
Result<void> closeInOrder(const Connection &connection);

} // namespace sourceline
