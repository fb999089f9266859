#include "ui/common/tightrow.h"

#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace sourceline {

TightRow::TightRow(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::small);
}

void TightRow::add(QWidget *field, int stretch)
{
    m_layout->addWidget(field, stretch);
}

QSize TightRow::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_layout->count(); ++i) {
        if (!m_layout->itemAt(i)->isEmpty())
            widest = std::max(widest, m_layout->itemAt(i)->minimumSize().width());
    }
    return {widest, m_layout->minimumSize().height()};
}

void TightRow::arrange()
{
    int needed = -m_layout->spacing();
    for (int i = 0; i < m_layout->count(); ++i) {
        if (!m_layout->itemAt(i)->isEmpty())
            needed += m_layout->itemAt(i)->minimumSize().width() + m_layout->spacing();
    }
    const auto direction = needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction != m_layout->direction())
        m_layout->setDirection(direction);
}

bool TightRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void TightRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace sourceline
