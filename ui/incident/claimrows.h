#pragma once

#include "ui/incident/sheetrow.h"

namespace sourceline {

/// One claim: what is said, of whom, by whom through whom, and why it feeds nothing where that is
/// so.
SheetRow claimRow(const Dossier &dossier, const ClaimView &claim);

} // namespace sourceline
