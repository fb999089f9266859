#include "ui/chart/chartcanvas.h"

#include "ui/chart/chartcanvasaccessible.h"
#include "ui/chart/plots.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace sourceline {

namespace {

constexpr qreal nearEnough = 4; ///< thin marks are hit beside them too
constexpr QSize leastSize{420, 160};

} // namespace

ChartCanvas::ChartCanvas(QWidget *parent)
    : QWidget(parent)
{
    installChartAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(leastSize);
    setAccessibleName(tr("Chart"));
}

void ChartCanvas::setChart(const ChartSpec &spec, const ChartNumbers &numbers)
{
    m_spec = spec;
    m_numbers = numbers;
    m_current = -1;
    m_laidWidth = 0;
    lay();
    notifyMarksChanged(this);
}

void ChartCanvas::lay()
{
    const ChartStyle style = ChartStyle::forWindow(Theme::of(palette()).isDark);
    auto least =
        std::max(leastSize.height(),
                 static_cast<int>(std::ceil(readableHeight(width(), m_spec, m_numbers, style))));
    // A scroll bar that comes and goes with the height must not make it come and go.
    if (std::abs(width() - m_laidWidth) <= this->style()->pixelMetric(QStyle::PM_ScrollBarExtent))
        least = std::max(least, minimumHeight());
    else
        m_laidWidth = width();
    setMinimumHeight(least);
    m_scene = layChart(size(), m_spec, m_numbers, style);
    m_current = std::min(m_current, static_cast<int>(m_scene.marks.size()) - 1);
    update();
    emit laid();
}

void ChartCanvas::setCurrent(int mark)
{
    const int last = static_cast<int>(m_scene.marks.size()) - 1;
    m_current = std::clamp(mark, -1, last);
    update();
    notifyMarkChanged(this);
    if (m_current >= 0)
        emit currentMoved(roomFor(m_scene.marks[static_cast<size_t>(m_current)]).toAlignedRect());
}

void ChartCanvas::resizeEvent(QResizeEvent *)
{
    lay();
}

void ChartCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        lay();
    QWidget::changeEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_scene.marks.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return setCurrent(std::min(m_current + 1, last));
    case Qt::Key_Left:
    case Qt::Key_Up:
        return setCurrent(std::max(m_current - 1, std::min(last, 0)));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(last);
    case Qt::Key_Space:
        if (m_current >= 0)
            emit chosen(m_scene.marks[static_cast<size_t>(m_current)]);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit listAsked(m_scene.marks[static_cast<size_t>(m_current)]);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    setCurrent(mark);
    if (mark >= 0)
        emit chosen(m_scene.marks[static_cast<size_t>(mark)]);
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int mark = markAt(event->position()); mark >= 0)
        emit listAsked(m_scene.marks[static_cast<size_t>(mark)]);
}

// Whoever comes by keyboard sees where the keys go.
void ChartCanvas::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
    update();
    QWidget::focusInEvent(event);
}

void ChartCanvas::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

bool ChartCanvas::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int mark = markAt(help->pos());
    const auto at = sceneAt(help->pos());
    const auto hint = std::ranges::find_if(
        m_scene.hints, [&at](const ChartHint &one) { return at && one.area.contains(*at); });
    if (mark < 0 && hint != m_scene.hints.end())
        QToolTip::showText(help->globalPos(), plainTip(hint->text), this);
    else if (mark < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(
            help->globalPos(), plainTip(m_scene.marks[static_cast<size_t>(mark)].sentence), this);
    return true;
}

// The smallest that is there: a point lies on its band.
int ChartCanvas::markAt(QPointF at) const
{
    if (isScrolled() && !rowsInSight().contains(at))
        return -1;
    int found = -1;
    qreal smallest = 1e12;
    for (size_t i = 0; i < m_scene.marks.size(); ++i) {
        const QRectF area =
            m_scene.marks[i].area.adjusted(-nearEnough, -nearEnough, nearEnough, nearEnough);
        const qreal size = m_scene.marks[i].area.width() * m_scene.marks[i].area.height();
        const bool isInside = m_scene.marks[i].area.contains(at);
        // One that is only near comes after all that are hit.
        const qreal rank = isInside ? size : size + 1e9;
        if (area.contains(at) && rank < smallest) {
            smallest = rank;
            found = static_cast<int>(i);
        }
    }
    return found;
}

} // namespace sourceline
