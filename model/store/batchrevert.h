#pragma once

#include "model/store/editrun.h"
#include "model/store/storededit.h"

namespace sourceline {

/// Turns back an edit that only added: its rows are deleted, children first, as ordinary recorded
/// edits of at most 20,000 rows. Refuses while rows were edited since or are pointed at from
/// outside the batch. Returns the last edit.
Result<Edit> revertBatch(EditLog::Run &run, const StoredEdit &batch, const Reason &reason);
Result<std::vector<Conflict>> batchConflicts(sqlite3 *database, const StoredEdit &batch);

} // namespace sourceline
