#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

// Marks, spans, what is gathered, and the arcs between them.
namespace sourceline {

namespace {

constexpr double bulge = 26;
constexpr double arrow = 5;
constexpr double aroundItem = 4;    // that a ring takes, and that a lag keeps clear of
constexpr size_t mostClear = 60;    // arcs whose lags look for a place clear of all others
constexpr double instantWidth = 30; // a day wider than this is drawn as the day it is

bool isInView(const TimelineGeometry &geometry, QPointF at)
{
    return at.x() >= geometry.metrics.labels && at.x() <= geometry.metrics.width;
}

QPainterPath arcPath(const TimelineArc &arc)
{
    const QPointF across = arc.to - arc.from;
    const bool level = std::abs(across.y()) < 4;
    const QPointF aside =
        level ? QPointF(0, -std::min(18.0, 6 + std::abs(across.x()) / 4)) : QPointF(bulge, 0);
    QPainterPath path(arc.from);
    path.cubicTo(arc.from + across * 0.25 + aside, arc.from + across * 0.75 + aside, arc.to);
    return path;
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
            if (item.box.width() >= 2.5 * item.box.height() && !item.openLeft && !item.openRight)
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

// The shape alone, so that it is not taken for a mark at one moment of the span.
void TimelinePainter::paintMeans(QPainter &painter, const MarkLook &look, QPointF centre) const
{
    const QPainterPath path = markPath(look.shape, centre, look.radius - 0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, m_palette.color(QPalette::Base));
    painter.strokePath(path, QPen(QColor::fromRgb(look.colour), 1.1));
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

// Beside the arc where no mark and no other label stands, and no arc either as long as there is
// such a place: a dash before `68 d` makes another lag of it. Where there is none, none.
void TimelinePainter::paintLag(QPainter &painter,
                               const QPainterPath &arc,
                               const QString &lag,
                               const QRectF &room,
                               const QPainterPath &strokes,
                               std::vector<QRectF> &labels) const
{
    const QFontMetricsF metrics(m_small);
    const double width = metrics.horizontalAdvance(lag);
    const double height = metrics.tightBoundingRect(lag).height();
    // From the point of the arc to the left end of the base line: right, left, above and below.
    const std::array<QPointF, 4> sides = {QPointF(6, 4),
                                          QPointF(-6 - width, 4),
                                          QPointF(-width / 2, -6),
                                          QPointF(-width / 2, height + 4)};
    constexpr std::array shares = {0.5, 0.35, 0.65, 0.2, 0.8};
    for (const bool isClear : {true, false}) {
        for (size_t i = 0; i < shares.size() * sides.size(); ++i) {
            // Beside it first.
            const size_t side = i % 2 + (i < shares.size() * 2 ? 0 : 2);
            const QPointF at = arc.pointAtPercent(shares[i / 2 % shares.size()]) + sides[side];
            const QRectF box(at.x() - 4, at.y() - height - 1, width + 8, height + 2);
            if (!room.contains(box)
                || std::any_of(labels.begin(),
                               labels.end(),
                               [&](const QRectF &other) { return other.intersects(box); })
                || (isClear && strokes.intersects(box.adjusted(1, 0, -1, 0))))
                continue;
            labels.push_back(box);
            QPainterPath label;
            label.addText(at, m_small, lag);
            if (!isClear) // on an arc: that ends before it
                painter.fillRect(box, m_palette.color(QPalette::Base));
            painter.strokePath(label, QPen(m_palette.color(QPalette::Base), 4));
            painter.fillPath(label, m_theme->quiet);
            return;
        }
    }
}

void TimelinePainter::paintArcs(QPainter &painter,
                                const TimelineGeometry &geometry,
                                const std::vector<TimelineArc> &arcs) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const TimelineMetrics &m = geometry.metrics;
    const QRectF room(m.labels, m.axis, m.plotWidth(), geometry.lanesBottom() - m.axis);
    std::vector<QRectF> labels;
    for (const TimelineGeometry::Item &item :
         geometry.items) // lie over what stands there, rings too
        labels.push_back(item.box.adjusted(-aroundItem, -aroundItem, aroundItem, aroundItem));
    std::vector<std::pair<QPainterPath, const TimelineArc *>> drawn;
    for (const TimelineArc &arc : arcs)
        drawn.emplace_back(arcPath(arc), &arc);
    // A short one has the least choice of where its lag may stand.
    std::ranges::stable_sort(drawn, {}, [](const auto &one) { return one.first.length(); });
    for (const auto &[path, arcOfPath] : drawn) {
        paintArc(painter, path, arcOfPath->stated, m_theme->quiet);
    }
    // After all arcs: none is drawn through a lag.
    QPainterPath strokes;
    strokes.setFillRule(Qt::WindingFill);
    if (drawn.size() <= mostClear) {
        QPainterPathStroker stroker;
        for (const auto &[path, arc] : drawn)
            strokes.addPath(stroker.createStroke(path));
    }
    for (const auto &[path, arc] : drawn)
        paintLag(painter, path, arc->lag, room, strokes, labels);
    painter.restore();
}

} // namespace sourceline
