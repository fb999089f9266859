#pragma once

struct sqlite3;
struct sqlite3_stmt;

namespace sourceline {

/// Queries of open connections that wait, prepared, to be asked again: preparing what a record
/// takes costs as much as reading it. Each connection's are used on its thread; which connections
/// there are is shared by all.
namespace statementPool {

void open(sqlite3 *database);  ///< from now on its queries are kept
void close(sqlite3 *database); ///< finalises them: before the connection is closed

/// One of that text that nobody uses, reset and without bindings; null where there is none.
sqlite3_stmt *take(sqlite3 *database, const char *sql);
/// Keeps a statement for the next who asks, or finalises it.
void giveBack(sqlite3 *database, sqlite3_stmt *statement);

} // namespace statementPool

} // namespace sourceline
