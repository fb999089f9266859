#pragma once

#include "model/workbench/ledger.h"
#include "ui/incident/sheetrow.h"

namespace sourceline {

/// The whole sheet of an incident, top to bottom.
std::vector<SheetRow> rowsOf(const Dossier &dossier, Grouping grouping = Grouping::Actor);

// Its parts, each empty where there is nothing to say.
SheetRow headingRow(const Dossier &dossier);
std::vector<SheetRow> linkRows(const Dossier &dossier);
std::vector<SheetRow> figureRows(const Dossier &dossier);
std::vector<SheetRow> fieldRows(const Dossier &dossier);
std::vector<SheetRow> attributionRows(const Dossier &dossier, Grouping grouping = Grouping::Actor);
std::vector<SheetRow> assessmentRows(const Dossier &dossier);
std::vector<SheetRow> recordRows(const Dossier &dossier); ///< notes, decisions, codebook, coder

/// One attribution. Under an actor's heading its speaker leads, else the actor.
SheetRow attributionCard(const Dossier &dossier, const AttributionView &one, Grouping grouping);

} // namespace sourceline
