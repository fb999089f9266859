#pragma once

namespace sourceline {

/// WGS 84 degrees.
struct Position
{
    double latitude, longitude;
};

/// Along the ground, on a sphere: good to half a per cent.
double kilometresBetween(Position a, Position b);

} // namespace sourceline
