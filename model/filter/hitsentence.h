#pragma once

#include "model/store/wordplaces.h"

#include <QString>

#include <vector>

namespace sourceline {

/// The sentence of a text that holds most of what was looked for: most different words, then most
/// matches, then the first.
struct HitSentence
{
    TextRange range; ///< in the text, code points
    QString words; ///< of it what is around the first match, with … where something was left out
    std::vector<TextRange> matches; ///< in `words`, UTF-16 units
};

/// `matches` in code points, by place; where there are none, the text's first sentence.
HitSentence hitSentence(const Offsets &text, const std::vector<WordPlace> &matches);

/// Overlapping ones as one, by place.
std::vector<TextRange> mergedRanges(std::vector<TextRange> ranges);

} // namespace sourceline
