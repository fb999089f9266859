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
    Level,   ///< the rest tell series apart
    Upright,
    Dots,
    Beads,
    Grid,
    Checks,
    Rungs
};

struct SeriesLook
{
    QColor fill;
    QColor outline; ///< not valid: none is needed
    Texture texture = Texture::None;
    bool alleged = false;
    int order = 0; ///< among those that are named: tells lines apart, by the shape of their points

    bool isPlain() const { return texture == Texture::None && !alleged; }
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

    /// A look for each series: grey for unknown and for nothing else, for the others what
    /// GroupColours gives their keys, so that an actor is one colour everywhere, who accuses whom
    /// that of the accused; colours that the spec chose come first. A texture tells them apart
    /// without any colour, those too whose colours are one; they differ in lightness too, the
    /// lesser key has it unchanged. Where words have the same, the greater key has the next that is
    /// free.
    std::vector<SeriesLook> looksOf(const ChartSpec &spec,
                                    const std::vector<ChartSeries> &series) const;

    /// Of the textures that tell series apart: between fill and paper, so that they stay quiet
    /// beside the hatches of what is alleged or not complete, which are of paper.
    QColor textureInk(const SeriesLook &look) const;

private:
    void shade(const std::vector<ChartSeries> &series,
               const std::vector<size_t> &named,
               std::vector<SeriesLook> &looks) const;
};

/// Contrast of two colours as WCAG 2.1 defines it, 1 to 21.
double contrastOf(const QColor &a, const QColor &b);

/// The one of black and white that reads better on `fill`.
QColor textOn(const QColor &fill);

} // namespace sourceline
