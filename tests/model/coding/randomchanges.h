#pragma once

#include "model/coding/attributions.h"
#include "model/coding/claims.h"
#include "model/coding/notes.h"

#include <QRandomGenerator>

namespace sourceline {

std::vector<Id> allIds(sqlite3 *database, const char *table);

/// Four incidents, four actors, two places, a codebook, two documents with text.
Result<void> startingRecord(Writer &writer);

/// Random changes of a small record, of every kind that there is, valid or refused. The same seed
/// gives the same changes to the same record.
class RandomChanges
{
public:
    RandomChanges(sqlite3 *database, quint32 seed)
        : m_database(database)
        , m_random(seed)
    {}

    EditLog::Change next();

private:
    EditLog::Change ofAttributions();
    EditLog::Change ofClaims();
    EditLog::Change ofIncidents();
    EditLog::Change ofJudgement();
    EditLog::Change ofNotes();
    EditLog::Change ofCodebooks();
    EditLog::Change ofActors();
    EditLog::Change ofPlaces();
    EditLog::Change ofLinks();

    bool coin() { return m_random.bounded(2) != 0; }

    Id any(const char *table);
    std::vector<Id> some(const char *table);
    QString oneOf(const QStringList &words);
    QString words();
    ActorRef actor();
    StatementDraft statement();
    std::vector<CitationDraft> citations();
    AttributionDraft attribution();
    ClaimDraft claim();
    Subject subject();

    sqlite3 *m_database;
    QRandomGenerator m_random;
};

} // namespace sourceline
