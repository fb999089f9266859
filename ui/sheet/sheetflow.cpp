#include "ui/sheet/sheetflow.h"

#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetwords.h"

namespace sourceline {

namespace {

constexpr qreal nextTop = 190;   // under the head of a page that goes on
constexpr qreal sectionGap = 15; // either side of a rule
constexpr qreal paragraphGap = 5;
constexpr qreal tightSectionGap = 9;
constexpr qreal tightParagraphGap = 2;
constexpr qreal indent = 22;
constexpr qreal widestLead = 190;   // wider ones stand on a line of their own
constexpr size_t longParagraph = 8; // rows: a longer one is parted rather than moved
constexpr qreal mostBlank = 560;    // left empty at a page's end, to keep a section in one piece
constexpr qreal barGap = 14;        // from the assessment's bar to its text
constexpr qreal columnIndent = 16;
constexpr qreal closeLeading = 0.9;

// Short names before facts make a table; names of actors over what is said of them do not.
qreal leadWidth(const BriefingSection &section, int size)
{
    qreal widest = 0;
    for (const BriefingLine &line : section.lines)
        widest = std::max(widest, textWidth(line.lead, size, true));
    return widest > 0 && widest <= widestLead && section.key != u"says" && section.key != u"denies"
               ? widest + 18
               : 0;
}

} // namespace

/// What stands on one line.
struct SheetFlow::Row
{
    struct Cell
    {
        qreal x; ///< from where text begins
        ChartTextLine line;
    };

    std::vector<Cell> cells;
    int size;
    Ink ink;
    qreal before = 0; ///< room above it
};

qreal SheetFlow::lineHeight(int size) const
{
    return lineHeightOf(size) * m_leading;
}

qreal SheetFlow::heightOf(const Rows &rows) const
{
    qreal height = 0;
    for (const Row &row : rows)
        height += row.before + lineHeight(row.size);
    return height;
}

SheetFlow::SheetFlow(qreal firstTop, int size, Part part, Gaps gaps, Shape shape)
    : m_size(size)
    , m_part(part)
    , m_sectionGap(gaps == Gaps::Usual ? sectionGap : tightSectionGap)
    , m_paragraphGap(gaps == Gaps::Usual ? paragraphGap : tightParagraphGap)
    , m_leading(gaps == Gaps::Close ? closeLeading : 1)
    , m_shape(shape)
    , m_firstTop(firstTop)
    , m_top(firstTop)
    , m_y(firstTop)
{}

qreal SheetFlow::textLeft() const
{
    if (m_shape == Shape::Beside)
        return sheetColumn;
    return m_isSecond ? sheetRight - sheetHalf : sheetSide;
}

int SheetFlow::quietSize() const
{
    return std::max(sheetLeastType, m_size - 2);
}

// `name` stands at the left, once for all lines that have it.
SheetFlow::Rows
SheetFlow::tableRows(const BriefingLine &line, const QString &name, qreal lead) const
{
    const int size = line.quiet ? quietSize() : m_size;
    const Ink ink = line.quiet ? Ink::Quiet : Ink::Text;
    Rows rows;
    for (ChartTextLine &part : wrapped(line.text, sheetWidth - lead, size, false, 0))
        rows.push_back({{{lead, std::move(part)}}, size, ink});
    if (!name.isEmpty() && !rows.empty()) {
        ChartTextLine whole = wrapped(name, sheetWidth, size, true, 0).front();
        rows.front().cells.insert(rows.front().cells.begin(), {0, std::move(whole)});
    }
    return rows;
}

SheetFlow::Rows SheetFlow::runRows(const BriefingLine &line, bool isFirst) const
{
    const int size = line.quiet ? quietSize() : m_size;
    const Ink ink = line.quiet ? Ink::Quiet : Ink::Text;
    Rows rows;
    for (ChartTextLine &part : wrapped(line.lead, sheetWidth, size, true, 0))
        rows.push_back({{{0, std::move(part)}}, size, ink});
    const qreal x = line.lead.isEmpty() && line.depth == 0 ? 0 : indent;
    for (ChartTextLine &part : wrapped(line.text, sheetWidth - x, size, false, 0))
        rows.push_back({{{x, std::move(part)}}, size, ink});
    if (!isFirst && line.depth == 0 && !rows.empty())
        rows.front().before = m_paragraphGap;
    return rows;
}

// In a column names run into their text; what else is said of the same hangs beneath.
SheetFlow::Rows SheetFlow::columnRows(const BriefingLine &line, bool isUnder) const
{
    const int size = line.quiet ? quietSize() : m_size;
    const Ink ink = line.quiet ? Ink::Quiet : Ink::Text;
    const qreal x = isUnder ? columnIndent : 0;
    const std::vector<ChartTextRun> lead{{line.lead, true}, {line.text, false}};
    const std::vector<ChartTextRun> plain{{line.text, false}};
    Rows rows;
    for (ChartTextLine &part : wrapped(line.lead.isEmpty() ? plain : lead, sheetHalf - x, size, 0))
        rows.push_back({{{x, std::move(part)}}, size, ink});
    return rows;
}

std::vector<SheetFlow::Rows> SheetFlow::paragraphsOf(const BriefingSection &section) const
{
    const qreal lead = leadWidth(section, m_size);
    std::vector<Rows> paragraphs;
    QString last;
    for (const BriefingLine &line : section.lines) {
        const bool isRepeated = line.lead == last;
        if (!line.lead.isEmpty())
            last = line.lead;
        if (m_shape == Shape::Columns) {
            BriefingLine own = line;
            own.lead = isRepeated ? QString() : line.lead;
            const bool hangs = line.depth > 0 || (isRepeated && !line.lead.isEmpty());
            paragraphs.push_back(columnRows(own, hangs));
            continue;
        }
        paragraphs.push_back(lead > 0 ? tableRows(line, isRepeated ? QString() : line.lead, lead)
                                      : runRows(line, paragraphs.empty()));
    }
    return paragraphs;
}

void SheetFlow::startFrame()
{
    endBar();
    const bool goesRight = m_shape == Shape::Columns && !m_isSecond;
    m_isSecond = goesRight;
    if (!goesRight)
        ++m_page;
    m_top = m_page == 0 ? m_firstTop : nextTop;
    m_y = m_top;
    m_barTop = m_y;
}

std::vector<ChartTextLine> SheetFlow::headLines(const QString &heading) const
{
    const qreal width = m_shape == Shape::Beside ? sheetColumn - sheetSide - 24 : sheetHalf;
    return wrapped(heading, width, m_size, true, 0);
}

void SheetFlow::head(const QString &heading)
{
    qreal y = m_y;
    for (ChartTextLine &line : headLines(heading)) {
        const qreal x = m_shape == Shape::Beside ? sheetSide : textLeft();
        m_texts.push_back({m_page, {x, y}, std::move(line), m_size, Ink::Accent});
        y += lineHeight(m_size);
    }
    m_headEnd = y;
    if (m_shape == Shape::Columns) {
        m_y = y;
        m_barTop = y;
    }
}

void SheetFlow::endBar()
{
    if (m_isAssessment && m_y > m_barTop)
        m_bars.push_back(
            {m_page, {textLeft() - barGap - 4, m_barTop + 2, 4, m_y - m_barTop - 4}, Ink::Accent});
}

void SheetFlow::place(const Rows &rows, const BriefingSection &section)
{
    const auto goOn = [this, &section] {
        startFrame();
        head(SheetWords::tr("%1 (continued)").arg(section.heading));
    };
    const qreal left = sheetBottom - m_y;
    if (heightOf(rows) > left && m_y > m_top
        && (rows.size() <= longParagraph || left < 3 * lineHeight(m_size)))
        goOn();
    for (const Row &row : rows) {
        if (m_y + row.before + lineHeight(row.size) > sheetBottom)
            goOn();
        m_y += row.before;
        for (const Row::Cell &cell : row.cells)
            m_texts.push_back({m_page, {textLeft() + cell.x, m_y}, cell.line, row.size, row.ink});
        m_y += lineHeight(row.size);
    }
    m_y += m_paragraphGap;
}

// A rule between this section and the last one, or a new page.
void SheetFlow::partFromLast(const std::vector<Rows> &paragraphs, qreal headHeight)
{
    qreal height = 0;
    for (const Rows &rows : paragraphs)
        height += heightOf(rows) + m_paragraphGap;
    const qreal left = sheetBottom - m_y - 2 * m_sectionGap;
    // A heading keeps with what place() leaves under it.
    const qreal needed = paragraphs.empty()                           ? 0
                         : paragraphs.front().size() <= longParagraph ? heightOf(paragraphs.front())
                                                                      : 3 * lineHeight(m_size);
    const bool isLeftAlone =
        m_shape == Shape::Beside ? std::max(needed, headHeight) > left : needed + headHeight > left;
    const bool isMoved = m_part == Part::Sections && height > left && height < sheetBottom - nextTop
                         && left < mostBlank;
    m_y += m_sectionGap - m_paragraphGap;
    if (isLeftAlone || isMoved)
        return startFrame();
    m_bars.push_back({m_page,
                      m_shape == Shape::Beside ? QRectF(sheetSide, m_y, sheetRight - sheetSide, 1)
                                               : QRectF(textLeft(), m_y, sheetHalf, 1)});
    m_y += m_sectionGap;
}

void SheetFlow::add(const BriefingSection &section)
{
    const std::vector<Rows> paragraphs = paragraphsOf(section);
    m_isAssessment = false;
    if (!m_texts.empty())
        partFromLast(paragraphs,
                     static_cast<qreal>(headLines(section.heading).size()) * lineHeight(m_size));
    m_isAssessment = section.key == u"assessment";
    m_barTop = m_y;
    head(section.heading);
    for (const Rows &rows : paragraphs)
        place(rows, section);
    m_y -= paragraphs.empty() ? 0 : m_paragraphGap;
    endBar();
    m_isAssessment = false;
    m_y = std::max(m_y, m_headEnd) + m_paragraphGap;
}

} // namespace sourceline
