#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// A path of links `part of` from one incident to another, both named in it; empty: there is none.
Result<std::vector<Id>> wayUp(sqlite3 *database, Id from, Id to);

/// Refuses, naming the way round, when `part` may not be part of `whole`.
Result<void> requireNoCircle(sqlite3 *database, Id part, Id whole);

/// A link that says the same: this kind between these two, either way round for kinds without a
/// direction. Not valid: none.
Result<Id> sameLink(sqlite3 *database, const QString &kind, Id from, Id to, Id except = {});

/// Whether `a kind b` says the same as `b kind a`.
bool isSymmetric(const QString &linkKind);

/// With its citations.
Result<void> removeLinkRow(Writer &writer, Id link);

} // namespace sourceline
