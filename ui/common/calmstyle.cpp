#include "ui/common/calmstyle.h"

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOptionComboBox>
#include <QStyleOptionHeader>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int barExtent = 11;
constexpr int sliderThickness = 6;
constexpr int shortestSlider = 28;

// Start and length of the slider along the bar.
std::pair<int, int> sliderSpan(const QStyleOptionSlider &bar)
{
    const int room = bar.orientation == Qt::Horizontal ? bar.rect.width() : bar.rect.height();
    if (bar.maximum == bar.minimum)
        return {0, room};
    const double whole = static_cast<double>(bar.maximum) - bar.minimum + bar.pageStep;
    const int length =
        qBound(qMin(shortestSlider, room), static_cast<int>(room * (bar.pageStep / whole)), room);
    return {QStyle::sliderPositionFromValue(
                bar.minimum, bar.maximum, bar.sliderPosition, room - length, bar.upsideDown),
            length};
}

QRect along(const QStyleOptionSlider &bar, int start, int length)
{
    if (bar.orientation == Qt::Horizontal)
        return {bar.rect.left() + start, bar.rect.top(), length, bar.rect.height()};
    return {bar.rect.left(), bar.rect.top() + start, bar.rect.width(), length};
}

// Fusion's outline is darker than the window: on a dark one nobody sees it.
void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isMarked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor ink = faded(isMarked ? theme.accent : theme.quiet, isEnabled ? 1 : 0.5);
    const qreal side = std::min(option.rect.width(), option.rect.height()) - 1;
    const QRectF box(QPointF(option.rect.center()) - QPointF(side, side) / 2 + QPointF(0.5, 0.5),
                     QSizeF(side, side));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, option.state & QStyle::State_HasFocus ? 2 : 1));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawRoundedRect(box, 2.5, 2.5);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return box.topLeft() + QPointF(box.width() * x, box.height() * y);
    };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else if (isMarked)
        painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.3)});
    painter.restore();
}

// Fusion's is a shade of the outline that nobody sees.
void drawFocus(QPainter &painter, const QStyleOption &option, const QRect &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::of(option.palette).accent, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
    painter.restore();
}

void drawFieldFrame(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.state & QStyle::State_HasFocus ? QPen(theme.accent, 1.5)
                                                         : QPen(faded(theme.quiet, 0.6), 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75), 2, 2);
    painter.restore();
}

// Qt's is a picture: the first one read loads every plugin for pictures while the window comes up.
class ClearCross : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        const qreal side = std::min(rect.width(), rect.height()) * 0.5;
        QRectF cross(0, 0, side, side);
        cross.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(faded(theme.quiet, mode == QIcon::Disabled ? 0.5 : 1),
                             side / 5,
                             Qt::SolidLine,
                             Qt::RoundCap));
        painter->drawLine(cross.topLeft(), cross.bottomRight());
        painter->drawLine(cross.topRight(), cross.bottomLeft());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }

    QIconEngine *clone() const override { return new ClearCross(*this); }
};

} // namespace

CalmStyle::CalmStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

int CalmStyle::pixelMetric(PixelMetric metric,
                           const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return barExtent;
    case PM_HeaderMargin:
        return spacing::medium;
    case PM_FocusFrameHMargin: // beside the text of a cell
        if (qobject_cast<const QAbstractItemView *>(widget))
            return spacing::medium - 1;
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize CalmStyle::sizeFromContents(ContentsType type,
                                  const QStyleOption *option,
                                  const QSize &contents,
                                  const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const bool inTree = type == CT_ItemViewItem && qobject_cast<const QTreeView *>(widget);
    if ((inTree || type == CT_HeaderSection) && option)
        size.setHeight(std::max(size.height(),
                                option->fontMetrics.height() + spacing::medium + spacing::hair));
    return size;
}

void CalmStyle::drawPrimitive(PrimitiveElement element,
                              const QStyleOption *option,
                              QPainter *painter,
                              const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox && option)
        drawCheckBox(*painter, *option);
    else if (element == PE_FrameFocusRect && option
             && qobject_cast<const QAbstractButton *>(widget))
        drawFocus(*painter,
                  *option,
                  qobject_cast<const QToolButton *>(widget) ? widget->rect() : option->rect);
    else if (element == PE_FrameLineEdit && option && Theme::of(option->palette).isDark)
        drawFieldFrame(*painter, *option);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit && option && option->state & State_HasFocus
        && !Theme::of(option->palette).isDark)
        drawFocus(*painter, *option, option->rect);
}

void CalmStyle::drawControl(ControlElement element,
                            const QStyleOption *option,
                            QPainter *painter,
                            const QWidget *widget) const
{
    const bool isSection = element == CE_HeaderSection || element == CE_HeaderEmptyArea;
    if (isSection) {
        const QRect &rect = option->rect;
        const QColor &line = Theme::of(option->palette).hairline;
        painter->fillRect(rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), spacing::hair), line);
        if (element == CE_HeaderSection)
            painter->fillRect(QRect(rect.right(), rect.top(), spacing::hair, rect.height()), line);
    } else if (const auto *heading = qstyleoption_cast<const QStyleOptionHeader *>(option);
               heading && element == CE_HeaderLabel) {
        QStyleOptionHeader quiet = *heading;
        quiet.palette.setColor(QPalette::ButtonText, Theme::of(option->palette).quiet);
        quiet.text =
            option->fontMetrics.elidedText(heading->text, Qt::ElideRight, heading->rect.width());
        QProxyStyle::drawControl(element, &quiet, painter, widget);
    } else if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
               box && element == CE_ComboBoxLabel) {
        QStyleOptionComboBox whole(*box); // words that are cut say so
        const QRect room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
        const int icon = box->currentIcon.isNull() ? 2 : box->iconSize.width() + spacing::medium;
        whole.currentText =
            box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room.width() - icon);
        QProxyStyle::drawControl(element, &whole, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

QRect CalmStyle::subControlRect(ComplexControl control,
                                const QStyleOptionComplex *option,
                                SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto [start, length] = sliderSpan(*bar);
    const int room = bar->orientation == Qt::Horizontal ? bar->rect.width() : bar->rect.height();
    switch (part) {
    case SC_ScrollBarSlider:
        return visualRect(bar->direction, bar->rect, along(*bar, start, length));
    case SC_ScrollBarSubPage:
        return visualRect(bar->direction, bar->rect, along(*bar, 0, start));
    case SC_ScrollBarAddPage:
        return visualRect(
            bar->direction, bar->rect, along(*bar, start + length, room - start - length));
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {};
    }
}

void CalmStyle::drawComplexControl(ComplexControl control,
                                   const QStyleOptionComplex *option,
                                   QPainter *painter,
                                   const QWidget *widget) const
{
    // A button that opens a menu says so in its text: Fusion draws its arrow over the last letter.
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control == CC_ToolButton && button
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        QStyleOptionToolButton plain(*button);
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_ComboBox && option->state & State_HasFocus)
            drawFocus(*painter, *option, option->rect);
        return;
    }
    painter->save();
    painter->fillRect(
        bar->rect,
        bar->palette.color(widget && widget->parentWidget() ? QPalette::Base : QPalette::Window));
    if (bar->maximum > bar->minimum) {
        const QRectF slider = subControlRect(control, option, SC_ScrollBarSlider, widget);
        const qreal beside = (barExtent - sliderThickness) / 2.0;
        const QRectF thin = bar->orientation == Qt::Horizontal
                                ? slider.adjusted(1, beside, -1, -beside)
                                : slider.adjusted(beside, 1, -beside, -1);
        const bool touched = bar->activeSubControls & SC_ScrollBarSlider;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(faded(Theme::of(bar->palette).quiet, touched ? 0.8 : 0.45));
        painter->drawRoundedRect(thin, sliderThickness / 2.0, sliderThickness / 2.0);
    }
    painter->restore();
}

QIcon CalmStyle::standardIcon(StandardPixmap which,
                              const QStyleOption *option,
                              const QWidget *widget) const
{
    return which == SP_LineEditClearButton ? QIcon(new ClearCross)
                                           : QProxyStyle::standardIcon(which, option, widget);
}

} // namespace sourceline
