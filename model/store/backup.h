#pragma once

#include "model/store/connection.h"

namespace sourceline {

/// Copies a whole database by SQLite's own backup into `schema` (main or an attached one) of
/// another connection.
Result<void> copyDatabase(sqlite3 *source, sqlite3 *target, const char *schema);

/// A copy beside the file, `NAME.before-schema-N.sourceline` (or with -2, -3 … where that name is
/// taken), checked by quick_check before it gets its name. Returns its path.
Result<QString> backUpBeside(const Connection &source, int newSchema);

} // namespace sourceline
