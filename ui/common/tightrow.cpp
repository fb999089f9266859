#include "ui/common/tightrow.h"

#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
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

int TightRow::wholeWidth() const
{
    int width = -m_layout->spacing();
    for (int i = 0; i < m_layout->count(); ++i) {
        const QLayoutItem *item = m_layout->itemAt(i);
        if (item->isEmpty())
            continue;
        const auto *row = qobject_cast<const TightRow *>(item->widget());
        const bool isBox = qobject_cast<const QComboBox *>(item->widget()) != nullptr;
        width += m_layout->spacing()
                 + (row     ? row->wholeWidth()
                    : isBox ? item->sizeHint().width()
                            : item->minimumSize().width());
    }
    return width;
}

void TightRow::arrange()
{
    const int needed = wholeWidth();
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
