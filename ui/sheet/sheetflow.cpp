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
        qreal x;
        ChartTextLine line;
    };

    std::vector<Cell> cells;
    int size;
    Ink ink;
    qreal before = 0; ///< room above it

    qreal height() const { return before + lineHeightOf(size); }
};

qreal SheetFlow::heightOf(const Rows &rows)
{
    qreal height = 0;
    for (const Row &row : rows)
        height += row.height();
    return height;
}

SheetFlow::SheetFlow(qreal firstTop, int size, Part part, Gaps gaps)
    : m_size(size)
    , m_part(part)
    , m_sectionGap(gaps == Gaps::Tight ? tightSectionGap : sectionGap)
    , m_paragraphGap(gaps == Gaps::Tight ? tightParagraphGap : paragraphGap)
    , m_y(firstTop)
{}

// `name` stands at the left, once for all lines that have it.
SheetFlow::Rows
SheetFlow::tableRows(const BriefingLine &line, const QString &name, qreal lead) const
{
    const int size = line.quiet ? m_size - 2 : m_size;
    const Ink ink = line.quiet ? Ink::Quiet : Ink::Text;
    Rows rows;
    for (ChartTextLine &part : wrapped(line.text, sheetWidth - lead, size, false, 0))
        rows.push_back({{{sheetColumn + lead, std::move(part)}}, size, ink});
    if (!name.isEmpty() && !rows.empty()) {
        ChartTextLine whole = wrapped(name, sheetWidth, size, true, 0).front();
        rows.front().cells.insert(rows.front().cells.begin(), {sheetColumn, std::move(whole)});
    }
    return rows;
}

SheetFlow::Rows SheetFlow::runRows(const BriefingLine &line, bool isFirst) const
{
    const int size = line.quiet ? m_size - 2 : m_size;
    const Ink ink = line.quiet ? Ink::Quiet : Ink::Text;
    Rows rows;
    for (ChartTextLine &part : wrapped(line.lead, sheetWidth, size, true, 0))
        rows.push_back({{{sheetColumn, std::move(part)}}, size, ink});
    const qreal x = line.lead.isEmpty() && line.depth == 0 ? 0 : indent;
    for (ChartTextLine &part : wrapped(line.text, sheetWidth - x, size, false, 0))
        rows.push_back({{{sheetColumn + x, std::move(part)}}, size, ink});
    if (!isFirst && line.depth == 0 && !rows.empty())
        rows.front().before = m_paragraphGap;
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
        paragraphs.push_back(lead > 0 ? tableRows(line, isRepeated ? QString() : line.lead, lead)
                                      : runRows(line, paragraphs.empty()));
    }
    return paragraphs;
}

void SheetFlow::startPage()
{
    endBar();
    ++m_page;
    m_y = nextTop;
    m_barTop = m_y;
}

std::vector<ChartTextLine> SheetFlow::headLines(const QString &heading) const
{
    return wrapped(heading, sheetColumn - sheetSide - 24, m_size, true, 0);
}

void SheetFlow::head(const QString &heading)
{
    qreal y = m_y;
    for (ChartTextLine &line : headLines(heading)) {
        m_texts.push_back({m_page, {sheetSide, y}, std::move(line), m_size, Ink::Accent});
        y += lineHeightOf(m_size);
    }
    m_headEnd = y;
}

void SheetFlow::endBar()
{
    if (m_isAssessment && m_y > m_barTop)
        m_bars.push_back(
            {m_page, {sheetColumn - barGap - 4, m_barTop + 2, 4, m_y - m_barTop - 4}, Ink::Accent});
}

void SheetFlow::place(const Rows &rows, const BriefingSection &section)
{
    const auto goOn = [this, &section] {
        startPage();
        head(SheetWords::tr("%1 (continued)").arg(section.heading));
    };
    const qreal left = sheetBottom - m_y;
    if (heightOf(rows) > left && m_y > nextTop
        && (rows.size() <= longParagraph || left < 3 * lineHeightOf(m_size)))
        goOn();
    for (const Row &row : rows) {
        if (m_y + row.height() > sheetBottom)
            goOn();
        m_y += row.before;
        for (const Row::Cell &cell : row.cells)
            m_texts.push_back({m_page, {cell.x, m_y}, cell.line, row.size, row.ink});
        m_y += lineHeightOf(row.size);
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
                                                                      : 3 * lineHeightOf(m_size);
    const bool isLeftAlone = std::max(needed, headHeight) > left;
    const bool isMoved = m_part == Part::Sections && height > left && height < sheetBottom - nextTop
                         && left < mostBlank;
    m_y += m_sectionGap - m_paragraphGap;
    if (isLeftAlone || isMoved)
        return startPage();
    m_bars.push_back({m_page, {sheetSide, m_y, sheetRight - sheetSide, 1}});
    m_y += m_sectionGap;
}

void SheetFlow::add(const BriefingSection &section)
{
    const std::vector<Rows> paragraphs = paragraphsOf(section);
    m_isAssessment = false;
    if (!m_texts.empty())
        partFromLast(paragraphs,
                     static_cast<qreal>(headLines(section.heading).size()) * lineHeightOf(m_size));
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
