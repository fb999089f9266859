#include "ui/chart/chartcanvas.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

// A chart of rows, of which only some are in sight: as a table with a heading it is scrolled by
// whole rows, while its key, what is counted and the numbers of the axis stay.
namespace sourceline {

namespace {

constexpr qreal hair = 0.5; // pixels that a row may miss and still be whole

} // namespace

QRectF ChartCanvas::inSight() const
{
    const QRect all(QPoint(), size());
    return parentWidget() ? QRect(-pos(), parentWidget()->size()).intersected(all) : all;
}

bool ChartCanvas::isScrolled() const
{
    return m_scene.rowEdges.size() > 1 && inSight().height() < height();
}

QRectF ChartCanvas::rowsInSight() const
{
    const auto &edges = m_scene.rowEdges;
    if (!isScrolled())
        return rect();
    const QRectF seen = inSight();
    const qreal top = seen.top() + edges.front();
    const qreal bottom = seen.bottom() - (height() - edges.back());
    const auto first = std::ranges::find_if(edges, [top](qreal y) { return y >= top - hair; });
    auto last = first;
    while (last != edges.end() && last + 1 != edges.end() && *(last + 1) <= bottom + hair)
        ++last;
    return first == last ? QRectF() : QRectF(0, *first, width(), *last - *first);
}

QRectF ChartCanvas::roomFor(const ChartMark &mark) const
{
    const auto &edges = m_scene.rowEdges;
    if (edges.size() < 2)
        return mark.area;
    const qreal y = mark.area.center().y();
    const auto below = std::upper_bound(edges.begin(), edges.end() - 1, y);
    const qreal top = below == edges.begin() ? edges.front() : *(below - 1);
    const qreal head = edges.front();
    const qreal axis = height() - edges.back();
    return {mark.area.left(), top - head, mark.area.width(), *below - top + head + axis};
}

int ChartCanvas::rowHeight() const
{
    const auto &edges = m_scene.rowEdges;
    return edges.size() < 2 ? 0 : static_cast<int>(std::lround(edges[1] - edges[0]));
}

// Where what is drawn at a point stands in the scene; none: nothing of it.
std::optional<QPointF> ChartCanvas::sceneAt(QPointF at) const
{
    if (!isScrolled())
        return at;
    const QRectF seen = inSight();
    const QRectF rows = rowsInSight();
    const QPointF pinned = at - QPointF(0, seen.top());
    if (pinned.y() < m_scene.rowEdges.front() || m_scene.key.contains(pinned))
        return pinned;
    return rows.contains(at) ? std::optional(at) : std::nullopt;
}

void ChartCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (isScrolled() && rowsInSight().isValid())
        paintRows(painter);
    else
        paintScene(painter, m_scene, TextAs::Text);
    if (m_current < 0 || !hasFocus())
        return;
    const QRectF area = m_scene.marks[static_cast<size_t>(m_current)].area;
    if (isScrolled() && !rowsInSight().intersects(area))
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 3, 3);
}

void ChartCanvas::paintRows(QPainter &painter) const
{
    const QRectF seen = inSight();
    const QRectF rows = rowsInSight();
    const qreal head = m_scene.rowEdges.front();
    const qreal foot = m_scene.rowEdges.back();
    const auto paintPart = [&](const QRectF &part, qreal down) {
        painter.save();
        painter.translate(0, down);
        painter.setClipRect(part);
        paintScene(painter, m_scene, TextAs::Text);
        painter.restore();
    };
    painter.fillRect(seen, m_scene.background);
    // A key longer than what is in sight goes with the rows, so that all of it can be reached.
    const bool keyStays = m_scene.key.isValid() && m_scene.key.bottom() <= seen.height();
    const qreal right = keyStays ? m_scene.key.left() - 1 : width();
    paintPart({0, rows.top(), right, rows.height()}, 0);
    paintPart({0, 0, right, head}, seen.top());
    paintPart({0, foot, right, height() - foot}, rows.bottom() - foot);
    if (keyStays)
        paintPart({right, 0, width() - right, m_scene.key.bottom() + 1}, seen.top());
}

// What stays is painted anew wherever the rest has gone.
void ChartCanvas::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    if (isScrolled())
        update();
}

} // namespace sourceline
