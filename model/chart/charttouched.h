#pragma once

#include "model/chart/chartincidents.h"

#include <set>

namespace sourceline {

/// Beyond, the charts of single incidents take minutes.
inline constexpr size_t mostTouched = 5000;

/// A record that incidents may share, and the edit that touched it.
struct SharedRow
{
    QByteArray table;
    Id id;
    QString label, who;
};

/// What the edits since a chart was made touched.
struct Touched
{
    std::set<Id> incidents;
    std::vector<SharedRow> shared;
};

/// Up to a few more than `mostTouched` incidents.
Result<Touched> touchedSince(const ChartSince &since);

/// Sorts the shared records by what was there in `then`, the record as it was: several incidents
/// hang on one of those, and a note says so; a new one belongs to what was recorded with it, and
/// what is said of one incident alone is that incident's.
Result<void>
sortShared(const ChartSince &since, sqlite3 *then, Touched &touched, QStringList &notes);

} // namespace sourceline
