#include "ui/common/theme.h"
#include "ui/timeline/timelinelags.h"
#include "ui/timeline/timelinewords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// Marks, spans, what is gathered, and the arcs between them.
namespace sourceline {

namespace {

constexpr double arrow = 5;
constexpr double aroundItem = 4;      // that a ring takes, and that a lag keeps clear of
constexpr double pillWithMeans = 1.7; // times as long as it is high
constexpr double instantWidth = 30;   // a day wider than this is drawn as the day it is

bool isInView(const TimelineGeometry &geometry, QPointF at)
{
    return at.x() >= geometry.metrics.labels && at.x() <= geometry.metrics.width;
}

void paintArc(QPainter &painter, const QPainterPath &path, bool isStated, const QColor &ink)
{
    QPen pen(ink, 1.2);
    if (!isStated)
        pen.setDashPattern({4, 3});
    painter.strokePath(path, pen);
    const QPointF tip = path.pointAtPercent(1);
    const QPointF back =
        path.pointAtPercent(std::max(0.0, path.percentAtLength(path.length() - arrow * 2.4)));
    const double angle = std::atan2(tip.y() - back.y(), tip.x() - back.x());
    const QPointF point = back + QPointF(std::cos(angle), std::sin(angle)) * arrow;
    QPainterPath head(point);
    for (const double side : {2.6, -2.6})
        head.lineTo(point + QPointF(std::cos(angle + side), std::sin(angle + side)) * arrow);
    head.closeSubpath();
    painter.fillPath(head, ink);
}

} // namespace

std::vector<TimelineArc> arcsOf(const TimelineGeometry &geometry,
                                const std::vector<TimelineLink> &links)
{
    std::vector<TimelineArc> arcs;
    if (geometry.dense || geometry.items.empty())
        return arcs;
    const IncidentTable &table = *geometry.data->ask.table;
    for (const TimelineLink &link : links) {
        const Row cause = table.rowOf(link.cause);
        const Row response = table.rowOf(link.response);
        if (geometry.itemOf(cause) < 0 || geometry.itemOf(response) < 0
            || geometry.itemOf(cause) == geometry.itemOf(response))
            continue;
        const QPointF from = *geometry.placeOf(cause);
        const QPointF to = *geometry.placeOf(response);
        if (isInView(geometry, from) || isInView(geometry, to))
            arcs.push_back({from, to, link.stated, TimelineWords::lag(table, cause, response)});
    }
    return arcs;
}

std::vector<RailMark> railOf(const TimelineGeometry &geometry,
                             const std::vector<Publication> &publications)
{
    std::vector<RailMark> rail;
    double taken = -1e18;
    for (size_t i = 0; i < publications.size(); ++i) {
        const double from = geometry.xOf(publications[i].from);
        const double to = geometry.xOf(publications[i].to + 1.0);
        const bool isFine = to - from < 24;
        const double left = isFine ? (from + to) / 2 - 1.5 : from;
        const double right = isFine ? left + 3 : to;
        if (right < geometry.metrics.labels || left > geometry.metrics.width || left < taken + 1)
            continue;
        taken = left;
        rail.push_back({left, right, static_cast<qsizetype>(i)});
    }
    return rail;
}

MarkLook TimelinePainter::lookOf(const TimelineGeometry &geometry,
                                 const TimelineGeometry::Item &item) const
{
    const IncidentTable &table = *geometry.data->ask.table;
    const quint8 kind = table.value(ByteColumn::Kind, item.row);
    MarkLook look;
    look.radius = item.kind == TimelineGeometry::ItemKind::Mark ? item.box.width() / 2
                                                                : item.box.height() / 2 - 1;
    const Tint tint = kind > 2 ? Tint{} : tintOf(table, item.row);
    look.certainty = tint.certainty;
    look.colour = tintColour(tint, *geometry.data, *m_theme).rgba();
    const quint8 means = table.value(ByteColumn::Means, item.row);
    look.shape = kind > 2                                         ? MarkShape::Dash
                 : table.means && means < table.means->ids.size() ? shapeOf(table.means->ids[means])
                                                                  : MarkShape::Plus;
    look.none = killedOf(table, item.row) == 0;
    return look;
}

QPainterPath outlineOf(const TimelineGeometry::Item &item)
{
    QPainterPath path;
    const QRectF box = item.box.adjusted(-aroundItem, -aroundItem, aroundItem, aroundItem);
    if (item.kind == TimelineGeometry::ItemKind::Mark)
        path.addEllipse(box);
    else
        path.addRoundedRect(box, box.height() / 2, box.height() / 2);
    return path;
}

void TimelinePainter::paintItems(QPainter &painter, const TimelineGeometry &geometry)
{
    const QColor ground = m_palette.color(QPalette::Base);
    for (const TimelineGeometry::Item &item : geometry.items) {
        if (item.kind == TimelineGeometry::ItemKind::Gathered) {
            paintGathered(painter, item);
            continue;
        }
        const MarkLook look = lookOf(geometry, item);
        if (item.kind == TimelineGeometry::ItemKind::Span) {
            paintSpan(painter, geometry, item);
            if (item.box.width() >= pillWithMeans * item.box.height() && !item.openLeft
                && !item.openRight)
                paintMeans(painter, look, item.box.center());
            continue;
        }
        qint32 from = 0;
        qint32 to = 0;
        geometry.data->spanOf(item.row, from, to);
        const double width = (to + 1.0 - from) / geometry.scale.minutesPerPixel;
        if (width > instantWidth && item.strip >= 0) // the day that it is known to
            painter.fillRect(QRectF(geometry.xOf(from), item.box.center().y() - 1.5, width, 3),
                             faded(QColor::fromRgb(look.colour), 0.3));
        m_marks.draw(painter, item.box.center(), look, ground);
    }
}

void TimelinePainter::paintSpan(QPainter &painter,
                                const TimelineGeometry &geometry,
                                const TimelineGeometry::Item &item) const
{
    const MarkLook look = lookOf(geometry, item);
    const QColor colour = QColor::fromRgb(look.colour);
    const double round = item.box.height() / 2;
    QPainterPath path;
    path.addRoundedRect(item.box, round, round);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (item.openLeft || item.openRight) { // runs out towards the side that is not known
        QLinearGradient fade(item.box.topLeft(), item.box.topRight());
        fade.setColorAt(item.openLeft ? 1 : 0, faded(colour, 0.75));
        fade.setColorAt(item.openLeft ? 0 : 1, faded(colour, 0));
        painter.fillPath(path, fade);
        if (look.certainty == Certainty::Alleged) {
            painter.setBrushOrigin(item.box.topLeft());
            painter.fillPath(
                path, QBrush(faded(m_palette.color(QPalette::Base), 0.55), Qt::BDiagPattern));
        }
        const double end = item.openLeft ? item.box.right() : item.box.left();
        painter.setPen(QPen(colour, 2));
        painter.drawLine(QPointF(end, item.box.top()), QPointF(end, item.box.bottom()));
    } else {
        fillMark(painter, path, colour, look.certainty);
        QPen pen(colour, 1.1);
        pen.setDashPattern({3, 2});
        painter.strokePath(path, pen);
    }
    painter.restore();
}

// Of the pill's colour, not of the ground: a hole says that nobody was killed. Paler than a mark,
// so that it is not taken for one at a moment of the span.
void TimelinePainter::paintMeans(QPainter &painter, const MarkLook &look, QPointF centre) const
{
    const QPainterPath path = markPath(look.shape, centre, look.radius - 0.5);
    const QColor colour = QColor::fromRgb(look.colour);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(m_palette.color(QPalette::Base), 3));
    painter.fillPath(path, m_palette.color(QPalette::Base));
    painter.fillPath(path, faded(colour, 0.6));
    painter.strokePath(path, QPen(colour, 1.2));
    painter.restore();
}

void TimelinePainter::paintGathered(QPainter &painter, const TimelineGeometry::Item &item) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme->quiet, 1));
    painter.setBrush(m_theme->chip);
    painter.drawRoundedRect(item.box, item.box.height() / 2, item.box.height() / 2);
    QFont font = m_small;
    font.setPixelSize(std::max(8, static_cast<int>(item.box.height()) - 1));
    painter.setFont(font);
    painter.setPen(m_palette.color(QPalette::Text));
    painter.drawText(item.box, Qt::AlignCenter, QString::number(item.count));
    painter.restore();
}

void TimelinePainter::paintLag(QPainter &painter, const LagLabel &label, const QString &lag) const
{
    const QColor ground = m_palette.color(QPalette::Base);
    if (label.leader)
        painter.strokePath(
            [&] {
                QPainterPath line(label.leader->p1());
                line.lineTo(label.leader->p2());
                return line;
            }(),
            QPen(faded(m_theme->quiet, 0.7), 0.8));
    if (label.isOnArc) // that ends before it
        painter.fillRect(label.box, ground);
    QPainterPath text;
    text.addText(label.base, m_small, lag);
    painter.strokePath(text, QPen(ground, 4));
    painter.fillPath(text, m_theme->quiet);
}

void TimelinePainter::paintArcs(QPainter &painter,
                                const TimelineGeometry &geometry,
                                const std::vector<TimelineArc> &arcs) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const TimelineMetrics &m = geometry.metrics;
    const QRectF room(m.labels, m.axis, m.plotWidth(), geometry.lanesBottom() - m.axis);
    std::vector<QRectF> taken;
    for (const TimelineGeometry::Item &item :
         geometry.items) // lie over what stands there, rings too
        taken.push_back(item.box.adjusted(-aroundItem, -aroundItem, aroundItem, aroundItem));
    for (const TimelineArc &arc : arcs)
        paintArc(painter, arcPath(arc, room), arc.stated, m_theme->quiet);
    // After all arcs: none is drawn through a lag.
    for (const LagLabel &label : placeLags(arcs, taken, room, QFontMetricsF(m_small)))
        paintLag(painter, label, arcs[label.arc].lag);
    painter.restore();
}

} // namespace sourceline
