#pragma once

#include "model/exchange/packplan.h"

namespace sourceline {

/// A text as a pack brings it; what is wrong with it ("does not have its SHA-256") where it is not
/// what it says.
Result<QString> readPackText(const QString &text, const QString &sha256);

/// Every sentence and citation of a document whose text the pack brings must be found in it by its
/// hash.
Result<void> checkPackTexts(const Pack &pack);

/// Counts into the plan's report the new citations whose articles are neither here nor brought:
/// they come in as place and hash, and wait for the originals. Only reads.
Result<void> countWithoutText(sqlite3 *database, const Pack &pack, PackPlan &plan);

/// The value of a column, NULL where the row leaves it out.
Value packValue(const Pack::Row &row, QByteArrayView column);

} // namespace sourceline
