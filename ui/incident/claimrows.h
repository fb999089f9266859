#pragma once

#include "ui/incident/sheetrow.h"

namespace sourceline {

using Claims = std::vector<const ClaimView *>;

Claims claimsOf(const Dossier &dossier, const QString &field);

/// One claim: what is said, of whom, by whom through whom, and why it feeds nothing where that is
/// so.
SheetRow claimRow(const Dossier &dossier, const ClaimView &claim);

/// A row of a field with its claims below it, those that feed first; it lights what feeds.
SheetRow fieldRow(const Dossier &dossier, const QString &field, const Claims &claims);
void addClaims(SheetRow &row, const Dossier &dossier, Claims claims);

QString measureWords(const QString &measure); ///< empty where it is not specified
/// `4 claims, 3 speakers`
QString claimCount(const Dossier &dossier, const Claims &claims);
/// Adds the mark of conflicting or differing reports of a field.
void addConflictMark(TextLine &line, const Dossier &dossier, const QString &field);

} // namespace sourceline
