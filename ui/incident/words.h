#pragma once

#include "model/store/claimwords.h"
#include "model/store/figurewords.h"
#include "ui/incident/sheetrow.h"

namespace sourceline {

inline const QString middot = QStringLiteral(" \u00b7 ");

/// `Killed`, `Munitions`, …: a claim's field as a row's label.
QString fieldLabel(const QString &field);

/// `American civilian contractor`, `American and Iraqi military, jointly`; empty for everybody.
QString whomWords(const ClaimView &claim);
/// The group as Dossier::figures keys it.
QString groupOf(const ClaimView &claim);

QString speakerWords(const StatementView &statement); ///< with those who said it together

/// `The Harbour Post, 28 Dec 2019 ← a reporter ← officials`, one for each report: each has it from
/// the next.
QStringList sourceChains(const StatementView &statement);
/// `said 27 Dec 2019`; `by 28 Dec 2019` where only the publication is known; empty without a date.
QString saidWords(const StatementView &statement);
/// What a statement of the dossier says in short and the titles of the articles that report it, for
/// the tool tip.
QString reportTitles(const Dossier &dossier, const StatementView &statement);

/// The citations, or where a record has none of its own those of its statement's reports.
std::vector<CitationView>
citationsOr(const std::vector<CitationView> &own, const Dossier &dossier, int statement);
const StatementView *statementOf(const Dossier &dossier, int index); ///< null for −1

/// `2 days later`, `the same day`, `1–2 days earlier`; empty where either date is not known to the
/// day.
QString daysBetween(const DateSpan &from, const DateSpan &to);

QString byWhomAndWhen(const QString &who,
                      qint64 ms);        ///< `A.K., 3 Mar 2026`; ms since 1970 UTC, 0: not known
QString noteWords(const NoteView &note); ///< `A.K., 3 Mar 2026: …`
QString basisNames(const std::vector<BasisView> &basis); ///< `rule 9, D035`
QString
basisTexts(const std::vector<BasisView> &basis); ///< the same with what they say, a line each
QString sentenceCount(const std::vector<CitationView> &citations); ///< `2 sentences`
/// The Admiralty grade in words, a line for the source and one for the information.
QString gradeTip(const QString &reliability, int credibility);

QString capitalised(const QString &text);
QString quoted(const QString &text); ///< in double quotation marks, never twice

} // namespace sourceline
