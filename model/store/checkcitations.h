#pragma once

#include "model/store/check.h"

namespace sourceline {

/// Counts citations by how they stand in their best attached text, and adds the problems. Holds one
/// document's texts at a time.
void checkCitations(sqlite3 *database, CheckReport &report);

} // namespace sourceline
