#include "ui/common/timescale.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr double fitMargin = 0.03; // of the width, either side
constexpr double narrowestFit = 12 * 60;

} // namespace

TimeScale TimeScale::kept(double width) const
{
    TimeScale scale = *this;
    scale.minutesPerPixel = std::clamp(minutesPerPixel, finest, coarsest);
    const double shown = scale.minutesPerPixel * width;
    scale.start = shown >= 2 * reach ? -shown / 2 : std::clamp(start, -reach, reach - shown);
    return scale;
}

TimeScale TimeScale::zoomed(double factor, double about, double width) const
{
    TimeScale scale = *this;
    scale.minutesPerPixel = std::clamp(minutesPerPixel / factor, finest, coarsest);
    scale.start = minute(about) - about * scale.minutesPerPixel;
    return scale.kept(width);
}

TimeScale TimeScale::panned(double pixels, double width) const
{
    TimeScale scale = *this;
    scale.start -= pixels * minutesPerPixel;
    return scale.kept(width);
}

TimeScale TimeScale::fitted(double from, double to, double width)
{
    const double middle = from + (to - from) / 2;
    const double half = std::max(to - from, narrowestFit) / 2 * (1 + 2 * fitMargin);
    TimeScale scale;
    scale.minutesPerPixel = 2 * half / std::max(width, 1.0);
    scale.start = middle - half;
    return scale.kept(width);
}

} // namespace sourceline
