#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

struct sqlite3;

namespace sourceline {

/// The casefile's places by every name they bear, to tell whether two wordings can mean one place.
/// Read once, then immutable; any thread.
class StatedPlaces
{
public:
    static Result<StatedPlaces> read(sqlite3 *database);

    /// Two wordings that cannot both be true of one incident.
    struct Apart
    {
        std::optional<double> kilometres; ///< none: in different countries
    };

    /// Nothing where a wording is no place's name, where one place may lie in the other, or where
    /// they are too near each other to be told apart: a coarser place is no conflict with a finer.
    std::optional<Apart> apart(const QString &wording, const QString &other) const;

private:
    struct Place
    {
        Id parent;
        QStringList countries;
        std::optional<double> latitude, longitude;
        int precision = 0; ///< 1 a town or base, 2 near one, 3 a region, 0 not stated
    };

    const std::vector<Id> &named(const QString &wording) const;
    bool isWithin(Id place, Id whole) const;
    std::optional<Apart> placesApart(Id one, Id other) const;

    std::map<Id, Place> m_places;
    std::map<QString, std::vector<Id>> m_byName; ///< folded
};

} // namespace sourceline
