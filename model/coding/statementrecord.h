#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// One document's report of a statement, as a form changes it.
struct ReportRecord
{
    Id id;
    QString title;                 ///< of the document
    std::vector<ActorRef> through; ///< outlet first, without the speaker at the end
};

/// A recorded statement with everything that a person may change of it. What rests on it stays.
struct StatementRecord
{
    Id id;
    ActorRef speaker;
    std::vector<ActorRef> coSpeakers; ///< who said it jointly
    ActorRef holder;                  ///< whose view it is, where the speaker only tells of it
    QString saidEdtf, saidBasis;      ///< basis: stated, publication, inferred
    QString venue, gist, note;
    bool byAction = false; ///< said by doing, not in words
    Id incident;           ///< the record that these words are
    Id development;        ///< the record that they were said in
    std::vector<ReportRecord> reports;
};

Result<StatementRecord> readStatement(sqlite3 *database, Id statement);

/// Sets every field to the record's; only what differs is written. Refuses a statement without
/// speaker or gist, a date that cannot be read, and a change that takes the second institution from
/// under a credibility of 1.
EditLog::Change changeStatement(const StatementRecord &record);

} // namespace sourceline
