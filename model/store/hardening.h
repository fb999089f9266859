#pragma once

#include "model/text/result.h"

struct sqlite3;

namespace sourceline {

/// What every connection gets before anything is read from a file that may be hostile
/// (sqlite.org/security.html), the tokenizer included. Every setting is read back.
Result<void> harden(sqlite3 *database);

/// Sets `PRAGMA name = value` and fails unless reading it gives `value` back, in any case of
/// letters.
Result<void> setPragma(sqlite3 *database, const char *name, const char *value);

} // namespace sourceline
