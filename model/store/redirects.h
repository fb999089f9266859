#pragma once

#include "model/store/id.h"

struct sqlite3;

namespace sourceline {

/// Where a record is that may have been merged into another: `id` itself where `table` (incident,
/// actor, place) has it, else where its redirect leads. Not valid: nowhere.
Id followRedirect(sqlite3 *database, const char *table, Id id);

} // namespace sourceline
