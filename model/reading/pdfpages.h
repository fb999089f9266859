#pragma once

#include "model/text/articlefacts.h"

#include <QByteArray>

namespace sourceline {

/// Text and facts of a PDF, by poppler. Lines are joined to paragraphs, words that were broken at a
/// line's end are made whole, and what stands at the head or foot of many pages is marked.
/// Refuses what needs a password and what has no text layer, in one sentence.
Result<ReadArticle> readPdf(const QByteArray &bytes);

/// One text of pages as poppler lays them out: lines, with an empty line between blocks.
ReadArticle joinPages(const QStringList &pages);

} // namespace sourceline
