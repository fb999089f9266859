#pragma once

#include "model/text/wordline.h"

#include <optional>

namespace sourceline {

/// A number as a sentence words it, with what qualifies it.
struct WordedNumber
{
    int first = 0, end = 0; ///< words of the line, end exclusive
    std::optional<qint32> number;
    std::optional<qint32> low, high; ///< of a range, then there is no number
    QString qualifier;               ///< the schema's; empty for a range
    bool isArticle = false;          ///< a, an: one, where a noun of its own follows
};

/// `at least 15`, `some two dozen`, `between 10 and 15`, `dozens of`, `several`, `a`: the number
/// that begins at `at`. Ordinals, years and numbers of things measured are none.
std::optional<WordedNumber> numberAt(const WordLine &line, int at);

/// A number in words or digits below a million, without anything beside it: `thirty-six`, `two
/// hundred`, `1,200`, `a dozen`. 0 words: none.
struct PlainNumber
{
    int words = 0;
    qint32 value = 0;
};

PlainNumber plainNumberAt(const WordLine &line, int at);

} // namespace sourceline
