#include "ui/incident/stancemark.h"

#include <QCoreApplication>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Stance
{
    StanceMark mark;
    const char *tip;
};

const QHash<QString, Stance> &stances()
{
    static const QHash<QString, Stance> known = {
        {u"asserts"_s,
         {StanceMark::Asserts, QT_TRANSLATE_NOOP("Stances", "asserts: says that they did it")}},
        {u"suspects"_s,
         {StanceMark::Suspects, QT_TRANSLATE_NOOP("Stances", "suspects: thinks that they did it")}},
        {u"implies"_s,
         {StanceMark::Implies,
          QT_TRANSLATE_NOOP("Stances", "implies: lets it be understood that they did it")}},
        {u"claims responsibility"_s,
         {StanceMark::ClaimsResponsibility,
          QT_TRANSLATE_NOOP("Stances", "claims responsibility: says to have done it")}},
        {u"denies"_s,
         {StanceMark::Denies, QT_TRANSLATE_NOOP("Stances", "denies: says not to have done it")}},
        {u"rules out"_s,
         {StanceMark::RulesOut,
          QT_TRANSLATE_NOOP("Stances", "rules out: says that another did not do it")}},
        {u"doubts"_s,
         {StanceMark::Doubts, QT_TRANSLATE_NOOP("Stances", "doubts: thinks it unlikely")}},
        {u"investigates"_s,
         {StanceMark::Investigates,
          QT_TRANSLATE_NOOP("Stances", "investigates: is looking into it, without a view")}},
        {u"declines to name"_s,
         {StanceMark::DeclinesToName,
          QT_TRANSLATE_NOOP("Stances", "declines to name: says to know and does not say who")}},
    };
    return known;
}

void paintEye(QPainter &painter, const QPointF &middle, qreal r)
{
    QPainterPath lid(middle - QPointF(r * 1.15, 0));
    lid.quadTo(middle - QPointF(0, r * 1.5), middle + QPointF(r * 1.15, 0));
    lid.quadTo(middle + QPointF(0, r * 1.5), middle - QPointF(r * 1.15, 0));
    painter.drawPath(lid);
    painter.setBrush(painter.pen().color());
    painter.drawEllipse(middle, r * 0.28, r * 0.28);
}

void paintFlag(QPainter &painter, const QPointF &middle, qreal r)
{
    const qreal pole = middle.x() - r * 0.7;
    painter.drawLine(QPointF(pole, middle.y() - r), QPointF(pole, middle.y() + r));
    painter.setBrush(painter.pen().color());
    painter.drawPolygon(QPolygonF({{pole, middle.y() - r},
                                   {middle.x() + r, middle.y() - r * 0.4},
                                   {pole, middle.y() + r * 0.25}}));
}

void paintQuestion(QPainter &painter, const QPointF &middle, qreal r)
{
    QPainterPath hook(middle + QPointF(-r * 0.55, -r * 0.45));
    hook.cubicTo(middle + QPointF(-r * 0.55, -r * 1.3),
                 middle + QPointF(r * 0.75, -r * 1.3),
                 middle + QPointF(r * 0.6, -r * 0.4));
    hook.quadTo(middle + QPointF(r * 0.45, 0), middle + QPointF(0, r * 0.35));
    painter.drawPath(hook);
    painter.setBrush(painter.pen().color());
    painter.drawEllipse(middle + QPointF(0, r * 0.95), r * 0.12, r * 0.12);
}

} // namespace

StanceMark markOf(const QString &stance)
{
    return stances().value(stance, {StanceMark::None, nullptr}).mark;
}

QString stanceTip(const QString &stance)
{
    const auto known = stances().constFind(stance);
    return known == stances().constEnd() ? QString()
                                         : QCoreApplication::translate("Stances", known->tip);
}

void paintStanceMark(QPainter &painter, const QRectF &box, StanceMark mark, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = box.center();
    const qreal r = box.width() / 2 - 1;
    painter.setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case StanceMark::None:
        break;
    case StanceMark::Asserts:
        painter.setBrush(colour);
        painter.drawEllipse(middle, r, r);
        break;
    case StanceMark::Suspects:
        painter.drawEllipse(middle, r, r);
        painter.setBrush(colour);
        painter.drawChord(QRectF(middle - QPointF(r, r), QSizeF(2 * r, 2 * r)), 90 * 16, 180 * 16);
        break;
    case StanceMark::Implies:
        painter.drawEllipse(middle, r, r);
        break;
    case StanceMark::ClaimsResponsibility:
        paintFlag(painter, middle, r);
        break;
    case StanceMark::Denies:
        painter.drawEllipse(middle, r, r);
        painter.drawLine(middle - QPointF(r, r) * 0.7, middle + QPointF(r, r) * 0.7);
        painter.drawLine(middle + QPointF(-r, r) * 0.7, middle + QPointF(r, -r) * 0.7);
        break;
    case StanceMark::RulesOut:
        painter.drawEllipse(middle, r, r);
        painter.drawLine(middle + QPointF(-r * 0.7, r * 0.7), middle + QPointF(r * 0.7, -r * 0.7));
        break;
    case StanceMark::Doubts:
        paintQuestion(painter, middle, r);
        break;
    case StanceMark::Investigates:
        paintEye(painter, middle, r);
        break;
    case StanceMark::DeclinesToName:
        painter.setBrush(colour);
        for (const qreal x : {-0.75, 0.0, 0.75})
            painter.drawEllipse(middle + QPointF(x * r, 0), r * 0.14, r * 0.14);
        break;
    }
    painter.restore();
}

} // namespace sourceline
