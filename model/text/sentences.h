#pragma once

#include "model/text/offsets.h"

namespace sourceline {

/// Sentence boundaries of a news text in code points: ICU's, with breaks after known abbreviations suppressed; a line
/// break always ends a sentence; ranges are trimmed of white space and never empty.
std::vector<TextRange> sentencesOf(const Offsets &text);

} // namespace sourceline
