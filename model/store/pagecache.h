#pragma once

struct sqlite3;

namespace sourceline {

/// Frees the pages that a connection keeps for its next reading, up to 2 MB each. On the thread
/// that uses it, when that has nothing to do.
void releasePages(sqlite3 *database);

/// How many pages, by their size in kB, a connection that writes keeps between edits: what a large
/// one has changed is likely to be changed again (undone, or next), and to fetch it again costs
/// another half of its time. Takes effect at once.
enum class KeptPages
{
    Few = 8 << 10,
    Many = 64 << 10
};
void keepPages(sqlite3 *database, KeptPages pages);

} // namespace sourceline
