#pragma once

#include "model/store/dossier.h"

namespace sourceline {

/// How a stretch of a row's text looks.
enum class TextStyle : quint8
{
    Plain,
    Strong,
    Quiet,
    Link,
    Struck,
    Warning
};

struct TextRun
{
    QString text;
    TextStyle style = TextStyle::Plain;
};

using TextLine = std::vector<TextRun>;

enum class RowKind : quint8
{
    Heading,     ///< title, then quiet lines
    Text,        ///< over the whole width
    Section,     ///< a heading with a count at the right
    Fact,        ///< a label, then text in the column beside it
    Claim,       ///< under a fact
    Attribution, ///< a card with the actor's colour on its left edge
};

/// One row of the incident sheet, all plain text: what is drawn, read aloud, copied, lit and gone
/// to. A value; knows no widget.
struct SheetRow
{
    RowKind kind = RowKind::Text;
    QString key; ///< the same for the same record after an edit, so that what was open stays open
    QString label;
    std::vector<TextLine> lines;
    QStringList chips;     ///< small words at the right of the first line
    QString right;         ///< quiet text there
    Id actor;              ///< whose colour an attribution has
    bool negative = false; ///< denies, rules out, doubts: no solid colour
    QString tip;
    std::vector<CitationView> citations; ///< what putting the cursor here lights
    QString lights;                      ///< what they support, in words
    Id target;                           ///< the incident that Enter goes to
    std::vector<SheetRow> children;
    bool startsOpen = false;

    bool isEmpty() const { return lines.empty(); }
};

/// The row in one paragraph, for the clipboard and screen readers.
QString plainText(const SheetRow &row);

} // namespace sourceline
