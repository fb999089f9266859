#pragma once

#include "model/store/id.h"
#include "ui/timeline/timelinedata.h"

#include <QColor>
#include <QHash>
#include <QPainterPath>
#include <QPixmap>

namespace sourceline {

struct Theme;

/// What an incident was done with, told apart without colour.
enum class MarkShape : quint8
{
    Circle,       ///< rocket
    Kite,         ///< missile
    Square,       ///< mortar, artillery
    TriangleUp,   ///< airstrike
    TriangleDown, ///< drone
    Diamond,      ///< explosive device, mine
    Pentagon,     ///< gunfire, raid
    Hexagon,      ///< crowd
    Plus,         ///< other means, none, not stated
    Dash          ///< words: statements and developments
};

/// `means` is a term; those that a casefile added are Plus.
MarkShape shapeOf(Id means);

QPainterPath markPath(MarkShape shape, QPointF centre, double radius);

/// The full colour of a tint: the actor's, grey where nobody is named, the quiet text's where it
/// stands for many.
QColor tintColour(const Tint &tint, const TimelineData &data, const Theme &theme);

/// How one mark looks.
struct MarkLook
{
    MarkShape shape = MarkShape::Circle;
    double radius = 5;
    QRgb colour = 0;
    Certainty certainty = Certainty::Nobody;
    bool none = false; ///< no one was killed, and a source says so: a hole in the middle

    bool operator==(const MarkLook &) const = default;
};

/// Marks drawn once and kept: antialiased shapes cost more than copying them.
class MarkPixmaps
{
public:
    void draw(QPainter &painter, QPointF centre, const MarkLook &look, const QColor &ground);

    void clear() { m_pixmaps.clear(); }

private:
    QHash<size_t, QPixmap> m_pixmaps;
    QColor m_ground;
    double m_ratio = 0;
};

/// Fills `path` as its certainty asks: full, hatched, grey, or not at all.
void fillMark(QPainter &painter,
              const QPainterPath &path,
              const QColor &colour,
              Certainty certainty);

} // namespace sourceline
