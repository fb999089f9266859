#pragma once

#include <QString>

#include <vector>

namespace sourceline {

/// Where minutes since 1970 UTC lie in device-independent pixels from the left edge of the plot. A
/// value, without a display; time always runs to the right.
struct TimeScale
{
    double start = 0; ///< the minute at x = 0
    double minutesPerPixel = 1440;

    static constexpr double finest = 1.0 / 20;    ///< minutes a pixel: an hour over 1,200 pixels
    static constexpr double coarsest = 4'000'000; ///< all that 32-bit minutes reach in 1,100 pixels
    static constexpr double reach = 2147483640;   ///< minutes either side of 1970

    double x(double minute) const { return (minute - start) / minutesPerPixel; }

    double minute(double x) const { return start + x * minutesPerPixel; }

    /// `factor` above 1 shows less time. The instant at `about` stays where it is, except where an
    /// end of what is reached comes into view.
    TimeScale zoomed(double factor, double about, double width) const;
    /// The content moves `pixels` to the right.
    TimeScale panned(double pixels, double width) const;
    /// From and to, in minutes, with a margin either side; at least some hours wide.
    static TimeScale fitted(double from, double to, double width);

    bool operator==(const TimeScale &) const = default;

private:
    TimeScale kept(double width) const;
};

enum class TickUnit
{
    Minute,
    Hour,
    Day,
    Month,
    Year
};

/// Every so many units of the proleptic Gregorian calendar in UTC. Days begin again with each
/// month, so that its first is always among them.
struct TickStep
{
    TickUnit unit = TickUnit::Year;
    int count = 1;
    bool operator==(const TickStep &) const = default;
};

struct Tick
{
    double minute = 0;
    QString label;
    bool strong = false; ///< begins the next larger unit
};

/// The finest step whose ticks are at least `room` pixels apart.
TickStep tickStep(const TimeScale &scale, double room);
/// Ticks from the last one at or before the left edge to the right edge, in order. A label says as
/// much as differs from its neighbour; the first one in view says all.
std::vector<Tick> ticksOf(const TimeScale &scale, double width, double room);

} // namespace sourceline
