#pragma once

#include "model/store/dossier.h"
#include "model/workbench/incidentmodel.h"

namespace sourceline {

/// The sentences behind one cell of an incident's row: of the claims of that field, of its
/// attributions, else of the incident itself. Claims that feed nothing are left out where
/// any feeds; where a cell has no citation of its own, the incident's own are given.
struct CellCitations
{
    std::vector<CitationView> citations;
    QString label; ///< `killed: 3 claims`, what they support, in words
};

CellCitations citationsBehind(const Dossier &dossier, IncidentModel::Column column);

} // namespace sourceline
