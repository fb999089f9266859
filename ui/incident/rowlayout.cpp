#include "ui/incident/rowlayout.h"

#include "ui/common/breakable.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

QTextCharFormat formatOf(TextStyle style, const QPalette &palette, const Theme &theme)
{
    QTextCharFormat format;
    format.setForeground(palette.color(QPalette::Text));
    switch (style) {
    case TextStyle::Plain:
        break;
    case TextStyle::Strong:
        format.setFontWeight(QFont::DemiBold);
        break;
    case TextStyle::Quiet:
        format.setForeground(theme.quiet);
        break;
    case TextStyle::Link:
        format.setForeground(theme.accent);
        format.setFontUnderline(true);
        break;
    case TextStyle::Struck:
        format.setForeground(theme.quiet);
        format.setFontStrikeOut(true);
        break;
    case TextStyle::Warning:
        format.setForeground(theme.warning);
        break;
    }
    return format;
}

bool isCard(const SheetRow &row)
{
    return row.kind == RowKind::Attribution;
}

int spaceAbove(RowKind kind)
{
    switch (kind) {
    case RowKind::Heading:
        return 10;
    case RowKind::Section:
        return 14;
    case RowKind::Group:
        return 9;
    case RowKind::Measure:
        return 7;
    case RowKind::Attribution:
        return 3 + 6;
    case RowKind::Claim:
        return 4;
    default:
        return 5;
    }
}

int spaceBelow(RowKind kind)
{
    switch (kind) {
    case RowKind::Attribution:
        return 6 + 3;
    case RowKind::Heading:
        return 4;
    case RowKind::Group:
    case RowKind::Against:
    case RowKind::Section:
        return 2;
    default:
        return 5;
    }
}

} // namespace

RowLayout::RowLayout(
    const SheetRow &row, const QFont &font, const QPalette &palette, int width, int labelWidth)
    : m_row(row)
    , m_font(font)
    , m_palette(palette)
    , m_width(width)
    , m_labelWidth(labelWidth)
{
    m_top = spaceAbove(row.kind);
    m_edge = sheet::left + row.depth * sheet::depthIndent;
    m_left = m_edge;
    if (isCard(row))
        m_left += sheet::edgeWidth + 9;
    else if (row.kind == RowKind::Claim || row.kind == RowKind::Measure)
        m_left += sheet::claimIndent;
    else if (row.kind == RowKind::Against)
        m_left += sheet::depthIndent;
    else if (row.kind == RowKind::Group && (row.actor.isValid() || !row.chips.empty()))
        m_left += sheet::swatch + 7;
    placeBeside();
    placeLines();
    m_height = static_cast<int>(std::ceil(m_y)) + spaceBelow(row.kind);
}

qreal RowLayout::chipWidth(const Chip &chip) const
{
    const QFontMetrics metrics(m_font);
    qreal width = metrics.horizontalAdvance(chip.text) + 2 * sheet::chipPadding;
    if (chip.mark != StanceMark::None)
        width += sheet::mark + (chip.text.isEmpty() ? 0 : 5);
    return width;
}

std::vector<QRect> RowLayout::chipRects() const
{
    std::vector<QRect> rects(m_row.chips.size());
    const int height = QFontMetrics(m_font).height() + 2;
    qreal right = m_width - sheet::right - (isCard(m_row) ? sheet::cardPadding : 0);
    for (size_t i = rects.size(); i-- > 0;) {
        const qreal width = chipWidth(m_row.chips[i]);
        rects[i] = QRectF(right - width, m_top - 1, width, height).toRect();
        right -= width + sheet::chipGap;
    }
    return rects;
}

QString RowLayout::tipAt(const QPoint &point) const
{
    const std::vector<QRect> rects = chipRects();
    for (size_t i = 0; i < rects.size(); ++i) {
        if (rects[i].contains(point))
            return m_row.chips[i].tip;
    }
    return {};
}

void RowLayout::placeBeside()
{
    // A group's sign stands before its name.
    if (m_row.kind != RowKind::Group) {
        for (const Chip &chip : m_row.chips)
            m_besideWidth += chipWidth(chip) + sheet::chipGap;
    }
    if (!m_row.right.isEmpty())
        m_besideWidth += QFontMetrics(m_font).horizontalAdvance(m_row.right) + spacing::medium;
    // Where the two would not fit on one line, what stands beside goes on a line of its own.
    const bool fact = m_row.kind == RowKind::Fact;
    const int room = m_width - m_left - sheet::right - (fact ? m_labelWidth : 0);
    qreal text = 0;
    if (!m_row.lines.empty()) {
        for (const TextRun &run : m_row.lines.front())
            text += QFontMetrics(run.style == TextStyle::Strong ? boldFont(m_font) : m_font)
                        .horizontalAdvance(run.text);
    }
    if (!m_row.right.isEmpty() && text + m_besideWidth > room)
        m_beside = Beside::Last;
}

QFont RowLayout::fontOf(size_t line) const
{
    return m_row.kind == RowKind::Heading && line == 0 ? titleFont(m_font) : m_font;
}

std::vector<ColumnPlace> RowLayout::columns() const
{
    const bool measure = m_row.titles;
    if (m_row.cells.empty() && !measure)
        return {};
    const bool figures = measure || m_row.cells.front().column == ClaimColumn::Figure;
    return claimColumns(figures, m_width - m_left - sheet::right, QFontMetrics(m_font));
}

void RowLayout::placeLines()
{
    m_y = m_top;
    qreal left = m_left;
    if (m_row.kind == RowKind::Fact)
        left += m_labelWidth;
    const qreal width =
        qMax(60.0, m_width - left - sheet::right - (isCard(m_row) ? sheet::cardPadding : 0));
    const std::vector<ColumnPlace> places = columns();
    size_t i = 0;
    if (!places.empty() && !m_row.cells.empty()) {
        placeCells(places);
        i = m_row.cellLines;
    }
    for (; i < m_row.lines.size(); ++i) {
        const bool beside = i == 0 && m_beside == Beside::First;
        addLine(m_row.lines[i], left, qMax(60.0, width - (beside ? m_besideWidth : 0)), width);
        if (i == 0 && m_beside != Beside::First)
            placeRightText(left, width);
    }
    if (m_row.cells.empty() && !places.empty())
        placeTitles(places);
}

void RowLayout::placeTitles(const std::vector<ColumnPlace> &places)
{
    const qreal top = m_y + 2;
    for (const ColumnPlace &place : places) {
        QTextLayout::FormatRange range;
        const QString title = columnTitle(place.column);
        range.start = 0;
        range.length = static_cast<int>(title.size());
        range.format = formatOf(TextStyle::Quiet, m_palette, Theme::of(m_palette));
        m_y =
            qMax(m_y,
                 addText(title,
                         {range},
                         QPointF(m_left + place.left, top),
                         place.width,
                         place.width,
                         place.column == ClaimColumn::Sentences ? Qt::AlignRight : Qt::AlignLeft));
    }
}

void RowLayout::placeCells(const std::vector<ColumnPlace> &places)
{
    const qreal top = m_y;
    for (const ColumnPlace &place : places) {
        const auto cell =
            std::find_if(m_row.cells.begin(), m_row.cells.end(), [&](const ClaimCell &one) {
                return one.column == place.column;
            });
        if (cell == m_row.cells.end() || cell->text.isEmpty())
            continue;
        const QString text = breakable(cell->text);
        QTextLayout::FormatRange range;
        range.start = 0;
        range.length = static_cast<int>(text.size());
        range.format = formatOf(cell->style, m_palette, Theme::of(m_palette));
        m_y =
            qMax(m_y,
                 addText(text,
                         {range},
                         QPointF(m_left + place.left, top),
                         place.width,
                         place.width,
                         place.column == ClaimColumn::Sentences ? Qt::AlignRight : Qt::AlignLeft));
    }
}

// A wrapped first paragraph often leaves room on its last line.
void RowLayout::placeRightText(qreal left, qreal width)
{
    const QTextLayout &layout = *m_lines.front().layout;
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    if (last.naturalTextWidth() + m_besideWidth + spacing::medium <= width) {
        m_rightAt = {left, m_lines.front().at.y() + last.y()};
        return;
    }
    m_beside = Beside::Below;
    m_rightAt = {left, m_y};
    m_y += std::ceil(QFontMetricsF(m_font).height()) + 1;
}

void RowLayout::addLine(const TextLine &line, qreal left, qreal firstWidth, qreal width)
{
    const Theme &theme = Theme::of(m_palette);
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const TextRun &run : line) {
        const QString words = breakable(run.text);
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(text.size());
        range.length = static_cast<int>(words.size());
        range.format = formatOf(run.style, m_palette, theme);
        formats += range;
        text += words;
    }
    m_y = addText(text, formats, {left, m_y}, firstWidth, width);
}

qreal RowLayout::addText(const QString &given,
                         const QList<QTextLayout::FormatRange> &formats,
                         QPointF at,
                         qreal firstWidth,
                         qreal width,
                         Qt::Alignment alignment)
{
    QString text = given;
    // A record's own line breaks are kept.
    text.replace(u'\n', QChar::LineSeparator);
    auto layout = std::make_unique<QTextLayout>(text, fontOf(m_lines.size()));
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setFormats(formats);
    qreal y = 0;
    layout->beginLayout();
    for (QTextLine one = layout->createLine(); one.isValid(); one = layout->createLine()) {
        one.setLineWidth(y == 0 ? firstWidth : width);
        one.setPosition({0, y});
        y += std::ceil(one.height()) + 1;
    }
    layout->endLayout();
    m_lines.push_back({std::move(layout), at});
    return at.y() + y;
}

} // namespace sourceline
