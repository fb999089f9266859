#include "ui/incident/rowlayout.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTextOption>

#include <cmath>

namespace sourceline {

namespace {

constexpr int chipPadding = 6;
constexpr int chipGap = 4;
constexpr int edgeWidth = 3;

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

} // namespace

RowLayout::RowLayout(
    const SheetRow &row, const QFont &font, const QPalette &palette, int width, int labelWidth)
    : m_row(row)
    , m_font(font)
    , m_palette(palette)
    , m_width(width)
    , m_labelWidth(labelWidth)
{
    m_left = sheet::left;
    m_top = row.kind == RowKind::Heading ? 10 : row.kind == RowKind::Section ? 12 : 5;
    if (isCard(row)) {
        m_left += edgeWidth + 9;
        m_top = 3 + 6;
    } else if (row.kind == RowKind::Claim) {
        m_left += sheet::claimIndent;
        m_top = 4;
    }
    placeBeside();
    placeLines();
    const int below = isCard(row) ? 6 + 3 : row.kind == RowKind::Heading ? 4 : 5;
    m_height = static_cast<int>(std::ceil(m_y)) + below;
}

void RowLayout::placeBeside()
{
    const QFontMetrics metrics(m_font);
    for (const QString &chip : m_row.chips)
        m_besideWidth += metrics.horizontalAdvance(chip) + 2 * chipPadding + chipGap;
    if (!m_row.right.isEmpty())
        m_besideWidth += metrics.horizontalAdvance(m_row.right) + spacing::medium;
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

void RowLayout::placeLines()
{
    m_y = m_top;
    qreal left = m_left;
    if (m_row.kind == RowKind::Fact)
        left += m_labelWidth;
    const qreal width = qMax(60.0, m_width - left - sheet::right - (isCard(m_row) ? 8 : 0));
    for (size_t i = 0; i < m_row.lines.size(); ++i) {
        const bool beside = i == 0 && m_beside == Beside::First;
        addLine(m_row.lines[i], left, qMax(60.0, width - (beside ? m_besideWidth : 0)), width);
        if (i == 0 && m_beside != Beside::First)
            placeRightText(left, width);
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
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(text.size());
        range.length = static_cast<int>(run.text.size());
        range.format = formatOf(run.style, m_palette, theme);
        formats += range;
        text += run.text;
    }
    // A record's own line breaks are kept.
    text.replace(u'\n', QChar::LineSeparator);
    auto layout = std::make_unique<QTextLayout>(text, fontOf(m_lines.size()));
    QTextOption option;
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
    m_lines.push_back({std::move(layout), {left, m_y}});
    m_y += y;
}

void RowLayout::paint(QPainter &painter, const QRect &rect, const RowState &state)
{
    painter.save();
    painter.setClipRect(rect);
    paintFrame(painter, rect, state);
    painter.setPen(m_palette.color(QPalette::Text));
    for (const Line &line : m_lines)
        line.layout->draw(&painter, line.at + rect.topLeft());
    paintBeside(painter, rect);
    if (m_row.kind == RowKind::Fact) {
        const QRect label(rect.left() + m_left,
                          rect.top() + m_top,
                          m_labelWidth - spacing::small,
                          QFontMetrics(m_font).height());
        painter.setFont(m_font);
        painter.setPen(Theme::of(m_palette).quiet);
        painter.drawText(label, Qt::AlignLeft | Qt::TextSingleLine, m_row.label);
    }
    painter.restore();
}

void RowLayout::paintFrame(QPainter &painter, const QRect &rect, const RowState &state) const
{
    const Theme &theme = Theme::of(m_palette);
    QRectF inside = QRectF(rect).adjusted(6, 0.5, -6, -0.5);
    if (isCard(m_row))
        inside = QRectF(rect).adjusted(sheet::left, 3, -sheet::right, -3);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.current || state.hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(theme.current, state.current ? (state.focused ? 1 : 0.7) : 0.35));
        painter.drawRoundedRect(inside, 4, 4);
    }
    if (isCard(m_row)) {
        painter.setPen(QPen(theme.hairline, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const QRectF edge(inside.left(), inside.top() + 1, edgeWidth, inside.height() - 2);
        // Said against an actor: the edge is broken, for those too who do not see the colour.
        if (m_row.negative)
            painter.fillRect(edge, QBrush(theme.actor(m_row.actor), Qt::Dense4Pattern));
        else
            painter.fillRect(edge, theme.actor(m_row.actor));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_row.kind == RowKind::Fact && !state.current) {
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(
            rect.left() + sheet::left, rect.bottom(), rect.right() - sheet::right, rect.bottom());
    }
    if (m_row.kind == RowKind::Claim) {
        painter.fillRect(QRect(rect.left() + sheet::left + 3, rect.top() + 2, 2, rect.height() - 4),
                         theme.hairline);
    }
    if (state.focused) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (state.expandable)
        paintChevron(painter, rect, state.open);
}

void RowLayout::paintChevron(QPainter &painter, const QRect &rect, bool open) const
{
    const qreal y = rect.top() + m_top + QFontMetricsF(m_font).height() / 2;
    const qreal x = rect.left() + 11;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(m_palette).quiet, 1.3));
    painter.setBrush(Qt::NoBrush);
    if (open)
        painter.drawPolyline(QPolygonF({{x - 3, y - 1.5}, {x, y + 1.5}, {x + 3, y - 1.5}}));
    else
        painter.drawPolyline(QPolygonF({{x - 1.5, y - 3}, {x + 1.5, y}, {x - 1.5, y + 3}}));
}

void RowLayout::paintBeside(QPainter &painter, const QRect &rect) const
{
    const Theme &theme = Theme::of(m_palette);
    const QFontMetrics metrics(m_font);
    painter.setFont(m_font);
    int right = rect.right() - sheet::right - (isCard(m_row) ? 8 : 0);
    const int y = rect.top() + m_top;
    for (auto chip = m_row.chips.crbegin(); chip != m_row.chips.crend(); ++chip) {
        const QRect box(right - metrics.horizontalAdvance(*chip) - 2 * chipPadding,
                        y - 1,
                        metrics.horizontalAdvance(*chip) + 2 * chipPadding,
                        metrics.height() + 2);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_row.negative ? QPen(theme.quiet, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter.setBrush(m_row.negative ? QBrush(Qt::NoBrush) : QBrush(theme.chip));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(m_palette.color(QPalette::Text));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, *chip);
        right = box.left() - chipGap;
    }
    if (m_row.right.isEmpty())
        return;
    painter.setPen(theme.quiet);
    if (m_beside == Beside::First) {
        const QRect room(rect.left(), y, right - rect.left(), metrics.height());
        painter.drawText(room, Qt::AlignRight | Qt::TextSingleLine, m_row.right);
        return;
    }
    const QPoint at = m_rightAt.toPoint() + rect.topLeft();
    const QRect room(at, QSize(right - at.x(), metrics.height()));
    const auto side = m_beside == Beside::Last ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(room, side | Qt::TextSingleLine, m_row.right);
}

} // namespace sourceline
