#include "model/coding/statedplaces.h"

#include "model/coding/namematch.h"
#include "model/store/distance.h"
#include "model/store/rowreader.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

namespace {

// How far from its point, in km, what is said to have happened there may have happened.
double reachOf(int precision)
{
    return precision == 1 ? 5 : 40;
}

bool isDisjoint(const QStringList &some, const QStringList &others)
{
    return !some.isEmpty() && !others.isEmpty()
           && std::none_of(some.begin(), some.end(), [&others](const QString &one) {
                  return others.contains(one, Qt::CaseInsensitive);
              });
}

} // namespace

Result<StatedPlaces> StatedPlaces::read(sqlite3 *database)
{
    StatedPlaces all;
    const auto bears = [&all](Id place, const QString &name) {
        const FoldedName folded(name);
        auto &bearers = all.m_byName[folded.text];
        if (!folded.isEmpty() && std::find(bearers.begin(), bearers.end(), place) == bearers.end())
            bearers.push_back(place);
    };
    Statement places(database,
                     "SELECT id, name, country, latitude, longitude, precision, parent FROM place");
    auto done = forEachRow(places, [&](RowReader row) {
        const Id id = row.id();
        bears(id, row.text());
        Place place;
        for (const QString &country : row.text().split(u';', Qt::SkipEmptyParts))
            place.countries += country.trimmed();
        place.latitude = row.real();
        place.longitude = row.real();
        place.precision = int(row.integer());
        place.parent = row.id();
        all.m_places.emplace(id, std::move(place));
    });
    if (!done)
        return done.error();
    Statement names(database, "SELECT place, name FROM place_name");
    done = forEachRow(names, [&](RowReader row) {
        const Id place = row.id();
        bears(place, row.text());
    });
    if (!done)
        return done.error();
    return all;
}

const std::vector<Id> &StatedPlaces::named(const QString &wording) const
{
    static const std::vector<Id> none;
    const auto found = m_byName.find(FoldedName(wording).text);
    return found == m_byName.end() ? none : found->second;
}

// A damaged file may go round in a circle.
bool StatedPlaces::isWithin(Id place, Id whole) const
{
    for (size_t steps = 0; place.isValid() && steps <= m_places.size(); ++steps) {
        if (place == whole)
            return true;
        const auto found = m_places.find(place);
        place = found == m_places.end() ? Id() : found->second.parent;
    }
    return false;
}

std::optional<StatedPlaces::Apart> StatedPlaces::placesApart(Id one, Id other) const
{
    if (isWithin(one, other) || isWithin(other, one))
        return {};
    const Place &a = m_places.at(one), &b = m_places.at(other);
    const bool isPlaced = a.latitude && a.longitude && b.latitude && b.longitude;
    const bool isAbroad = isDisjoint(a.countries, b.countries);
    const bool isRegion = a.precision == 3 || b.precision == 3;
    if (isRegion || !isPlaced)
        return isAbroad ? std::optional(Apart{}) : std::nullopt;
    const double distance =
        kilometresBetween({*a.latitude, *a.longitude}, {*b.latitude, *b.longitude});
    if (distance <= reachOf(a.precision) + reachOf(b.precision))
        return {};
    return Apart{distance};
}

// A name that several places bear may mean any of them.
std::optional<StatedPlaces::Apart> StatedPlaces::apart(const QString &wording,
                                                       const QString &other) const
{
    std::optional<Apart> nearest;
    for (const Id one : named(wording)) {
        for (const Id two : named(other)) {
            const auto between = placesApart(one, two);
            if (!between)
                return {};
            if (!nearest || (between->kilometres && nearest->kilometres > between->kilometres))
                nearest = between;
        }
    }
    return nearest;
}

} // namespace sourceline
