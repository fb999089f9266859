#pragma once

#include "model/datain/importedrow.h"
#include "model/store/distance.h"
#include "model/store/duplicaterule.h"
#include "model/text/result.h"

#include <QHash>

struct sqlite3;

namespace sourceline {

/// The places of a casefile in memory, to ask for those near a row's without a query each.
class KnownPlaces
{
public:
    /// Places whose records can be about what the row tells, with how alike they are: those of its
    /// name or within a kilometre are the same; what these are in or hold, and what is within 25
    /// km, is near.
    using Near = QHash<Id, PlaceLikeness>;

    static Result<KnownPlaces> read(sqlite3 *database);

    const Near &near(const ImportedRow &row);

private:
    struct Place
    {
        Id id, parent;
        QString country; ///< folded
        std::optional<Position> position;
    };

    struct Placed
    {
        Position position;
        size_t place;
    };

    Near find(const ImportedRow &row, const QString &name) const;
    void addAround(Position centre, double kilometres, PlaceLikeness likeness, Near &near) const;
    void addWholesAndParts(size_t place, Near &near) const;

    std::vector<Place> m_places;
    QHash<Id, size_t> m_byId;
    QMultiHash<QString, size_t> m_byName; ///< folded, any name
    QMultiHash<Id, size_t> m_parts;       ///< by what they are in
    std::vector<Placed> m_byLatitude;
    QHash<QString, Near> m_found; ///< by name, country and position of a row
};

} // namespace sourceline
