#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

struct ClaimDraft
{
    Id incident;
    QString field;    ///< one of the schema's
    QString measure;  ///< munitions only
    QString reported; ///< figure, none, not reported, unknown; empty where the field is no figure
    std::optional<qint32> low, best, high;
    QString qualifier;
    QString value;
    QString nationality, status; ///< whom
    ActorRef whom;
    bool joint = false;
    QString resolvedEdtf, resolvedBasis;
    bool feeds = true;
    QString reason; ///< must not be empty where it feeds nothing
    Id supersededBy;
    StatementDraft statement;
    QString coder, review = QStringLiteral("coded");
    std::vector<CitationDraft> citations; ///< added; those there stay
};

ClaimDraft draftOf(const Dossier &dossier, const ClaimView &claim);

EditLog::Change addClaim(const ClaimDraft &draft);
EditLog::Change changeClaim(Id claim, const ClaimDraft &draft);
/// A contested claim is shown and feeds nothing; feeding again clears the reason.
EditLog::Change setFeeding(const std::vector<Id> &claims, bool feeds, const QString &reason);
EditLog::Change supersede(Id claim, Id by, const QString &reason);
EditLog::Change moveClaims(const std::vector<Id> &claims, Id toIncident);
/// Attributions and claims together: what an article says of another day.
EditLog::Change moveRecords(const std::vector<Id> &claims, const std::vector<Id> &attributions, Id toIncident);

/// An analyst's choice in place of the codebook's rule; who and when are the edit's.
struct FigureChoice
{
    Id incident;
    FigureKey key;
    std::optional<qint32> low, best, high; ///< at least one; in ascending order
    QString reason; ///< must not be empty
    QString who;
};

EditLog::Change overrideFigure(const FigureChoice &choice);
EditLog::Change followRule(Id incident, const FigureKey &key); ///< withdraws the choice

} // namespace sourceline
