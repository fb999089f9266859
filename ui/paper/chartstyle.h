#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

#include <QColor>

namespace sourceline {

/// What tells two fills apart beside their colour.
enum class Texture
{
    None,
    Rising,  ///< alleged, not assessed
    Falling, ///< a period that is not complete
    Dots,    ///< the sixth to the tenth series
    Level    ///< those after
};

struct SeriesLook
{
    QColor fill;
    QColor outline; ///< not valid: none is needed
    Texture texture = Texture::None;
    bool alleged = false;
};

/// Colours of a chart: one for what leaves, whatever the screen's, and the window's own two.
struct ChartStyle
{
    QColor background; ///< not valid: transparent
    QColor text, quiet, grid, axis;
    QColor paper; ///< lines of hatches and gaps between segments: what shows through
    bool isDark = false;
    bool page =
        true; ///< headline, subtitle and all that stands beneath; false: the plot and its key

    static ChartStyle forExport(bool transparent);
    static ChartStyle forWindow(bool dark);

    /// A look for each series: grey for unknown and for nothing else, colours that colour-blind
    /// readers tell apart (Okabe and Ito, https://jfly.uni-koeln.de/color/), in the order of the
    /// series.
    std::vector<SeriesLook> looksOf(const ChartSpec &spec,
                                    const std::vector<ChartSeries> &series) const;
};

/// Contrast of two colours as WCAG 2.1 defines it, 1 to 21.
double contrastOf(const QColor &a, const QColor &b);

/// The one of black and white that reads better on `fill`.
QColor textOn(const QColor &fill);

} // namespace sourceline
