#pragma once

#include "model/dataout/exportwalk.h"
#include "model/dataout/tablesink.h"

namespace sourceline {

/// The columns of our own layouts: their names live on, for ours out must come in again. Keys are
/// decimal text, flags `yes` and `no`, lists and objects compact JSON.
/// `recorded`: only what a person or an import said, not what follows from claims.
std::vector<TableColumn> incidentColumns(bool recorded);
QStringList incidentCells(const ExportedIncident &incident, bool recorded);

/// Of the statement that a claim or an attribution rests on, and the citations.
std::vector<TableColumn> statementColumns(bool withDocuments);
/// `withDocuments`: a cell with the bibliographic facts of every document named.
/// `statement`: index into the dossier's; -1: none, only the citations.
QStringList statementCells(ExportWalk &walk,
                           const Dossier &dossier,
                           int statement,
                           const std::vector<CitationView> &citations,
                           bool withDocuments);

std::vector<TableColumn> claimColumns();
QStringList claimCells(const ClaimView &claim);
std::vector<TableColumn> attributionColumns();
QStringList attributionCells(ExportWalk &walk, const AttributionView &attribution);

/// Stands for the actor of a judgement that names none.
inline constexpr QLatin1String insufficientCell("insufficient information");

/// Of every judgement of an incident, the newest first.
std::vector<TableColumn> assessmentColumns();
QStringList
assessmentCells(ExportWalk &walk, const Dossier &dossier, const AssessmentView &assessment);

std::vector<TableColumn> documentColumns();
QStringList documentCells(const ExportedDocument &document);

/// Documents that an incident's records name, summaries' originals among them, in the order met.
std::vector<Id> documentsNamed(ExportWalk &walk, const Dossier &dossier);

QString keyCell(Id id); ///< empty where it is not valid
QString yesNo(bool is);
QString numberCell(const std::optional<qint32> &number);
/// As shortest text that reads back as the same number.
QString degreesCell(const std::optional<double> &degrees);

} // namespace sourceline
