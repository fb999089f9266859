#pragma once

#include "model/store/figurewords.h"
#include "ui/incident/sheetrow.h"

namespace sourceline {

inline const QString middot = QStringLiteral(" \u00b7 ");

/// `Killed`, `Munitions`, …: a claim's field as a row's label.
QString fieldLabel(const QString &field);
bool isFigureField(const QString &field);

/// What was said as a figure: `about 30`, `several`, `31–36`, `at least 5`; `none`, `not reported`,
/// `number unknown` in words. Empty where the claim is no figure.
QString claimFigureWords(const ClaimView &claim);

/// `American civilian contractor`, `American and Iraqi military, jointly`; empty for everybody.
QString whomWords(const ClaimView &claim);
/// The group as Dossier::figures keys it.
QString groupOf(const ClaimView &claim);

/// `officials ← a reporter ← The Harbour Post, 28 Dec 2019`, one for each report, the speaker
/// first.
QStringList sourceChains(const StatementView &statement);
/// `said 27 Dec 2019`, `said by 28 Dec 2019`; empty where the chain's date says it.
QString saidWords(const StatementView &statement);
/// Titles of the articles that report it, for the tool tip.
QString reportTitles(const StatementView &statement);

/// The citations, or where a record has none of its own those of its statement's reports.
std::vector<CitationView>
citationsOr(const std::vector<CitationView> &own, const Dossier &dossier, int statement);
const StatementView *statementOf(const Dossier &dossier, int index); ///< null for −1

/// `2 days later`, `the same day`, `1–2 days earlier`; empty where either date is not known to the
/// day.
QString daysBetween(const DateSpan &from, const DateSpan &to);

QString capitalised(const QString &text);
QString quoted(const QString &text); ///< in double quotation marks, never twice

} // namespace sourceline
