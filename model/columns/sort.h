#pragma once

#include "model/columns/rowset.h"

#include <atomic>

namespace sourceline {

/// What rows can be ordered by. Names of actors, places and terms order by their collation rank.
enum class SortField
{
    Id,
    Date,
    Place,
    Country,
    Kind,
    EventType,
    SubEventType,
    Means,
    Killed,
    Wounded,
    Munitions,
    Count,
    Alleged,
    Assessed,
    Likelihood,
    Confidence,
    Claims,
    Attributions,
    Speakers,
    Institutions,
    Outlets,
    Documents,
    Citations,
    Conflicting,
    Review,
    Title
};

struct SortOrder
{
    SortField field = SortField::Date;
    bool descending = false;
    bool operator==(const SortOrder &) const = default;
};

/// Rows of `rows` ordered by (key, id); descending turns the key only; "not stated" is last both
/// ways. LSD radix over 32-bit keys: linear. Title needs `titleRanks` by row (see titleRanks()).
/// Stops early with an empty set when `cancelled` becomes true.
RowSet sorted(const IncidentTable &table,
              const RowSet &rows,
              SortOrder order,
              const std::vector<quint32> *titleRanks = nullptr,
              const std::atomic_bool *cancelled = nullptr);

/// Date: earliest minute, and where that is open the latest; rows with neither are "not stated". A
/// figure: best, else low, else high; zero is a count; not reported and unknown are "not stated".
/// Conflicting: how many fields. Counts of 0 are counts; other zeros are "not stated". The 32-bit
/// key that `sorted` orders by: ascending order of keys is the order shown; 0xffffffff is "not
/// stated".
quint32 sortKey(const IncidentTable &table,
                Row row,
                SortOrder order,
                const std::vector<quint32> *titleRanks = nullptr);

/// Whether `field` orders by names, whose ranks change with a dictionary.
bool ordersByNames(SortField field);

/// Whether `rows`, which stood in `order` before the values of `changed` did change, still does: each of
/// them is in it and between its neighbours.
bool standsInOrder(const IncidentTable &table,
                   const RowSet &rows,
                   const std::vector<Row> &changed,
                   SortOrder order,
                   const std::vector<quint32> *titleRanks = nullptr);

/// `rows`, which stood in `order` before, with one row put in, taken out or moved after its values
/// changed: equal to a fresh sort of the same rows.
RowSet patched(const IncidentTable &table,
               const RowSet &rows,
               Row row,
               bool keep,
               SortOrder order,
               const std::vector<quint32> *titleRanks = nullptr);

/// The same for many rows changed at once: those in `in` are put in or moved, those in `out` taken
/// out. Every row whose key changed must be named (one order is assumed of all others).
RowSet patchedMany(const IncidentTable &table,
                   const RowSet &rows,
                   const std::vector<Row> &out,
                   std::vector<Row> in,
                   SortOrder order,
                   const std::vector<quint32> *titleRanks = nullptr);

} // namespace sourceline
