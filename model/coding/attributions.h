#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// Who, by whom: one attribution as a form holds it.
struct AttributionDraft
{
    Id incident;
    ActorRef actor; ///< not set: nobody is named (`declines to name`, `investigates`)
    QString role = QStringLiteral("perpetrator");
    QString stance; ///< one of the schema's nine
    StatementDraft statement;
    QString wording, grounds, note, coder;
    QString reliability; ///< Admiralty, A to F; empty: not graded
    bool byAction = false; ///< by what was done, not in words
    int credibility = 0; ///< Admiralty, 1 to 6; 0: not graded. 1 is refused while one institution stands behind the actor's attributions
    QString review = QStringLiteral("coded");
    std::vector<CitationDraft> citations; ///< added; those there stay
};

/// The same of one that is recorded, for a form that changes it.
AttributionDraft draftOf(const Dossier &dossier, const AttributionView &attribution);

EditLog::Change addAttribution(const AttributionDraft &draft);
/// Sets every column to the draft's; only what differs is written. A new statement in it replaces the present one.
EditLog::Change changeAttribution(Id attribution, const AttributionDraft &draft);
/// Takes it out of every count; it stays readable with the reason, which must not be empty.
EditLog::Change retractAttribution(Id attribution, const QString &reason);
EditLog::Change restoreAttribution(Id attribution);
/// One attribution that names several: this one keeps the first of `actors`, each other gets a copy on the same statement with the
/// same citations. eitherOr: they are alternatives of one either/or, counted once.
EditLog::Change splitAttribution(Id attribution, const std::vector<ActorRef> &actors, bool eitherOr);
/// What was taken for one quotation is two: these reports become those of a statement and an attribution of their own.
EditLog::Change splitReports(Id attribution, const std::vector<Id> &reports);
/// Several records of one quotation become one with all their reports and citations; everything that points at the others
/// follows. Refused where incident, actor, stance or speaker differ: the sentence says which.
EditLog::Change mergeAttributions(Id into, const std::vector<Id> &others);
EditLog::Change moveAttributions(const std::vector<Id> &attributions, Id toIncident);

/// More sentences for a record: table is claim, attribution, link, incident, assessment or actor_relation.
EditLog::Change addCitations(QByteArrayView table, Id record, const std::vector<CitationDraft> &citations);
EditLog::Change removeCitation(Id citation);

} // namespace sourceline
