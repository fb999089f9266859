#pragma once

#include "model/store/editlog.h"

namespace sourceline {

/// What would happen if an inverted changeset were applied now.
struct Rehearsal
{
    std::vector<Conflict> conflicts;
    bool mayProceed = true; ///< false: foreign keys, constraints or later columns stand in the way,
                            ///< whatever the analyst chooses
};

/// Walks the changeset (tables, number of columns, keys as they are now; a row about to be deleted
/// must hold defaults in columns that came later), then applies it in a savepoint that is rolled
/// back. Inside a transaction. An error: it cannot be applied at all.
Result<Rehearsal> rehearse(sqlite3 *database, const QByteArray &inverted);
/// Applies for rehearsing the next edit of a series on top of it; the caller's transaction is
/// rolled back. Conflicts were found before.
Result<void> applyRegardless(sqlite3 *database, const QByteArray &inverted);

} // namespace sourceline
