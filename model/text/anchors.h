#pragma once

#include "model/text/offsets.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace sourceline {

/// What a citation knows of the text it points at. Context and shingles may be missing (a pack without text).
struct AnchorQuery
{
    TextRange range;                  ///< in the text the citation was made on
    std::optional<TextRange> phrase;  ///< inside range
    QString sha256;                   ///< of exactly the text of range
    QString folded;                   ///< sha256Hex of foldForMatching of it, or empty
    QByteArray shingles;              ///< sketchOf it with sentenceSketchLimit, or empty
    QString prefix;                   ///< up to 32 characters before and after, or empty
    QString suffix;
    qint32 sourceLength = 0;          ///< code points of the text the citation was made on
};

enum class AnchorState { Exact, Moved, Fuzzy, Orphan };

/// Exact: same offsets, same hash. Moved: same hash elsewhere; of several, the one with the best context, then the
/// nearest. Fuzzy: a sentence alike with its score in (0, 1): 0.99 where only white space, quotes or case differ, else
/// the similarity of the shingles. Orphan: nothing alike enough. The phrase is kept only where it can be located.
struct AnchorFound
{
    AnchorState state = AnchorState::Orphan;
    TextRange range;
    std::optional<TextRange> phrase;
    double score = 0;
};

/// Finds citations in one text. Built once a text (it segments and hashes the sentences); any thread.
class AnchorFinder
{
public:
    explicit AnchorFinder(const QString &text);
    ~AnchorFinder();
    AnchorFinder(AnchorFinder &&) noexcept;
    AnchorFinder &operator=(AnchorFinder &&) noexcept;

    AnchorFound find(const AnchorQuery &query) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sourceline
