#pragma once

#include "model/workbench/briefingsheet.h"
#include "model/workbench/ledger.h"

namespace sourceline {

// The sections of a sheet, a file each; what they share of words.

std::vector<BriefingLine> briefingFacts(const Dossier &dossier);
std::vector<BriefingLine> briefingFigures(const Dossier &dossier);
std::vector<BriefingLine> briefingAccusations(const Dossier &dossier, const Ledger &ledger);
std::vector<BriefingLine> briefingDenials(const Dossier &dossier, const Ledger &ledger);
std::vector<BriefingLine> briefingSilence(const Dossier &dossier, const Ledger &ledger);
std::vector<BriefingLine> briefingAssessment(const Dossier &dossier);
std::vector<BriefingLine> briefingGaps(const Dossier &dossier, const Ledger &ledger);
std::vector<BriefingMoment> briefingMoments(const Dossier &dossier);

/// `Kenneth F. McKenzie with A. B. (US Central Command)`; an article's own voice by its outlet.
QString briefingSpeaker(const StatementView &statement);
/// `Killed`, `Rockets and other munitions`, …
QString briefingFieldName(const QString &field);
/// Numbers were said of a figure, and every one of them is contested or was replaced.
bool isLeftOutWhole(const Dossier &dossier, const FigureKey &key, const Figure &figure);
/// `munitions fired`: figures of which no claim counts, though numbers were said.
QStringList briefingLeftOut(const Dossier &dossier);

} // namespace sourceline
