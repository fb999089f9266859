#pragma once

#include "model/exchange/articles.h"

namespace sourceline {

/// Names the outlet of articles that do not name one and have an address on a site from which the
/// casefile has articles, all of one outlet. It stands among the facts to be confirmed, not among
/// what the file says.
Result<void> nameOutletsBySite(sqlite3 *database, const std::vector<ArticleFile *> &files);

} // namespace sourceline
