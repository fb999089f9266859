#pragma once

namespace sourceline {

/// Sets SQLite up for this process and initialises it, once, before its first use on any thread: it
/// takes settings only until then, and not from two threads. An SQLite result code.
int setUpSqlite();

} // namespace sourceline
