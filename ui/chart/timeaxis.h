#pragma once

#include "ui/chart/plots.h"
#include "ui/chart/valuescale.h"

namespace sourceline {

/// Where the periods and what stands apart from them lie over a value axis.
struct TimeAxis
{
    QRectF plot; ///< from zero to the top of the scale
    ValueScale scale;
    qreal step = 0;      ///< width of a period
    qreal apartFrom = 0; ///< where what stands apart begins
    qreal apartStep = 0;
    int periods = 0; ///< positions before those apart

    qreal centreOf(int position) const;

    qreal widthOf(int position) const { return position < periods ? step : apartStep; }

    qreal yOf(double value) const { return plot.bottom() - plot.height() * scale.share(value); }
};

/// Draws title, grid, ticks, period labels and the ground of what is not complete inside `room`, up
/// to `highest`.
TimeAxis
layTimeAxis(SceneBuilder &builder, const QRectF &room, const PlotData &data, double highest);

} // namespace sourceline
