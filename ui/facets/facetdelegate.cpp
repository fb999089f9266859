#include "ui/facets/facetdelegate.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"
#include "ui/facets/facetmodel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int swatch = 8;
constexpr int rowPadding = 5;
constexpr int headingPadding = 12;

void paintChevron(QPainter &painter, QRectF area, bool isOpen, const QColor &colour)
{
    const double arm = area.height() / 8;
    const QPointF middle = area.center();
    QPainterPath path;
    if (isOpen) {
        path.moveTo(middle + QPointF(-2 * arm, -arm));
        path.lineTo(middle + QPointF(0, arm));
        path.lineTo(middle + QPointF(2 * arm, -arm));
    } else {
        path.moveTo(middle + QPointF(-arm, -2 * arm));
        path.lineTo(middle + QPointF(arm, 0));
        path.lineTo(middle + QPointF(-arm, 2 * arm));
    }
    painter.setPen(QPen(colour, 1.3));
    painter.drawPath(path);
}

} // namespace

FacetDelegate::FacetDelegate(const FacetModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int padding =
        m_model.isHeading(index) ? (index.row() == 0 ? rowPadding : headingPadding) : rowPadding;
    return {80, option.fontMetrics.height() + padding};
}

void FacetDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_model.isHeading(index))
        paintHeading(*painter, option, index);
    else
        paintValue(*painter, option, index);
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    if (isCurrent) {
        painter->setPen(QPen(Theme::of(option.palette).accent, 1.2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(3.5, 0.5, -3.5, -0.5), 3, 3);
    }
    painter->restore();
}

void FacetDelegate::paintHeading(QPainter &painter,
                                 const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRect area = option.rect.adjusted(spacing::medium, 0, -spacing::medium, 0);
    const int line = option.fontMetrics.height();
    area.setTop(area.bottom() - line - 2);
    const QRectF chevron(area.right() - line + 2, area.top(), line, area.height());
    paintChevron(painter, chevron, option.state.testFlag(QStyle::State_Open), theme.quiet);
    painter.setFont(boldFont(option.font));
    painter.setPen(theme.quiet);
    const QString name = QFontMetrics(painter.font())
                             .elidedText(index.data().toString(),
                                         Qt::ElideRight,
                                         static_cast<int>(chevron.left()) - area.left());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (!m_model.isReading(index.row()))
        return;
    area.setRight(area.right() - line);
    painter.setFont(option.font);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, tr("reading…"));
}

void FacetDelegate::paintValue(QPainter &painter,
                               const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRect area = option.rect.adjusted(spacing::medium + 2, 0, -spacing::medium - 2, 0);
    const FacetValue *value = m_model.value(index);
    if (!value) {
        painter.setPen(theme.accent);
        painter.setFont(option.font);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        return;
    }
    const FacetMark mark = m_model.mark(index);
    if (mark == FacetMark::Included || option.state.testFlag(QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark == FacetMark::Included ? theme.current : faded(theme.current, 0.45));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 0, -3, 0), 3, 3);
    }
    const QString count = value->count < 0 ? QString() : QLocale().toString(value->count);
    painter.setFont(option.font);
    painter.setPen(theme.quiet);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, count);
    area.setRight(area.right() - option.fontMetrics.horizontalAdvance(count) - spacing::medium);
    if (value->actor.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.actor(value->actor));
        painter.drawRoundedRect(
            QRectF(area.left(), area.center().y() - swatch / 2.0 + 0.5, swatch, swatch), 2, 2);
        area.setLeft(area.left() + swatch + spacing::small + 2);
    }
    QFont font = mark == FacetMark::Included ? boldFont(option.font) : option.font;
    font.setStrikeOut(mark == FacetMark::Excluded);
    painter.setFont(font);
    const bool isQuiet = mark == FacetMark::Excluded || value->isUnknown;
    painter.setPen(isQuiet ? theme.quiet : option.palette.color(QPalette::Text));
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(value->name, Qt::ElideMiddle, area.width()));
}

bool FacetDelegate::helpEvent(QHelpEvent *event,
                              QAbstractItemView *view,
                              const QStyleOptionViewItem &,
                              const QModelIndex &index)
{
    const FacetValue *value = m_model.value(index);
    const QString text =
        value ? tr("%1\nClick or Space: include · Alt+click or −: exclude").arg(value->name)
        : m_model.isHeading(index)
            ? tr("Click or Return: open and close · type to search its values")
            : QString();
    QToolTip::showText(event->globalPos(), plainTip(text), view);
    return true;
}

} // namespace sourceline
