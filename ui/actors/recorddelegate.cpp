#include "ui/actors/recorddelegate.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace sourceline {

namespace {

bool isHeading(const QModelIndex &index)
{
    return index.model()->hasChildren(index.siblingAtColumn(0));
}

} // namespace

RecordDelegate::RecordDelegate(int firstQuietColumn, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_firstQuietColumn(firstQuietColumn)
{}

void RecordDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::of(option->palette);
    const bool heading = isHeading(index);
    if (heading)
        option->font = boldFont(option->font);
    if (heading || index.column() >= m_firstQuietColumn) {
        for (const auto role : {QPalette::Text, QPalette::HighlightedText})
            option->palette.setColor(role, theme.quiet);
    } else {
        option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
    }
    option->palette.setColor(QPalette::Highlight, theme.current);
    option->textElideMode = Qt::ElideRight;
    option->state &= ~QStyle::State_HasFocus; // the whole row has its ring
}

void RecordDelegate::paint(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Theme &theme = Theme::of(option.palette);
    const QRectF cell = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus()
        && index.siblingAtColumn(0) == view->currentIndex().siblingAtColumn(0)) {
        painter->setPen(theme.accent);
        painter->drawLine(cell.topLeft(), cell.topRight());
        painter->drawLine(cell.bottomLeft(), cell.bottomRight());
        if (index.column() == 0)
            painter->drawLine(cell.topLeft(), cell.bottomLeft());
        if (index.column() == index.model()->columnCount(index.parent()) - 1)
            painter->drawLine(cell.topRight(), cell.bottomRight());
    } else if (!isHeading(index)) {
        painter->setPen(theme.hairline);
        painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    }
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + spacing::medium
                   + (isHeading(index) ? spacing::small : 0));
    return size;
}

} // namespace sourceline
