#include "model/coding/places.h"
#include "model/coding/rows.h"
#include "model/store/rowreader.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr double earthRadius = 6371.0; // km, mean

struct Position
{
    double latitude, longitude; ///< degrees
};

// The haversine formula: good for small distances, where the cosine rule loses its digits.
double kilometresBetween(Position a, Position b)
{
    const double north = std::sin(qDegreesToRadians(b.latitude - a.latitude) / 2);
    const double east = std::sin(qDegreesToRadians(b.longitude - a.longitude) / 2);
    const double h = north * north
                     + std::cos(qDegreesToRadians(a.latitude))
                           * std::cos(qDegreesToRadians(b.latitude)) * east * east;
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::optional<Position> positionOf(sqlite3 *database, Id place)
{
    Statement select(database, "SELECT latitude, longitude FROM place WHERE id = ?1");
    select.bind(1, place);
    if (!select.next() || select.isNull(0) || select.isNull(1))
        return {};
    return Position{select.real(0), select.real(1)};
}

void add(std::vector<Id> &places, Id place)
{
    if (place.isValid() && std::find(places.begin(), places.end(), place) == places.end())
        places.push_back(place);
}

// What it is in, up to the largest. A damaged file may go round in a circle: what is known is not
// taken again.
void addWholes(sqlite3 *database, Id place, std::vector<Id> &places)
{
    for (Id at = place; at.isValid();) {
        const Id parent = idOf(columnOf(database, "place", "parent", at));
        if (std::find(places.begin(), places.end(), parent) != places.end())
            return;
        add(places, parent);
        at = parent;
    }
}

Result<void> addParts(sqlite3 *database, Id place, std::vector<Id> &places)
{
    std::vector<Id> open{place};
    for (size_t next = 0; next < open.size(); ++next) {
        const auto parts = idsOf(database, "SELECT id FROM place WHERE parent = ?1", open[next]);
        if (!parts)
            return parts.error();
        for (const Id part : *parts) {
            if (std::find(open.begin(), open.end(), part) == open.end())
                open.push_back(part);
            add(places, part);
        }
    }
    return {};
}

Result<void>
addAround(sqlite3 *database, Position centre, double kilometres, std::vector<Id> &places)
{
    Statement select(database,
                     "SELECT id, latitude, longitude FROM place WHERE longitude IS NOT NULL AND "
                     "latitude BETWEEN ?1 AND ?2");
    const double degrees = qRadiansToDegrees(kilometres / earthRadius);
    select.bind(1, centre.latitude - degrees).bind(2, centre.latitude + degrees);
    return forEachRow(select, [&](RowReader row) {
        const Id place = row.id();
        const double latitude = *row.real();
        if (kilometresBetween(centre, {latitude, *row.real()}) <= kilometres)
            add(places, place);
    });
}

} // namespace

Result<std::vector<Id>> placesNear(sqlite3 *database, Id place, double kilometres)
{
    std::vector<Id> places{place};
    addWholes(database, place, places);
    if (const auto added = addParts(database, place, places); !added)
        return added.error();
    if (const auto centre = positionOf(database, place)) {
        if (const auto added = addAround(database, *centre, kilometres, places); !added)
            return added.error();
    }
    return places;
}

} // namespace sourceline
