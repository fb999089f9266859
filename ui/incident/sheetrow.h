#pragma once

#include "model/store/dossier.h"
#include "ui/incident/stancemark.h"

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

    bool operator==(const TextRun &) const = default;
};

using TextLine = std::vector<TextRun>;

enum class RowKind : quint8
{
    Heading,     ///< title, then quiet lines
    Text,        ///< over the whole width
    Section,     ///< a heading with a count or a choice at the right
    Fact,        ///< a label, then text in the column beside it
    Claim,       ///< under a fact
    Measure,     ///< under a fact, over claims that share a range
    Group,       ///< over cards: an actor with its colour, a stance, an institution, a date
    Against,     ///< over cards that speak against what stands above
    Attribution, ///< a card with the actor's colour on its left edge
};

/// A small word at the right of a row's first line.
struct Chip
{
    QString text;
    StanceMark mark = StanceMark::None;
    QString tip; ///< what the word stands for

    bool operator==(const Chip &) const = default;
};

/// What a claim shows side by side where there is room for it.
enum class ClaimColumn : quint8
{
    Figure, ///< number and qualifier in one
    Number, ///< without its qualifier
    Measure,
    Whom,
    Qualifier,
    Wording,
    Speaker,
    Document,
    Sentences ///< how many are cited
};

struct ClaimCell
{
    ClaimColumn column;
    QString text;
    TextStyle style = TextStyle::Plain;

    bool operator==(const ClaimCell &) const = default;
};

/// What Enter or a click on a row does beside what it is about.
enum class RowCommand : quint8
{
    None,
    ChooseGrouping
};

/// One row of the incident sheet, all plain text: what is drawn, read aloud, copied, lit and gone
/// to. A value; knows no widget.
struct SheetRow
{
    RowKind kind = RowKind::Text;
    QString key; ///< the same for the same record after an edit, so that what was open stays open
    QString label;
    QString
        about; ///< before the text where it is copied or read aloud; on screen a heading says it
    std::vector<TextLine> lines;
    std::vector<ClaimCell> cells; ///< instead of the first cellLines lines where there is room
    size_t cellLines = 0;
    bool titles = false; ///< names the columns of the claims below, where they stand side by side
    std::vector<Chip> chips;
    QString right;         ///< quiet text at the right of the first line
    int depth = 0;         ///< steps to the right
    Id actor;              ///< whose colour a card or a group has
    bool negative = false; ///< denies, rules out, doubts: no solid colour
    QString tip;
    std::vector<CitationView> citations; ///< what putting the cursor here lights
    QString lights;                      ///< what they support, in words
    Id target;                           ///< the incident that Enter goes to
    QByteArray table; ///< of the record that the row shows: claim, attribution, link, assessment,
    Id record;        ///< …; empty: the incident
    std::optional<FigureKey> figure; ///< whose low, best and high an analyst may choose here
    RowCommand command = RowCommand::None;
    std::vector<SheetRow> children;

    bool isEmpty() const { return lines.empty(); }
};

/// The two take the same room: the same text in the same styles, whatever record it is about.
bool looksLike(const SheetRow &one, const SheetRow &other);

/// The row in one paragraph, for the clipboard and screen readers.
QString plainText(const SheetRow &row);

} // namespace sourceline
