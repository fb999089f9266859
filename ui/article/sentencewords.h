#pragma once

#include "ui/article/readertext.h"

namespace sourceline {

/// One incident that a sentence supports, for the list that a click opens.
struct SupportedIncident
{
    Id id;
    QString title;
    QString date; ///< in words, or empty
    quint8 supports = 0;
};

/// `event, figure`; empty for none.
QString supportsWords(quint8 supports);

/// What the sentences at a place support, the current incident first, then as the text names them.
/// Ids without a headline are left out.
std::vector<SupportedIncident> incidentsOf(const DocumentView &document,
                                           const ReaderText &reader,
                                           const std::vector<int> &sentences,
                                           Id current);

/// What the tool tip says, plain text: the incidents, and where an anchor is not exactly where it
/// was coded, how it was found.
QString
sentenceSummary(const DocumentView &document, const ReaderText &reader, int sentence, Id current);

/// How the worst of these anchors was found: `moved: …`, `alike only: …, 87 % …`; empty where all
/// are exact.
QString anchorWords(const ReaderText &reader, const CitedSentence &sentence);

} // namespace sourceline
