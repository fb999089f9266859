#pragma once

#include "ui/incident/sheetrow.h"

namespace sourceline {

/// The whole sheet of an incident, top to bottom.
std::vector<SheetRow> rowsOf(const Dossier &dossier);

// Its parts, each empty where there is nothing to say.
SheetRow headingRow(const Dossier &dossier);
std::vector<SheetRow> linkRows(const Dossier &dossier);
std::vector<SheetRow> figureRows(const Dossier &dossier);
std::vector<SheetRow> fieldRows(const Dossier &dossier);
std::vector<SheetRow> attributionRows(const Dossier &dossier);
std::vector<SheetRow> assessmentRows(const Dossier &dossier);
std::vector<SheetRow> recordRows(const Dossier &dossier); ///< decisions, note, coder and review

} // namespace sourceline
