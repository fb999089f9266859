#pragma once

#include "model/coding/drafts.h"
#include "model/text/anchors.h"

#include <atomic>

namespace sourceline {

/// Where one citation stands in one changed version of its document, and what was decided of it.
struct AnchorEntry
{
    Id citation, version, document;
    QString versionTitle, versionOutlet;
    bool isCopy = false; ///< the version is another outlet's copy
    AnchorState state = AnchorState::Orphan;
    double score = 0;
    QString decision;  ///< accepted, moved, dropped or empty
    TextRange cited;   ///< in the document's text
    QString citedText; ///< empty where that text is not in the casefile
    TextRange found;   ///< in the version's text
    QString foundText;
    TextRange phraseRange; ///< the words of it that were cited; empty: the whole sentence
    QString phrase;
    QString record; ///< what rests on it: `munitions`, `attribution`, `link`; empty: the incident
    Id incident;    ///< that rests on it; not valid: a report's own citation
    QString incidentTitle;

    /// What needs no look: the very words at the very place.
    bool isOpen() const { return decision.isEmpty() && state != AnchorState::Exact; }
};

/// Anchors of all changed versions: open ones first, the least certain first; then by place.
Result<std::vector<AnchorEntry>> anchorsForReview(sqlite3 *database,
                                                  const std::atomic_bool *cancelled = nullptr);

/// An anchor by its key.
struct AnchorKey
{
    Id citation, version;
};

/// The version says it where the anchor is. Orphans are refused: there is nothing to accept.
EditLog::Change acceptAnchors(const std::vector<AnchorKey> &anchors);

/// The version says it in `range` of its text; the state is exact or moved where the words are the
/// same, else fuzzy with the score that the words have.
EditLog::Change moveAnchor(const AnchorKey &anchor, const TextRange &range);

/// The version does not say it any more: the anchor is an orphan, by decision.
EditLog::Change dropAnchor(const AnchorKey &anchor);

} // namespace sourceline
