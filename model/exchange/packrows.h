#pragma once

#include "model/exchange/pack.h"

namespace sourceline {

/// Every row must be one that the schema's CHECKs allow. Tried on an empty schema in memory, so
/// that a bad row is known, with its line, before a casefile is touched and also in a dry run. Keys
/// that point elsewhere are looked at in packplan.h.
Result<void> checkPackRows(const Pack &pack);

} // namespace sourceline
