#pragma once

#include <QString>

namespace sourceline {

/// A stretch of a text in UTF-16 units, end exclusive.
struct UnitRange
{
    qint32 start = 0;
    qint32 end = 0;

    bool isEmpty() const { return end <= start; }

    bool operator==(const UnitRange &) const = default;
};

/// The whole sentences that share a unit with [start, end), or that `start` stands in. Only the
/// lines concerned are segmented: a line break always ends a sentence. Empty between sentences.
UnitRange wholeSentences(const QString &text, qint32 start, qint32 end);

/// The sentence after (by 1) or before (by −1) the one at `position`; empty at the ends.
UnitRange neighbourSentence(const QString &text, UnitRange from, int by);

} // namespace sourceline
