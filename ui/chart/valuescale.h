#pragma once

#include <QString>

#include <vector>

namespace sourceline {

/// An axis of values that starts at zero and ends at a tick that no value passes. Steps are 1, 2 or
/// 5 times a power of ten, never less than 1 where the values count.
struct ValueScale
{
    double top = 1;
    double step = 1;

    /// `most` ticks beside zero at most, 2 or more. `countsOnly`: no half incidents.
    static ValueScale upTo(double highest, int most, bool countsOnly);

    std::vector<double> ticks() const; ///< with zero

    /// 0 at zero to 1 at the top.
    double share(double value) const { return value / top; }
};

/// `12,400`, `2.5`.
QString valueText(double value);

} // namespace sourceline
