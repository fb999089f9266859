#include "ui/timeline/timelineview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

// What mouse and keys do.
namespace sourceline {

namespace {

constexpr double wheelZoom = 1.0018; // per eighth of a degree; a notch is 120
constexpr double keyZoom = 1.6;
constexpr double keyPan = 0.25; // of the width
constexpr int farEnough = 5;    // pixels before a press becomes a drag

} // namespace

void TimelineView::wheelEvent(QWheelEvent *event)
{
    pointAt(event->position().toPoint());
    const QPoint angle = event->angleDelta();
    const double width = m_geometry.metrics.plotWidth();
    const bool pans =
        event->modifiers() & Qt::ShiftModifier || std::abs(angle.x()) > std::abs(angle.y());
    const int delta =
        angle.y() != 0 && std::abs(angle.y()) >= std::abs(angle.x()) ? angle.y() : angle.x();
    if (pans)
        setScale(m_scale.panned(delta, width));
    else
        setScale(m_scale.zoomed(
            std::pow(wheelZoom, delta),
            std::clamp(event->position().x() - m_geometry.metrics.labels, 0.0, width),
            width));
    event->accept();
}

void TimelineView::pointAt(QPoint at)
{
    m_pointer = at;
    m_pointerLeads = at.x() >= m_geometry.metrics.labels && rect().contains(at);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    pointAt(event->position().toPoint());
    m_pressed = m_pointer;
    if (event->button() == Qt::LeftButton && isOnNote(m_pressed))
        return emit undatedAsked();
    const bool inPlot = m_pressed.x() >= m_geometry.metrics.labels;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        m_drag = Drag::Pan;
        m_panFrom = m_scale;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && inPlot) {
        m_drag = Drag::Pressed;
    }
}

bool TimelineView::isOnNote(QPoint at) const
{
    const TimelineMetrics &metrics = m_geometry.metrics;
    return metrics.note > 0 && at.y() >= metrics.height - metrics.note;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    pointAt(event->position().toPoint());
    const int moved = m_pointer.x() - m_pressed.x();
    if (m_drag == Drag::Pan) {
        setScale(m_panFrom.panned(moved, m_geometry.metrics.plotWidth()));
    } else if (m_drag == Drag::Pressed && std::abs(moved) >= farEnough) {
        m_drag = Drag::Range;
    } else if (m_drag == Drag::None) {
        hover(m_pointer);
    }
    if (m_drag == Drag::Range)
        update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_pointer = event->position().toPoint();
    if (drag == Drag::Pan)
        setCursor(m_space ? Qt::OpenHandCursor : Qt::ArrowCursor);
    else if (drag == Drag::Range)
        chooseRange(std::min(m_pressed.x(), m_pointer.x()),
                    std::max(m_pressed.x(), m_pointer.x()),
                    event->modifiers() & Qt::ControlModifier);
    else if (drag == Drag::Pressed)
        click(m_pointer, event->modifiers());
    update();
}

void TimelineView::chooseRange(double left, double right, bool selects)
{
    const double from = std::max(m_geometry.minuteAt(left), -TimeScale::reach);
    const double to = std::min(m_geometry.minuteAt(right), TimeScale::reach);
    const auto first = static_cast<qint64>(std::ceil(from));
    const auto last = static_cast<qint64>(std::ceil(to)) - 1;
    if (selects)
        emit rangeSelected(first, last);
    else
        emit rangeChosen(first, last);
}

void TimelineView::click(QPoint at, Qt::KeyboardModifiers modifiers)
{
    if (!m_geometry.data)
        return;
    for (const RailMark &mark : m_railMarks) {
        if (at.y() >= m_geometry.lanesBottom() && at.x() >= mark.left - 3
            && at.x() <= std::max(mark.right, mark.left + 3) + 3)
            m_workbench.openDocument(
                m_records->publications[static_cast<size_t>(mark.publication)].document);
    }
    const Row row = rowAt(at);
    if (row >= m_data->ask.table->rowCount()) {
        if (at.y() < m_geometry.lanesBottom())
            m_workbench.setSelection({});
        return;
    }
    const int index = m_geometry.itemOf(row);
    std::vector<Row> rows{row};
    if (index >= 0) {
        const TimelineGeometry::Item &item = m_geometry.items[static_cast<size_t>(index)];
        if (item.kind == TimelineGeometry::ItemKind::Gathered)
            rows.assign(m_geometry.members.begin() + item.firstMember,
                        m_geometry.members.begin() + item.firstMember + item.count);
    }
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier))
        toggle(rows);
    else
        m_workbench.setSelection(rows.size() > 1 ? RowSet(rows) : RowSet());
    goTo(row);
}

// In or out of what is selected; with nothing selected, what was current comes along.
void TimelineView::toggle(const std::vector<Row> &rows)
{
    const RowSet &selection = m_workbench.selection();
    std::vector<Row> next(selection.rows().begin(), selection.rows().end());
    if (next.empty() && currentRow() < m_data->ask.table->rowCount())
        next.push_back(currentRow());
    for (const Row row : rows) {
        if (const auto at = std::find(next.begin(), next.end(), row); at != next.end())
            next.erase(at);
        else
            next.push_back(row);
    }
    m_workbench.setSelection(RowSet(std::move(next)));
}

Row TimelineView::rowAt(QPoint at) const
{
    const Row none = m_data->ask.table ? m_data->ask.table->rowCount() : 0;
    if (!m_geometry.data || at.x() < m_geometry.metrics.labels)
        return none;
    if (const int index = m_geometry.itemAt(at); index >= 0)
        return m_geometry.items[static_cast<size_t>(index)].row;
    if (m_geometry.dense) {
        if (const int strip = m_geometry.stripAt(at.y()); strip >= 0) {
            const Row row = nearest(strip, m_geometry.minuteAt(at.x()));
            const auto place = row < none ? m_geometry.placeOf(row) : std::nullopt;
            if (place && std::abs(place->x() - at.x()) <= 2)
                return row;
        }
    }
    const int band = m_geometry.bandAt(at);
    return band >= 0 ? m_geometry.bands[static_cast<size_t>(band)].row : none;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const int index = m_geometry.data ? m_geometry.itemAt(at) : -1;
    if (index >= 0
        && m_geometry.items[static_cast<size_t>(index)].kind
               == TimelineGeometry::ItemKind::Gathered) {
        const QRectF box = m_geometry.items[static_cast<size_t>(index)].box;
        showPeriod(m_geometry.minuteAt(box.left()), m_geometry.minuteAt(box.right()));
    } else if (const Row row = rowAt(at);
               m_data->ask.table && row < m_data->ask.table->rowCount()) {
        emit incidentAsked(m_data->ask.table->idOf(row));
    }
}

void TimelineView::hover(QPoint at)
{
    const int index =
        m_geometry.data && at.x() >= m_geometry.metrics.labels ? m_geometry.itemAt(at) : -1;
    if (std::exchange(m_hovered, index) != index)
        update();
}

void TimelineView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_pointerLeads = false;
    if (std::exchange(m_hovered, -1) >= 0)
        update();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    notifyFocused();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(keyZoom);
    case Qt::Key_Minus:
        return zoomBy(1 / keyZoom);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (shift)
            return panBy(event->key() == Qt::Key_Right ? keyPan : -keyPan);
        break;
    case Qt::Key_PageUp:
        return panBy(-1);
    case Qt::Key_PageDown:
        return panBy(1);
    case Qt::Key_Space:
        if (!event->isAutoRepeat() && std::exchange(m_space, true) == false)
            setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_workbench.current().isValid())
            emit incidentAsked(m_workbench.current());
        return;
    case Qt::Key_Escape:
        if (m_drag != Drag::None || m_workbench.selection().size() > 0) {
            m_drag = Drag::None;
            m_workbench.setSelection({});
            return update();
        }
        break;
    default:
        break;
    }
    if (!walkByKey(event->key()))
        return QWidget::keyPressEvent(event);
    m_pointerLeads = false; // who walks by keys zooms about where they are
}

void TimelineView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_space = false;
    if (m_drag != Drag::Pan)
        unsetCursor();
}

} // namespace sourceline
