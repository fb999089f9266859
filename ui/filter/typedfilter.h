#pragma once

#include "model/filter/filtertext.h"

namespace sourceline {

/// A word of which less is typed stands for nothing yet.
inline constexpr int leastLetters = 3;

/// What a line says while somebody types at `cursor`: the word that ends there is the beginning of
/// one, `rock` as `rock*`, and is left out while it is shorter than leastLetters. A space behind it
/// ends it, and so does a quotation mark.
ParsedFilter typedFilter(const QString &text, int cursor);

} // namespace sourceline
