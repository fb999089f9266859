#pragma once

#include "model/exchange/articles.h"

namespace sourceline {

/// Two texts are taken for versions of one article from this similarity of their sketches on.
inline constexpr double alikeEnough = 0.5;
/// And only where no other document comes this near to the best one.
inline constexpr double clearlyBest = 0.1;

/// Fills known, exact, attached and similarity of each file whose text was read: by hash first,
/// then by the likeness of sketches.
Result<void> recognise(sqlite3 *database,
                       const std::vector<ArticleFile *> &files,
                       const std::atomic_bool *cancelled);

} // namespace sourceline
