#pragma once

#include "ui/paper/scenebuilder.h"

namespace sourceline {

/// One line of a key.
struct KeyEntry
{
    enum class Sign
    {
        Box,
        Line,
        Incomplete,
        Dot,
        Hollow,
        Band,
        Outline,
        Flag
    };

    Sign sign = Sign::Box;
    SeriesLook look;
    QString text;
};

/// Draws the key at the right of `room` where there is width for it, else above; returns the room
/// that is left, which beside a key is about `least` wide at least. Names stand whole as long as
/// there is any way to set them; where there is none they are cut, entries without room counted.
constexpr qreal leastPlot = 560;
constexpr qreal leastPlotWithNames = 700; ///< of rows, whose names stand in it
QRectF layKey(SceneBuilder &builder,
              const QRectF &room,
              const std::vector<KeyEntry> &entries,
              qreal least = leastPlot);

/// Entries of the series, the uppermost of a stack first, or as bars from left to right are read;
/// none where one series without a name is all.
std::vector<KeyEntry> seriesKey(const ChartNumbers &numbers,
                                const std::vector<SeriesLook> &looks,
                                KeyEntry::Sign sign = KeyEntry::Sign::Box,
                                bool isAsRead = false);

/// In the square `area`.
void drawKeySign(SceneBuilder &builder, const QRectF &area, const KeyEntry &entry);

/// The shape of a line's points: another for each of the named series.
QPainterPath pointOf(const SeriesLook &look, QPointF at, qreal radius);

/// A flag of `size`, its foot at `at`: the sign of conflicting reports.
QPainterPath flagAt(QPointF at, qreal size);

} // namespace sourceline
