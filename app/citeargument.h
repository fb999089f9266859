#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// DOC:START-END: a document by id or handle, code points of its stored text, end exclusive.
bool isCiteArgument(const QString &argument);
Result<CitationDraft> findCitation(sqlite3 *database, const QString &argument);

} // namespace sourceline
