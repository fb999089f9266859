#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

struct ClaimDraft;

struct IncidentDraft
{
    QString kind = QStringLiteral("event");
    QString title;                            ///< must not be empty
    Id eventType, subEventType, means, place; ///< terms and a place
    QString newPlace;                         ///< made in place where `place` is not valid
    QString newCountry;                       ///< of it, as the sentence cited says
    QString dateEdtf, dateWords, dateBasis, timeLocal, zone;
    QString dateExternal, dateTextOnly; ///< in words: what outside knowledge, and the texts alone, would give
    QString target, weapon, ownSubtype, calibre, platform, note, handle, coder;
    QString review = QStringLiteral("draft");
    Id codebook; ///< not valid: the newest
    std::vector<CitationDraft> citations;
    std::vector<Id> distinctFrom; ///< possible duplicates that it is declared distinct from
};

EditLog::Change addIncident(const IncidentDraft &draft);
/// With claims on it (their `incident` is not used), all resting on the statement that the first of
/// them drafts. One edit.
EditLog::Change addIncident(const IncidentDraft &draft, const std::vector<ClaimDraft> &claims);

/// Everything of `others` follows to `into`: claims, attributions, assessments, links (those
/// between them go), notes, tags, decisions, citations, statements. Facts that `into` lacks are
/// taken over; where both state one, `into`'s stays and the other is kept in words in a note. The
/// old keys and handles lead to `into`. One edit.
EditLog::Change mergeIncidents(Id into, const std::vector<Id> &others);

/// A new incident that takes these claims and attributions with their citations. What `draft` does
/// not state is as in `from`.
EditLog::Change splitIncident(Id from,
                              const IncidentDraft &draft,
                              const std::vector<Id> &claims,
                              const std::vector<Id> &attributions);

/// A record that may be told twice.
struct PossibleDuplicate
{
    Id incident;
    QString title, dateEdtf, placeName;
    QString why;   ///< `same day, same place, both by rocket`
    int score = 0; ///< more is likelier
};

/// What is compared: day ± 1 (overlap of the dates widened by a day), near place, same means. Those
/// declared distinct are left out.
struct DuplicateQuery
{
    Id incident;                            ///< not valid: a record that is only being made
    std::optional<qint32> earliest, latest; ///< minutes since 1970 UTC
    Id place, means;
    QString kind = QStringLiteral("event");
    Id document;        ///< with `sentence`: where it is told; what is cited from there already is
    TextRange sentence; ///< offered even without a date
};

Result<DuplicateQuery> duplicateQueryOf(sqlite3 *database, Id incident);
/// Reads by index of place where a place is known, else a scan. Best first, at most `limit`.
Result<std::vector<PossibleDuplicate>>
possibleDuplicates(sqlite3 *database, const DuplicateQuery &query, int limit = 20);

/// Where a former key or handle leads; `incident` itself where it is there. Not valid: nowhere.
Id incidentNow(sqlite3 *database, Id incident);

} // namespace sourceline
