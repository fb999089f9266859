#include "ui/actors/recorddelegate.h"

#include "ui/common/theme.h"

#include <QAbstractItemModel>
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
}

void RecordDelegate::paint(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (isHeading(index))
        return;
    painter->setPen(Theme::of(option.palette).hairline);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + spacing::medium
                   + (isHeading(index) ? spacing::small : 0));
    return size;
}

} // namespace sourceline
