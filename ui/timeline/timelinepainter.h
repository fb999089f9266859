#pragma once

#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinemarks.h"

#include <QFont>
#include <QPalette>

namespace sourceline {

struct LagLabel;
struct Theme;

/// A link both of whose incidents have a place in the geometry.
struct TimelineArc
{
    QPointF from, to; ///< cause and response
    bool stated = false;
    QString lag;
};

/// Where publications lie on the rail: x of each, in their order.
struct RailMark
{
    double left = 0, right = 0;
    qsizetype publication = 0;
};

std::vector<TimelineArc> arcsOf(const TimelineGeometry &geometry,
                                const std::vector<TimelineLink> &links);
/// One mark a pixel column at most: the first of those in it.
std::vector<RailMark> railOf(const TimelineGeometry &geometry,
                             const std::vector<Publication> &publications);

/// Paints a timeline from its geometry: all but what follows the pointer and the selection.
class TimelinePainter
{
public:
    void setStyle(const QPalette &palette, const QFont &font);

    void paint(QPainter &painter,
               const TimelineGeometry &geometry,
               const std::vector<TimelineArc> &arcs,
               const std::vector<RailMark> &rail);

    MarkLook lookOf(const TimelineGeometry &geometry, const TimelineGeometry::Item &item) const;
    /// Pixels between ticks so that their labels do not touch.
    double tickRoom() const;

    const Theme &theme() const { return *m_theme; }

    const QFont &font() const { return m_font; }

    /// Width that the names of lanes would take.
    int labelsWidth(const TimelineGeometry &geometry) const;

private:
    void paintAxis(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintLanes(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintBands(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintDepth(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintCovered(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintDensity(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintArcs(QPainter &painter,
                   const TimelineGeometry &geometry,
                   const std::vector<TimelineArc> &arcs) const;
    void paintLag(QPainter &painter, const LagLabel &label, const QString &lag) const;
    void paintItems(QPainter &painter, const TimelineGeometry &geometry);
    void paintSpan(QPainter &painter,
                   const TimelineGeometry &geometry,
                   const TimelineGeometry::Item &item) const;
    void paintMeans(QPainter &painter, const MarkLook &look, QPointF centre) const;
    void paintGathered(QPainter &painter, const TimelineGeometry::Item &item) const;
    void paintLabels(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintLabel(QPainter &painter, const TimelineGeometry &geometry, int strip) const;
    void paintName(QPainter &painter, const QString &name, const QRect &room) const;
    int countsHeadWidth() const;
    void paintBareLanes(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintNote(QPainter &painter, const TimelineGeometry &geometry) const;
    void paintRail(QPainter &painter,
                   const TimelineGeometry &geometry,
                   const std::vector<RailMark> &rail) const;

    QPalette m_palette;
    QFont m_font, m_small;
    const Theme *m_theme = nullptr;
    MarkPixmaps m_marks;
};

/// What is drawn of an item, for a ring round it.
QPainterPath outlineOf(const TimelineGeometry::Item &item);

} // namespace sourceline
