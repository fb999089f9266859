#include "ui/common/theme.h"
#include "ui/timeline/timelineview.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// What the view paints over the timeline: selection, the current incident with its reports, a range
// that is being dragged, the focus.
namespace sourceline {

namespace {

constexpr qsizetype selectionDrawn = 20'000; // rows; more would be a frame's work for a solid line

} // namespace

void TimelineView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (m_baseIsStale || m_base.devicePixelRatio() != ratio)
        paintBase();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_base);
    if (m_geometry.data && !m_geometry.strips.empty()) {
        const TimelineMetrics &m = m_geometry.metrics;
        painter.save();
        painter.setClipRect(QRect(m.labels, m.axis, m.plotWidth(), m.height - m.axis));
        paintSelection(painter);
        paintCurrent(painter);
        paintDrag(painter);
        painter.restore();
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_painter.theme().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::paintBase()
{
    const double ratio = devicePixelRatioF();
    m_base = QPixmap(size() * ratio);
    m_base.setDevicePixelRatio(ratio);
    QPainter painter(&m_base);
    if (m_geometry.data)
        m_painter.paint(painter, m_geometry, m_arcs, m_railMarks);
    else
        painter.fillRect(rect(), palette().color(QPalette::Base));
    m_baseIsStale = false;
}

void TimelineView::paintSelection(QPainter &painter) const
{
    const RowSet &selection = m_workbench.selection();
    if (selection.size() > selectionDrawn)
        return;
    const Theme &theme = m_painter.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    for (const Row row : selection.rows()) {
        if (const int index = m_geometry.itemOf(row); index >= 0) {
            painter.drawPath(outlineOf(m_geometry.items[static_cast<size_t>(index)]));
        } else if (m_geometry.dense) {
            const std::optional<QPointF> at = m_geometry.placeOf(row);
            const int strip = m_geometry.stripOf(row);
            if (!at || at->x() < m_geometry.metrics.labels)
                continue;
            const TimelineGeometry::Strip &s = m_geometry.strips[static_cast<size_t>(strip)];
            painter.fillRect(QRectF(std::floor(at->x()), s.top + s.height - 3, 1, 2), theme.accent);
        }
    }
    if (m_hovered >= 0 && static_cast<size_t>(m_hovered) < m_geometry.items.size()) {
        painter.setPen(QPen(faded(theme.accent, 0.5), 1.5));
        painter.drawPath(outlineOf(m_geometry.items[static_cast<size_t>(m_hovered)]));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QRectF TimelineView::boxOf(Row row) const
{
    if (const int index = m_geometry.itemOf(row); index >= 0)
        return m_geometry.items[static_cast<size_t>(index)].box;
    for (const TimelineGeometry::Item &band : m_geometry.bands) {
        if (band.row == row)
            return band.box;
    }
    const std::optional<QPointF> at = m_geometry.data ? m_geometry.placeOf(row) : std::nullopt;
    return at ? QRectF(*at - QPointF(5, 5), QSizeF(10, 10)) : QRectF();
}

void TimelineView::paintCurrent(QPainter &painter) const
{
    const Row row = currentRow();
    if (m_geometry.stripOf(row) < 0 || !m_data->holds(row))
        return;
    const QRectF box = boxOf(row);
    if (!box.isValid())
        return;
    const Theme &theme = m_painter.theme();
    const bool isBand = m_data->ask.table->value(ByteColumn::Kind, row) == 2;
    paintReports(painter, QPointF(box.center().x(), isBand ? box.bottom() : box.center().y()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    if (isBand)
        painter.drawRect(box);
    else if (const int index = m_geometry.itemOf(row); index >= 0)
        painter.drawPath(outlineOf(m_geometry.items[static_cast<size_t>(index)]));
    else
        painter.drawEllipse(box);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// From the incident to when each of its articles came out: how long it took to be reported.
void TimelineView::paintReports(QPainter &painter, QPointF from) const
{
    const std::vector<DocumentSummary> &documents = m_workbench.documents();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Publication &publication : m_records->publications) {
        const bool reports =
            std::any_of(documents.begin(), documents.end(), [&](const DocumentSummary &document) {
                return document.id == publication.document;
            });
        if (!reports)
            continue;
        const double x = m_geometry.xOf((double(publication.from) + publication.to + 1.0) / 2);
        const double rail = m_geometry.lanesBottom();
        painter.setPen(QPen(faded(m_painter.theme().accent, 0.75), 1, Qt::SolidLine));
        QPainterPath line(from + QPointF(0, 7));
        line.lineTo(QPointF(from.x(), rail - 6));
        line.quadTo(QPointF(from.x(), rail + 2), QPointF((from.x() + x) / 2, rail + 2));
        line.quadTo(QPointF(x, rail + 2), QPointF(x, rail + 6));
        painter.strokePath(line, painter.pen());
        painter.fillRect(QRectF(x - 2, rail + 6, 4, m_geometry.metrics.rail - 12),
                         m_painter.theme().accent);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineView::paintDrag(QPainter &painter) const
{
    if (m_drag != Drag::Range)
        return;
    const int left = std::min(m_pressed.x(), m_pointer.x());
    const int right = std::max(m_pressed.x(), m_pointer.x());
    const QRect area(left,
                     m_geometry.metrics.axis,
                     right - left,
                     m_geometry.lanesBottom() - m_geometry.metrics.axis);
    painter.fillRect(area, faded(m_painter.theme().accent, 0.15));
    painter.setPen(m_painter.theme().accent);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace sourceline
