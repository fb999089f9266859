#pragma once

#include <QByteArray>
#include <QStringView>

namespace sourceline {

/// What recognises a text again after small changes without holding it: the set of 32-bit hashes of its folded word
/// pairs (see foldForMatching), the smallest `limit` of them, sorted (a bottom-k sketch: Broder 1997). As bytes:
/// little-endian quint32 each. Order and words cannot be read back from it. wordpairs.h says exactly what is hashed; of
/// a text with a single word it is that word, and a text without words has an empty sketch.
QByteArray sketchOf(QStringView text, int limit);

/// Limits used in the store.
inline constexpr int documentSketchLimit = 512;
inline constexpr int sentenceSketchLimit = 64;

/// Estimated Jaccard similarity of two texts from sketches made with the same limit, 0 to 1; two empty sketches are 0.
double sketchSimilarity(const QByteArray &a, const QByteArray &b, int limit);

} // namespace sourceline
