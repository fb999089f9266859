#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// Attributions and claims of several incidents become those of another one, with their sentences.
/// A claim that is superseded by one that stays behind, or the other way round, is refused: the two
/// belong to one incident.
Result<void> moveRecordsTo(Writer &writer,
                           const std::vector<Id> &claims,
                           const std::vector<Id> &attributions,
                           Id incident);

/// `munitions fired 57`, `Kataib Hezbollah`, `2 claims and 1 attribution`.
QString
whatMoved(sqlite3 *database, const std::vector<Id> &claims, const std::vector<Id> &attributions);

} // namespace sourceline
