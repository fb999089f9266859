#pragma once

#include "model/reading/reading.h"

namespace sourceline {

/// Takes from this process what reading an article does not need, for good: bounds on processor
/// time, memory and files; no network, no other program, no file to write; for a page or a plain
/// text no file at all (a PDF may need the character maps that poppler brings). False where the
/// kernel would not have the most important of it.
bool confine(ArticleFormat format);

} // namespace sourceline
