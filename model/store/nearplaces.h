#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <vector>

struct sqlite3;

namespace sourceline {

/// The place itself, what it is in and what is in it, and every place within `kilometres` of it.
Result<std::vector<Id>> placesNear(sqlite3 *database, Id place, double kilometres = 25);

} // namespace sourceline
