#pragma once

#include "model/text/result.h"

struct sqlite3;

namespace sourceline {

/// Gives one connection what full text needs: the tokenizer `fold` and the function `word_places`.
Result<void> registerFullText(sqlite3 *database);

} // namespace sourceline
