#pragma once

struct sqlite3;

namespace sourceline {

/// Frees the pages that a connection keeps for its next reading, up to 2 MB each. On the thread
/// that uses it, when that has nothing to do.
void releasePages(sqlite3 *database);

} // namespace sourceline
