#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/chartfont.h"

#include <QRectF>

namespace sourceline {

/// How strongly something stands on the paper.
enum class Ink
{
    Text,
    Quiet,
    Accent
};

/// A line of text where it stands on a page.
struct SheetText
{
    int page = 0;
    QPointF top;
    ChartTextLine line;
    int size = 20;
    Ink ink = Ink::Text;
};

/// A rule between sections, or the bar beside the assessment.
struct SheetBar
{
    int page = 0;
    QRectF rect;
    Ink ink = Ink::Quiet;
};

/// Lays sections one below the other, as many pages as they need: headings at the left with the
/// text beside them, or in two columns with headings above, which takes less paper. Nothing is cut:
/// what does not fit goes on on the next page, under its heading again. A value, without a display.
class SheetFlow
{
public:
    /// What to do with a section that fits on a page, but not on the rest of this one.
    enum class Part
    {
        Anywhere,
        Sections ///< on the next page, where not too much is left of this one
    };

    /// Room between paragraphs and sections.
    enum class Gaps
    {
        Usual,
        Tight,
        Close ///< between lines too
    };

    enum class Shape
    {
        Beside,
        Columns ///< short names before facts run into their text
    };

    /// `firstTop`: where the text begins on the first page; `size`: of the text.
    SheetFlow(
        qreal firstTop, int size, Part part, Gaps gaps = Gaps::Usual, Shape shape = Shape::Beside);

    void add(const BriefingSection &section);

    int pages() const { return m_page + 1; }

    qreal bottom() const { return m_y; } ///< of the last page's text

    const std::vector<SheetText> &texts() const { return m_texts; }

    const std::vector<SheetBar> &bars() const { return m_bars; }

private:
    struct Row;
    using Rows = std::vector<Row>;

    Rows tableRows(const BriefingLine &line, const QString &name, qreal lead) const;
    Rows runRows(const BriefingLine &line, bool isFirst) const;
    Rows columnRows(const BriefingLine &line, bool isUnder) const;
    std::vector<Rows> paragraphsOf(const BriefingSection &section) const;
    void partFromLast(const std::vector<Rows> &paragraphs, qreal headHeight);
    std::vector<ChartTextLine> headLines(const QString &heading) const;
    qreal heightOf(const Rows &rows) const;
    void place(const Rows &rows, const BriefingSection &section);
    /// The next column, or the next page.
    void startFrame();
    qreal textLeft() const;
    qreal lineHeight(int size) const;
    int quietSize() const;
    void head(const QString &heading);
    void endBar();

    int m_size;
    Part m_part;
    qreal m_sectionGap, m_paragraphGap;
    qreal m_leading = 1; ///< of the font's own
    Shape m_shape;
    int m_page = 0;
    bool m_isSecond = false; ///< of two columns
    qreal m_firstTop, m_top; ///< of the first page; of this column
    qreal m_y;
    bool m_isAssessment = false;
    qreal m_barTop = 0, m_headEnd = 0;
    std::vector<SheetText> m_texts;
    std::vector<SheetBar> m_bars;
};

} // namespace sourceline
