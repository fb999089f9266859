// How a laid out row is drawn: the other half of RowLayout.
#include "ui/common/theme.h"
#include "ui/incident/rowlayout.h"

#include <QFontMetrics>
#include <QPainter>

namespace sourceline {

namespace {

bool isCard(const SheetRow &row)
{
    return row.kind == RowKind::Attribution;
}

} // namespace

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
        inside = QRectF(rect).adjusted(m_edge, 3, -sheet::right, -3);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.current || state.hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(theme.current, state.current ? (state.focused ? 1 : 0.7) : 0.35));
        painter.drawRoundedRect(inside, 4, 4);
    }
    if (isCard(m_row))
        paintCard(painter, inside);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintSides(painter, rect, state);
    if (state.focused) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (state.expandable)
        paintChevron(painter, rect, state.open);
}

void RowLayout::paintCard(QPainter &painter, const QRectF &inside) const
{
    const Theme &theme = Theme::of(m_palette);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRectF edge(inside.left(), inside.top() + 1, sheet::edgeWidth, inside.height() - 2);
    // Said against an actor: the edge is broken, for those too who do not see the colour.
    if (m_row.negative)
        painter.fillRect(edge, QBrush(theme.actor(m_row.actor), Qt::Dense4Pattern));
    else
        painter.fillRect(edge, theme.actor(m_row.actor));
}

// What says where a row belongs: lines between facts, a bar beside claims, an actor's colour.
void RowLayout::paintSides(QPainter &painter, const QRect &rect, const RowState &state) const
{
    const Theme &theme = Theme::of(m_palette);
    if (m_row.kind == RowKind::Fact && !state.current) {
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(
            rect.left() + sheet::left, rect.bottom(), rect.right() - sheet::right, rect.bottom());
    }
    if (m_row.kind == RowKind::Claim || m_row.kind == RowKind::Measure) {
        painter.fillRect(QRect(rect.left() + sheet::left + 3, rect.top(), 2, rect.height()),
                         theme.hairline);
    }
    // A thin line from a description down along what it covers.
    for (int step = 0; step < m_row.depth; ++step)
        painter.fillRect(QRect(rect.left() + sheet::left + step * sheet::depthIndent + 4,
                               rect.top(),
                               1,
                               rect.height()),
                         theme.hairline);
    if (m_row.kind != RowKind::Group)
        return;
    const qreal y = rect.top() + m_top + QFontMetricsF(m_font).height() / 2;
    if (m_row.actor.isValid()) {
        const QRectF swatch(
            rect.left() + m_edge, y - sheet::swatch / 2.0, sheet::swatch, sheet::swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.actor(m_row.actor));
        painter.drawRoundedRect(swatch, 2, 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
    } else if (!m_row.chips.empty()) {
        paintStanceMark(
            painter,
            QRectF(rect.left() + m_edge - 1, y - sheet::mark / 2.0, sheet::mark, sheet::mark),
            m_row.chips.front().mark,
            m_palette.color(QPalette::Text));
    }
}

void RowLayout::paintChevron(QPainter &painter, const QRect &rect, bool open) const
{
    const qreal y = rect.top() + m_top + QFontMetricsF(m_font).height() / 2;
    const qreal x = rect.left() + (isCard(m_row) ? m_edge - 9 : 11);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(m_palette).quiet, 1.3));
    painter.setBrush(Qt::NoBrush);
    if (open)
        painter.drawPolyline(QPolygonF({{x - 3, y - 1.5}, {x, y + 1.5}, {x + 3, y - 1.5}}));
    else
        painter.drawPolyline(QPolygonF({{x - 1.5, y - 3}, {x + 1.5, y}, {x - 1.5, y + 3}}));
}

void RowLayout::paintChips(QPainter &painter, const QRect &rect) const
{
    const Theme &theme = Theme::of(m_palette);
    const std::vector<QRect> rects = chipRects();
    painter.setFont(m_font);
    for (size_t i = 0; i < rects.size(); ++i) {
        const Chip &chip = m_row.chips[i];
        const QRect box = rects[i].translated(rect.topLeft());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_row.negative ? QPen(theme.quiet, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter.setBrush(m_row.negative ? QBrush(Qt::NoBrush) : QBrush(theme.chip));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        QRect text = box.adjusted(sheet::chipPadding, 0, -sheet::chipPadding, 0);
        if (chip.mark != StanceMark::None) {
            const QRectF mark(
                text.left(), box.center().y() - sheet::mark / 2.0 + 0.5, sheet::mark, sheet::mark);
            paintStanceMark(painter, mark, chip.mark, m_palette.color(QPalette::Text));
            text.setLeft(text.left() + sheet::mark + 5);
        }
        painter.setPen(m_palette.color(QPalette::Text));
        painter.drawText(text, Qt::AlignCenter | Qt::TextSingleLine, chip.text);
    }
}

void RowLayout::paintBeside(QPainter &painter, const QRect &rect) const
{
    if (m_row.kind != RowKind::Group)
        paintChips(painter, rect);
    if (m_row.right.isEmpty())
        return;
    const Theme &theme = Theme::of(m_palette);
    const QFontMetrics metrics(m_font);
    int right = rect.right() - sheet::right - (isCard(m_row) ? sheet::cardPadding : 0);
    if (m_row.kind != RowKind::Group) {
        for (const Chip &chip : m_row.chips)
            right -= static_cast<int>(chipWidth(chip)) + sheet::chipGap;
    }
    painter.setFont(m_font);
    painter.setPen(m_row.command == RowCommand::None ? theme.quiet : theme.accent);
    if (m_beside == Beside::First) {
        const QRect room(rect.left(), rect.top() + m_top, right - rect.left(), metrics.height());
        painter.drawText(room, Qt::AlignRight | Qt::TextSingleLine, m_row.right);
        return;
    }
    const QPoint at = m_rightAt.toPoint() + rect.topLeft();
    const QRect room(at, QSize(right - at.x(), metrics.height()));
    const auto side = m_beside == Beside::Last ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(room, side | Qt::TextSingleLine, m_row.right);
}

} // namespace sourceline
