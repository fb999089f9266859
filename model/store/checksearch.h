#pragma once

#include <QStringList>

struct sqlite3;

namespace sourceline {

/// Whether the full text equals the tables it is of (FTS5 integrity-check, rank 1): one sentence
/// for each that does not. The command counts as writing, so a connection that only reads has it
/// done on a temporary copy.
QStringList searchProblems(sqlite3 *database);

} // namespace sourceline
