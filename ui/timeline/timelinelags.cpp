#include "ui/timeline/timelinelags.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sourceline {

namespace {

constexpr double bulge = 26;
constexpr double stepAlong = 3;   // pixels between the points that stand for an arc
constexpr double clearOfArc = 2;  // of its own that a lag stands beside
constexpr double nearAnother = 9; // of an arc whose lag it would seem
constexpr double ringReach = 12;
constexpr size_t mostCareful = 60; // arcs; of more each looks for room beside itself alone
constexpr std::array shares = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88};

/// An arc as points close to each other.
struct Traced
{
    explicit Traced(const QPainterPath &drawn)
        : path(drawn)
        , box(drawn.boundingRect())
    {
        const double length = path.length();
        const int count = std::max(2, static_cast<int>(length / stepAlong));
        for (int i = 0; i <= count; ++i)
            points.push_back(path.pointAtPercent(static_cast<double>(i) / count));
    }

    bool crosses(const QRectF &rect) const
    {
        const QRectF wide = rect.adjusted(-1, -1, 1, 1);
        return (box.isNull() || box.adjusted(-1, -1, 1, 1).intersects(wide))
               && std::ranges::any_of(points,
                                      [&wide](const QPointF &at) { return wide.contains(at); });
    }

    QPainterPath path;
    QRectF box;
    std::vector<QPointF> points;
};

/// Finds a place for one lag after the other.
class Placing
{
public:
    Placing(const std::vector<TimelineArc> &arcs,
            const std::vector<QRectF> &taken,
            const QRectF &room,
            const QFontMetricsF &metrics)
        : m_taken(taken)
        , m_room(room)
        , m_metrics(metrics)
    {
        for (const TimelineArc &arc : arcs)
            m_arcs.emplace_back(arcPath(arc, room));
        m_isCareful = arcs.size() <= mostCareful;
    }

    double lengthOf(size_t arc) const { return m_arcs[arc].path.length(); }

    std::optional<LagLabel> place(size_t arc, const QString &lag)
    {
        m_size = QSizeF(m_metrics.horizontalAdvance(lag) + 8,
                        m_metrics.tightBoundingRect(lag).height() + 4);
        m_arc = arc;
        auto found = beside();
        if (!found && m_isCareful)
            found = on(true);
        if (!found && m_isCareful)
            found = apart();
        if (!found && m_isCareful)
            found = on(false);
        if (found) {
            found->arc = arc;
            found->base = found->box.bottomLeft() + QPointF(4, -2);
            m_taken.push_back(found->box);
        }
        return found;
    }

private:
    bool isFree(const QRectF &box) const
    {
        return m_room.contains(box) && std::ranges::none_of(m_taken, [&box](const QRectF &other) {
                   return other.intersects(box);
               });
    }

    // Whether no other arc is so near that the lag would seem to be its.
    bool isOnlyNear(const QRectF &box, double distance) const
    {
        const QRectF wide = box.adjusted(-distance, -distance, distance, distance);
        for (size_t i = 0; i < m_arcs.size(); ++i) {
            if (i != m_arc && m_arcs[i].crosses(wide))
                return false;
        }
        return true;
    }

    QRectF boxAt(QPointF centre) const
    {
        return {centre - QPointF(m_size.width() / 2, m_size.height() / 2), m_size};
    }

    std::optional<LagLabel> beside() const
    {
        const double aside = m_size.width() / 2 + clearOfArc + 2;
        const double above = m_size.height() / 2 + clearOfArc + 2;
        const std::array sides = {
            QPointF(aside, 0), QPointF(-aside, 0), QPointF(0, -above), QPointF(0, above)};
        for (size_t first = 0; first < sides.size(); first += 2) { // beside it first
            for (const double share : shares) {
                for (size_t side = first; side < first + 2; ++side) {
                    const QRectF box =
                        boxAt(m_arcs[m_arc].path.pointAtPercent(share) + sides[side]);
                    if (isFree(box)
                        && (!m_isCareful
                            || (!m_arcs[m_arc].crosses(box) && isOnlyNear(box, nearAnother))))
                        return LagLabel{0, box, {}, false, {}};
                }
            }
        }
        return std::nullopt;
    }

    std::optional<LagLabel> on(bool isAlone) const
    {
        for (const double share : shares) {
            const QRectF box = boxAt(m_arcs[m_arc].path.pointAtPercent(share));
            if (isFree(box) && (!isAlone || isOnlyNear(box, clearOfArc)))
                return LagLabel{0, box, {}, true, {}};
        }
        return std::nullopt;
    }

    // Where nothing is drawn, as near as there is such a place, led to its arc.
    std::optional<LagLabel> apart() const
    {
        constexpr int directions = 24;
        for (double distance = 20; distance <= 220; distance += 10) {
            for (const double share : {0.5, 0.3, 0.7, 0.15, 0.85}) {
                const QPointF to = m_arcs[m_arc].path.pointAtPercent(share);
                for (int i = 0; i < directions; ++i) {
                    const double angle = i * 2 * std::numbers::pi / directions;
                    const QRectF box =
                        boxAt(to + distance * QPointF(std::cos(angle), std::sin(angle)));
                    if (!isFree(box) || m_arcs[m_arc].crosses(box) || !isOnlyNear(box, clearOfArc)
                        || !m_room.contains(to))
                        continue;
                    const QPointF from(std::clamp(to.x(), box.left(), box.right()),
                                       std::clamp(to.y(), box.top(), box.bottom()));
                    if (const QLineF leader(from, to); isLeaderFree(leader))
                        return LagLabel{0, box, {}, false, leader};
                }
            }
        }
        return std::nullopt;
    }

    // It meets no other arc and no mark on its way, so that it leads to one.
    bool isLeaderFree(const QLineF &leader) const
    {
        const int count = std::max(2, static_cast<int>(leader.length() / stepAlong));
        for (int i = 0; i <= count; ++i) {
            const QPointF at = leader.pointAt(static_cast<double>(i) / count);
            const QRectF dot(at - QPointF(1.5, 1.5), QSizeF(3, 3));
            // The rings about two marks that are near each other hold all of their arc.
            const bool isTaken = QLineF(at, leader.p2()).length() > ringReach
                                 && std::ranges::any_of(m_taken, [&dot](const QRectF &other) {
                                        return other.intersects(dot);
                                    });
            if (isTaken || !isOnlyNear(dot, 1))
                return false;
        }
        return true;
    }

    std::vector<Traced> m_arcs;
    std::vector<QRectF> m_taken;
    QRectF m_room;
    QFontMetricsF m_metrics;
    bool m_isCareful = true;
    size_t m_arc = 0;
    QSizeF m_size;
};

} // namespace

QPainterPath arcPath(const TimelineArc &arc, const QRectF &room)
{
    const QPointF across = arc.to - arc.from;
    const bool level = std::abs(across.y()) < 4;
    const bool hasRoom = std::max(arc.from.x(), arc.to.x()) + bulge < room.right();
    const QPointF aside = level ? QPointF(0, -std::min(18.0, 6 + std::abs(across.x()) / 4))
                                : QPointF(hasRoom ? bulge : -bulge, 0);
    QPainterPath path(arc.from);
    path.cubicTo(arc.from + across * 0.25 + aside, arc.from + across * 0.75 + aside, arc.to);
    return path;
}

std::vector<LagLabel> placeLags(const std::vector<TimelineArc> &arcs,
                                const std::vector<QRectF> &taken,
                                const QRectF &room,
                                const QFontMetricsF &metrics)
{
    Placing placing(arcs, taken, room, metrics);
    std::vector<size_t> order(arcs.size());
    std::iota(order.begin(), order.end(), size_t(0));
    // A short one has the least choice of where its lag may stand.
    std::ranges::stable_sort(order, {}, [&](size_t arc) { return placing.lengthOf(arc); });
    std::vector<LagLabel> labels;
    for (const size_t arc : order) {
        if (arcs[arc].lag.isEmpty())
            continue;
        if (const auto label = placing.place(arc, arcs[arc].lag))
            labels.push_back(*label);
    }
    return labels;
}

} // namespace sourceline
