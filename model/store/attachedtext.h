#pragma once

#include "model/store/documentview.h"
#include "model/store/rowreader.h"
#include "model/text/anchors.h"

#include <memory>

namespace sourceline {

/// The text that stands for a document: its own, else its newest changed version's, else our
/// summary's.
struct AttachedText
{
    TextKind kind = TextKind::None;
    Id shown; ///< the document row that the text is of
    QString title;
    QString text;
};

/// A summary or a version that is asked for itself is shown itself.
Result<AttachedText> attachedText(sqlite3 *database, Id document);

/// exact, moved, fuzzy or orphan, as the schema and files write it.
QString anchorStateText(AnchorState state);

/// Reads the next six columns: an anchor's state, start, end, phrase_start, phrase_end and score.
/// No row at all is an orphan.
AnchorFound anchorFrom(RowReader &row);

/// Finds citations in the very text they were made on. Looks at the offsets first: segmenting the
/// text is for the ones that fail.
class OriginalText
{
public:
    explicit OriginalText(const QString &text);
    ~OriginalText();
    OriginalText(OriginalText &&) noexcept;
    OriginalText &operator=(OriginalText &&) noexcept;

    AnchorFound find(const AnchorQuery &query) const;

    const Offsets &offsets() const { return m_offsets; }

private:
    Offsets m_offsets;
    mutable std::unique_ptr<AnchorFinder> m_finder;
};

/// A citation's words, as far as the casefile has them.
struct CitedText
{
    QString state;               ///< exact, moved, fuzzy, orphan or unattached
    std::optional<QString> text; ///< none for orphan and unattached
    double score = 0;
    Id found; ///< the document row whose text it is; a changed version where the original is not
              ///< attached
    TextRange range; ///< in that text
};

/// Reads the words behind citations, each document's text once. Used on the thread of its
/// connection.
class CitedTexts
{
public:
    explicit CitedTexts(sqlite3 *database);
    ~CitedTexts();

    CitedText of(const CitationView &citation);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sourceline
