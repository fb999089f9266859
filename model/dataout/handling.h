#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QHash>
#include <QString>

struct sqlite3;

namespace sourceline {

/// Handling markings (TLP and those that a casefile adds) of documents, statements and notes, and
/// the highest that may leave. One thread.
class Handling
{
public:
    /// `most`: the code of a marking, as in `TLP:AMBER`; empty: the lowest there is. Refuses a
    /// marking that the casefile does not know.
    static Result<Handling> read(sqlite3 *database, const QString &most);

    /// One sentence naming the record when it is marked above what may leave.
    Result<void> document(Id id) { return pass(m_documents, id); }

    Result<void> statement(Id id) { return pass(m_statements, id); }

    Result<void> note(Id id) { return pass(m_notes, id); }

    /// Of a document or a statement; empty where there is none.
    QString markingOf(Id record) const;

    /// The highest that has passed.
    QString highest() const { return m_highest; }

private:
    struct Marked
    {
        QString what; ///< names the record, as in `The document “…”`
        QString marking;
        qint64 rank = 0;
    };

    using Records = QHash<Id, Marked>;

    Result<void> pass(const Records &records, Id id);

    Records m_documents, m_statements, m_notes;
    QString m_most, m_highest;
    qint64 m_mostRank = 0, m_highestRank = 0;
};

} // namespace sourceline
