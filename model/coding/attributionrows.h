#pragma once

#include "model/coding/actorrefs.h"
#include "model/coding/attributions.h"
#include "model/coding/rows.h"

namespace sourceline {

// Steps that several changes of attributions share.

/// Whether a stance may leave open whom it is about.
bool mayNameNobody(const QString &stance);

/// Refuses credibility 1, confirmed by other sources, while fewer than two institutions stand on
/// the same side of the same question: attributions of one actor on one incident that name it, or
/// that clear it. Called after the change.
Result<void> checkCredibility(Writer &writer, Id attribution);
/// The same for every attribution that rests on a statement.
Result<void> checkCredibilityBehind(Writer &writer, Id statement);

/// Refuses a denial or a claim of responsibility by a speaker that is recorded to speak for others
/// than `actor` only.
Result<void> checkOwnStance(Writer &writer, const QString &stance, Id actor, Id statement);

/// An attribution like `attribution` on `statement`, without its handle, citations and
/// alternatives.
Result<Id> copyAttribution(Writer &writer, Id attribution, Id statement);

Result<void> requireAttribution(Writer &writer, Id attribution);

} // namespace sourceline
