#pragma once

#include "model/text/offsets.h"

#include <QString>

#include <vector>

namespace sourceline {

/// The sentence of a text that holds most of what was looked for.
struct HitSentence
{
    TextRange range; ///< in the text, code points
    QString words; ///< of it what is around the first match, with … where something was left out
    std::vector<TextRange> matches; ///< in `words`, UTF-16 units
};

/// `matches` in code points, by place; where there are none, the text's first sentence.
HitSentence hitSentence(const Offsets &text, const std::vector<TextRange> &matches);

/// Reads what FTS5's highlight() made of `text`, in which `open` and `close` stand before and after
/// what matched: where that is, in code points. A text that holds those marks itself is no matter.
std::vector<TextRange>
highlighted(const Offsets &text, QStringView marked, QChar open, QChar close);

/// Overlapping ones as one, by place.
std::vector<TextRange> mergedRanges(std::vector<TextRange> ranges);

} // namespace sourceline
