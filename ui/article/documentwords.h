#pragma once

#include "model/store/documentview.h"

namespace sourceline {

/// The heading over a text: the article's title, or the summary's, which says that it is one.
QString headingOf(const DocumentView &document);

/// Outlet, author, date, marking, and what kind of text is shown beside what is missing.
QString sourceLineOf(const DocumentView &document);

/// What an empty text pane says would fill it.
QString missingTextOf(const DocumentView &document, int citations);

/// `The Harbour Post, 28 Dec 2019`; the title where there is no outlet.
QString shortNameOf(const DocumentSummary &document);

} // namespace sourceline
