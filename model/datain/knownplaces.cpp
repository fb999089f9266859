#include "model/datain/knownplaces.h"

#include "model/store/rowreader.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double samePlace = 1;  // km
constexpr double nearPlace = 25; // km
constexpr double kilometresADegree = 111;
constexpr qsizetype mostKept = 100'000; // rows' places, of which a large file may have many

} // namespace

Result<KnownPlaces> KnownPlaces::read(sqlite3 *database)
{
    KnownPlaces known;
    Statement places(database, "SELECT id, parent, country, latitude, longitude, name FROM place");
    auto read = forEachRow(places, [&known](RowReader row) {
        const size_t at = known.m_places.size();
        Place place;
        place.id = row.id();
        place.parent = row.id();
        place.country = foldForMatching(row.text());
        const auto latitude = row.real();
        const auto longitude = row.real();
        if (latitude && longitude) {
            place.position = Position{*latitude, *longitude};
            known.m_byLatitude.push_back({*place.position, at});
        }
        known.m_byId.insert(place.id, at);
        known.m_byName.insert(foldForMatching(row.text()), at);
        if (place.parent.isValid())
            known.m_parts.insert(place.parent, at);
        known.m_places.push_back(std::move(place));
    });
    if (!read)
        return read.error();
    Statement names(database, "SELECT place, name FROM place_name");
    read = forEachRow(names, [&known](RowReader row) {
        const auto place = known.m_byId.constFind(row.id());
        if (place != known.m_byId.constEnd())
            known.m_byName.insert(foldForMatching(row.text()), *place);
    });
    if (!read)
        return read.error();
    std::ranges::sort(
        known.m_byLatitude, {}, [](const Placed &one) { return one.position.latitude; });
    return known;
}

void KnownPlaces::addAround(Position centre,
                            double kilometres,
                            PlaceLikeness likeness,
                            Near &near) const
{
    const double north = kilometres / kilometresADegree;
    const double east = north / std::max(0.01, std::cos(centre.latitude * M_PI / 180)) * 1.01;
    auto one = std::ranges::lower_bound(
        m_byLatitude, centre.latitude - north * 1.01, {}, [](const Placed &placed) {
            return placed.position.latitude;
        });
    for (; one != m_byLatitude.end() && one->position.latitude <= centre.latitude + north * 1.01;
         ++one) {
        const double apart = std::abs(one->position.longitude - centre.longitude);
        if (std::min(apart, 360 - apart) > east
            || kilometresBetween(centre, one->position) > kilometres)
            continue;
        PlaceLikeness &there = near[m_places[one->place].id];
        there = std::max(there, likeness);
    }
}

// A damaged file may go round in a circle: what is there is not taken again.
void KnownPlaces::addWholesAndParts(size_t place, Near &near) const
{
    const auto add = [&near](Id id) {
        if (near.contains(id))
            return false;
        near.insert(id, PlaceLikeness::Near);
        return true;
    };
    for (auto whole = m_byId.constFind(m_places[place].parent);
         whole != m_byId.constEnd() && add(m_places[*whole].id);)
        whole = m_byId.constFind(m_places[*whole].parent);
    std::vector<Id> open{m_places[place].id};
    while (!open.empty()) {
        const Id of = open.back();
        open.pop_back();
        for (auto part = m_parts.constFind(of); part != m_parts.constEnd() && part.key() == of;
             ++part) {
            if (add(m_places[*part].id))
                open.push_back(m_places[*part].id);
        }
    }
}

KnownPlaces::Near KnownPlaces::find(const ImportedRow &row, const QString &name) const
{
    Near near;
    const QString country = foldForMatching(row.country);
    const std::optional<Position> position =
        row.latitude && row.longitude ? std::optional(Position{*row.latitude, *row.longitude})
                                      : std::nullopt;
    const auto [first, last] = m_byName.equal_range(foldForMatching(name));
    std::vector<size_t> named;
    for (auto at = first; at != last; ++at) {
        const Place &place = m_places[*at];
        const bool isElsewhere =
            (!country.isEmpty() && !place.country.isEmpty() && country != place.country)
            || (position && place.position
                && kilometresBetween(*position, *place.position) > nearPlace);
        if (!isElsewhere && !near.contains(place.id)) {
            near.insert(place.id, PlaceLikeness::Same);
            named.push_back(*at);
        }
    }
    if (position) {
        addAround(*position, samePlace, PlaceLikeness::Same, near);
        addAround(*position, nearPlace, PlaceLikeness::Near, near);
    }
    for (const size_t place : named) {
        addWholesAndParts(place, near);
        if (!position && m_places[place].position)
            addAround(*m_places[place].position, nearPlace, PlaceLikeness::Near, near);
    }
    return near;
}

const KnownPlaces::Near &KnownPlaces::near(const ImportedRow &row)
{
    const QString &name = !row.place.isEmpty()    ? row.place
                          : !row.admin1.isEmpty() ? row.admin1
                                                  : row.country;
    const QString key =
        QStringList{name,
                    row.country,
                    row.latitude ? QString::number(*row.latitude, 'g', 9) : QString(),
                    row.longitude ? QString::number(*row.longitude, 'g', 9) : QString()}
            .join(u'\t');
    const auto found = m_found.constFind(key);
    if (found != m_found.constEnd())
        return *found;
    if (m_found.size() >= mostKept)
        m_found.clear();
    return *m_found.insert(key, m_places.empty() ? Near() : find(row, name));
}

} // namespace sourceline
