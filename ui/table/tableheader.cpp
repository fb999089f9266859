#include "ui/table/tableheader.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sourceline {

namespace {

constexpr int arrowWidth = 14;

} // namespace

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logical) const
{
    const Theme &theme = Theme::of(palette());
    painter->fillRect(rect, palette().color(QPalette::Window));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), spacing::hair),
                      theme.hairline);
    painter->fillRect(QRect(rect.right(), rect.top(), spacing::hair, rect.height()),
                      theme.hairline);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logical;
    const QString text = model()->headerData(logical, orientation()).toString();
    const auto alignment =
        Qt::Alignment(model()->headerData(logical, orientation(), Qt::TextAlignmentRole).toInt());
    QRect area = rect.adjusted(spacing::medium, 0, -spacing::medium, -spacing::hair);
    const int width =
        std::min(area.width() - (sorted ? arrowWidth : 0),
                 fontMetrics().horizontalAdvance(text) + 2); // a rounded width is not to cut it
    const int taken = width + (sorted ? arrowWidth : 0);
    if (alignment & Qt::AlignRight)
        area.setLeft(area.right() - taken + 1);
    painter->setPen(theme.quiet);
    painter->drawText(QRect(area.left(), area.top(), std::max(0, width), area.height()),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      fontMetrics().elidedText(text, Qt::ElideRight, width));
    if (sorted)
        paintArrow(*painter,
                   QRect(area.left() + width + 4, area.top(), arrowWidth - 4, area.height()));
}

void TableHeader::paintArrow(QPainter &painter, const QRect &at) const
{
    const qreal up = sortIndicatorOrder() == Qt::AscendingOrder ? -1 : 1;
    const QPointF middle(at.left() + 4.5, at.center().y() + 0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).accent);
    painter.drawPolygon(QPolygonF{middle + QPointF(-4, -2.5 * up),
                                  middle + QPointF(4, -2.5 * up),
                                  middle + QPointF(0, 2.5 * up)});
    painter.restore();
}

bool TableHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int logical = logicalIndexAt(help->pos());
    QToolTip::showText(
        help->globalPos(),
        logical < 0
            ? QString()
            : plainTip(model()->headerData(logical, orientation(), Qt::ToolTipRole).toString()),
        viewport());
    return true;
}

} // namespace sourceline
