#pragma once

#include "model/coding/claims.h"

namespace sourceline {

/// The draft with what the codebook fills in (the measure of munitions, the range of a number with
/// a qualifier), or the sentence that says which rule it breaks.
Result<ClaimDraft> checkedClaim(ClaimDraft draft);

bool isMeasure(const QString &word); ///< of munitions

/// A superseding claim is another one of the same incident, field and measure, and none supersedes
/// itself in a circle.
Result<void> checkSupersession(sqlite3 *database, Id claim);

} // namespace sourceline
