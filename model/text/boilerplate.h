#pragma once

#include "model/text/offsets.h"

namespace sourceline {

/// Those of `sentences` that are not the article's own words: navigation, bylines, captions and
/// their credits, advertisement labels, comment notices, a pull quote that repeats the text; and
/// those that `marked` ranges (what a format says of itself) touch. Nothing is removed: they are
/// marked, and an analyst sees them paler.
std::vector<TextRange> boilerplateAmong(const Offsets &text,
                                        const std::vector<TextRange> &sentences,
                                        const std::vector<TextRange> &marked = {});

} // namespace sourceline
