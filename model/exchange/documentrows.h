#pragma once

#include "model/exchange/articles.h"

namespace sourceline {

/// Rows for an article that is new here, or a changed text or another outlet's copy of `original`:
/// the document with its facts (its outlet is found among the actors or added to them), its
/// sentences, and its text. Within an edit.
Result<Id>
insertDocument(Writer &writer, const ArticleFile &file, const Offsets &text, Id original);

/// Puts the file's bytes beside its text, where they are wanted, still what was read, and the text
/// is new here.
Result<void> keepOriginal(Writer &writer, const ArticleFile &file);

} // namespace sourceline
