#pragma once

#include "ui/timeline/timelinepainter.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainterPath>

#include <optional>

namespace sourceline {

/// From cause to response, bulging towards where `room` is.
QPainterPath arcPath(const TimelineArc &arc, const QRectF &room);

/// Where the lag of an arc is written: beside it where no other arc is near, else on it, else apart
/// with a line that leads to it, so that no lag is read as that of another arc.
struct LagLabel
{
    size_t arc = 0;
    QRectF box;
    QPointF base;                 ///< left end of the base line
    bool isOnArc = false;         ///< which ends before it and goes on behind
    std::optional<QLineF> leader; ///< from the box to the arc
};

/// In `room`, over none of `taken` (what stands there) and none of the others. An arc without a
/// place has no label. Pure.
std::vector<LagLabel> placeLags(const std::vector<TimelineArc> &arcs,
                                const std::vector<QRectF> &taken,
                                const QRectF &room,
                                const QFontMetricsF &metrics);

} // namespace sourceline
