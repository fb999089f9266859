#include "ui/notes/ruledelegate.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace sourceline {

namespace {

constexpr int above = spacing::small + 2;

} // namespace

void RuleDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.current);
    QStyleOptionViewItem text(option);
    text.rect.adjust(0, above, 0, -above);
    text.palette.setColor(QPalette::Highlight, theme.current);
    text.palette.setColor(QPalette::HighlightedText, option.palette.color(QPalette::Text));
    text.state &= ~QStyle::State_HasFocus;
    QStyledItemDelegate::paint(painter, text, index);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const QRectF cell = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setPen(isFocused ? theme.accent : theme.hairline);
    if (isFocused)
        painter->drawRect(cell);
    else
        painter->drawLine(cell.bottomLeft(), cell.bottomRight());
}

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem text(option);
    initStyleOption(&text, index);
    const int room = qMax(option.rect.width() - 2 * spacing::medium, 40);
    const QRect words = option.fontMetrics.boundingRect(
        QRect(0, 0, room, QWIDGETSIZE_MAX), Qt::TextWordWrap, text.text);
    return {QStyledItemDelegate::sizeHint(option, index).width(), words.height() + 2 * above};
}

} // namespace sourceline
