#pragma once

#include "model/coding/drafts.h"

#include <atomic>
#include <span>

namespace sourceline {

/// Claims that say the same, and who says it.
struct ReportedSide
{
    QString value;        ///< `36`, `at least 10`, `27 Dec 2019`
    QStringList speakers; ///< by name, each once
    std::vector<Id> claims;
};

/// A field whose feeding claims cannot all be true. A coarser value is not in conflict with a finer
/// one that it includes.
struct ConflictingReport
{
    Id incident;
    QString title, dateEdtf, placeName;
    QByteArray field;   ///< killed, wounded, casualties, munitions, count, date or place
    QByteArray measure; ///< of munitions
    QString whom;       ///< group; `all`
    std::vector<ReportedSide> sides; ///< lowest or earliest first; places: what most say
    int speakers = 0;
    /// How far apart, to order by: for figures highest low over lowest high, less one; for dates
    /// the days between; for places the kilometres in hundreds. More is worse.
    double gap = 0;
    /// `3 to 36`, `2 days apart`, `170 km apart`
    QString gapWords;
};

/// Of `incidents`, worst first: figures before dates of the same gap. Cost grows with the incidents
/// given: pass those that the columns mark.
Result<std::vector<ConflictingReport>> conflictingReports(
    sqlite3 *database, std::span<const Id> incidents, const std::atomic<bool> *cancelled = nullptr);

/// Incidents of which two wordings of a place are stated, ascending: where alone places can be in
/// conflict. One look at all claims; once cancelled, some of them.
Result<std::vector<Id>> placesStatedTwice(sqlite3 *database,
                                          const std::atomic<bool> *cancelled = nullptr);

/// Of `incidents`, whatever the columns mark, as a place may be renamed or moved without them:
/// places that cannot both be true, worst first. A wording that is no place's name contradicts
/// none.
Result<std::vector<ConflictingReport>> conflictingPlaces(
    sqlite3 *database, std::span<const Id> incidents, const std::atomic<bool> *cancelled = nullptr);

void sortWorstFirst(std::vector<ConflictingReport> &reports);

} // namespace sourceline
