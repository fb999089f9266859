#pragma once

#include "ui/paper/scenebuilder.h"

namespace sourceline {

/// What each plot draws from.
struct PlotData
{
    const ChartSpec &spec;
    const ChartNumbers &numbers;
    std::vector<SeriesLook> looks;
};

// Each fills `room`, with axis and key; one file each.
void plotColumns(SceneBuilder &builder,
                 const QRectF &room,
                 const PlotData &data); ///< stacked bars along time
void plotLines(SceneBuilder &builder,
               const QRectF &room,
               const PlotData &data); ///< added up along time, in steps
void plotRows(SceneBuilder &builder,
              const QRectF &room,
              const PlotData &data); ///< stacked bars by category
void plotFigures(SceneBuilder &builder,
                 const QRectF &room,
                 const PlotData &data); ///< claims as points, ranges as bands
void plotCoverage(SceneBuilder &builder,
                  const QRectF &room,
                  const PlotData &data); ///< held beside counted

/// The least height at which every row, or the heights along time, can be read in a window of
/// `width`; 0 where there is nothing to read.
qreal readableHeight(qreal width,
                     const ChartSpec &spec,
                     const ChartNumbers &numbers,
                     const ChartStyle &style);

/// The chart of `numbers` laid out for `size` layout units.
ChartScene
layChart(QSizeF size, const ChartSpec &spec, const ChartNumbers &numbers, const ChartStyle &style);

} // namespace sourceline
