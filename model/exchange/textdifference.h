#pragma once

#include "model/store/id.h"
#include "model/text/offsets.h"

struct sqlite3;

namespace sourceline {

/// A sentence that only one of two versions of a text has.
struct SentenceChange
{
    bool added = false; ///< in the new one; else it was removed
    QString text;       ///< empty where the old text is not in the casefile
};

/// Sentences removed and added between two texts, in reading order, a removed one before the one
/// that came in its place. Sentences are compared whole.
std::vector<SentenceChange> changesBetween(const QStringList &before, const QStringList &after);

/// How `text` differs from what is recorded of `document`: from its text where that is attached,
/// else from the hashes of its sentences.
std::vector<SentenceChange> changesSince(sqlite3 *database,
                                         Id document,
                                         const Offsets &text,
                                         const std::vector<TextRange> &sentences);

} // namespace sourceline
