#pragma once

#include <QtGlobal>

struct sqlite3;

namespace sourceline {

/// What the connection of a writer may hold while it changes much, in bytes: else it writes pages
/// to the log while it still changes them, and reads them again.
inline constexpr qint64 writersPages = 64 << 20;

/// Bytes of pages that a connection holds.
qint64 pagesHeld(sqlite3 *database);

/// Of a writer's pages frees all but those of `bytes` that were used last. Between two
/// transactions, on its thread.
void trimPages(sqlite3 *database, qint64 bytes);

/// Frees the pages that a connection keeps for its next reading, up to 2 MB each. On the thread
/// that uses it, when that has nothing to do.
void releasePages(sqlite3 *database);

} // namespace sourceline
