#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

// Tables keyed by a pair hold each pair once, so a row that names `from` is taken out and, unless
// it is there already, put in with `to`. No column beside the key.

/// `from` is the first part of the key.
Result<void> repointFirst(
    Writer &writer, const char *table, const char *first, const char *second, Id from, Id to);
/// `from` is the second part of the key.
Result<void> repointSecond(
    Writer &writer, const char *table, const char *first, const char *second, Id from, Id to);

} // namespace sourceline
