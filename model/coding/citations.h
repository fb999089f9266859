#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// Adds rows of `citation` for one record. owner: the column of `citation` that names it (incident,
/// claim, attribution, report, link, actor_relation, assessment, annotation). What is cited already
/// is left as it is. Refuses a stretch that is not in the document, and a text that is not in the
/// casefile where the draft has no hash of it.
Result<void> recordCitations(Writer &writer,
                             QByteArrayView owner,
                             Id record,
                             const std::vector<CitationDraft> &citations);

/// The same citations for another record of the same kind.
Result<void> copyCitations(Writer &writer, const char *owner, Id from, Id to);

/// The citations of `from` become those of `to`; what both cite stays once.
Result<void> moveCitations(Writer &writer, const char *owner, Id from, Id to);

/// With where it stands in changed versions of the document.
Result<void> removeCitationRow(Writer &writer, Id citation);
Result<void> removeCitationsOf(Writer &writer, const char *owner, Id record);

/// The article that a summary or a changed version is of; else the document itself.
Id articleBehind(sqlite3 *database, Id document);

} // namespace sourceline
