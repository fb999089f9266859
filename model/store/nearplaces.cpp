#include "model/store/nearplaces.h"

#include "model/store/distance.h"
#include "model/store/rowreader.h"
#include "model/store/statement.h"

#include <QSet>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr double earthRadius = 6371.0; // km, mean

std::optional<Position> positionOf(sqlite3 *database, Id place)
{
    Statement select(database, "SELECT latitude, longitude FROM place WHERE id = ?1");
    select.bind(1, place);
    if (!select.next() || select.isNull(0) || select.isNull(1))
        return {};
    return Position{select.real(0), select.real(1)};
}

struct Found
{
    std::vector<Id> places;
    QSet<Id> known;

    bool add(Id place)
    {
        if (!place.isValid() || known.contains(place))
            return false;
        known.insert(place);
        places.push_back(place);
        return true;
    }
};

// What it is in, up to the largest. A damaged file may go round in a circle: what is known is not
// taken again.
Result<void> addWholes(sqlite3 *database, Id place, Found &found)
{
    Statement parent(database, "SELECT parent FROM place WHERE id = ?1");
    for (bool more = true; more;) {
        parent.bind(1, place);
        place = parent.next() ? parent.id(0) : Id();
        if (parent.failed())
            return parent.error();
        parent.reset();
        more = found.add(place);
    }
    return {};
}

Result<void> addParts(sqlite3 *database, Id place, Found &found)
{
    Statement parts(database, "SELECT id FROM place WHERE parent = ?1");
    std::vector<Id> open{place};
    while (!open.empty()) {
        parts.bind(1, open.back());
        open.pop_back();
        while (parts.next()) {
            if (found.add(parts.id(0)))
                open.push_back(parts.id(0));
        }
        if (parts.failed())
            return parts.error();
        parts.reset();
    }
    return {};
}

Result<void> addAround(sqlite3 *database, Position centre, double kilometres, Found &found)
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
            found.add(place);
    });
}

} // namespace

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

Result<std::vector<Id>> placesNear(sqlite3 *database, Id place, double kilometres)
{
    Found found;
    found.add(place);
    if (const auto added = addWholes(database, place, found); !added)
        return added.error();
    if (const auto added = addParts(database, place, found); !added)
        return added.error();
    if (const auto centre = positionOf(database, place)) {
        if (const auto added = addAround(database, *centre, kilometres, found); !added)
            return added.error();
    }
    return std::move(found.places);
}

} // namespace sourceline
