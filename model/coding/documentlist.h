#pragma once

#include "model/coding/drafts.h"

#include <atomic>

namespace sourceline {

/// An article of the casefile with how far its coding is. Sentences that are not its own words
/// (boilerplate) count for nothing.
struct DocumentEntry
{
    Id id;
    QString title, outlet, publishedEdtf;
    bool hasText = false; ///< its own or a version's
    int corrections = 0, copies = 0;
    int citations = 0;
    int sentences = 0; ///< to be coded
    int coded = 0;     ///< some citation touches them
    int skipped = 0;   ///< read, and nothing in them; coded ones are not counted here

    int left() const { return sentences - coded - skipped; }
};

/// Articles by date, never summaries or versions.
Result<std::vector<DocumentEntry>> documentList(sqlite3 *database,
                                                const std::atomic_bool *cancelled = nullptr);

/// Marks the sentences of `document` that `range` touches as read with nothing to code in them, or
/// takes the mark away where all of them have it.
EditLog::Change skipSentences(Id document, const TextRange &range);

} // namespace sourceline
