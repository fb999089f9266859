#pragma once

#include <QString>

#include <vector>

namespace sourceline {

/// A name as it is compared: case, accents and Arabic forms folded, apostrophes gone, every other
/// sign a blank, its words apart.
struct FoldedName
{
    QString text;                   ///< words with one blank between
    std::vector<QStringView> words; ///< views of text
    quint64 letters = 0;            ///< bit set of its letters, to tell at once what cannot match

    FoldedName() = default;
    explicit FoldedName(const QString &name);
    FoldedName(FoldedName &&) noexcept = default;
    FoldedName &operator=(FoldedName &&) noexcept = default;
    FoldedName(const FoldedName &) = delete;
    FoldedName &operator=(const FoldedName &) = delete;

    bool isEmpty() const { return text.isEmpty(); }
};

enum class NameFit : quint8
{
    Exact,        ///< the same folded name
    WordPrefixes, ///< every word typed begins a word of the name
    InOrder,      ///< the letters typed come in this order, the first at the begin of a word
    Close,        ///< a few letters typed otherwise
    None
};

struct NameMatch
{
    NameFit fit = NameFit::None;
    /// Letters skipped or typed otherwise; of WordPrefixes 0: the name begins so, 1: a later word
    /// does, 2: its words in another order.
    int distance = 0;

    auto operator<=>(const NameMatch &) const = default;
};

/// How `typed` fits `name`; the best there is is least. Nothing worse than `worst` is looked for.
NameMatch
matchName(const FoldedName &typed, const FoldedName &name, NameFit worst = NameFit::Close);

/// How many letters of `typed` may differ from what is meant: 0 for up to three letters, at most 3.
int allowedDistance(qsizetype length);

} // namespace sourceline
