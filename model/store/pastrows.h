#pragma once

#include "model/store/session.h"
#include "model/store/shadow.h"

#include <QStringList>

#include <atomic>

namespace sourceline {

/// What recorded rows held before the edits since some point: the edits are taken back one after
/// the other, newest first, in memory. The cost grows with these edits, not with the file.
class PastRows
{
public:
    /// The present of `main` on `database`, inside a read transaction.
    explicit PastRows(sqlite3 *database)
        : m_database(database)
    {}

    /// Takes back every edit after `seq`.
    Result<void> takeBackAfter(qint64 seq, const std::atomic<bool> *cancelled);

    /// How the tables differ from the present. Rows that are as they were are left out.
    Result<ShadowedTables> shadows();

    int edits() const { return m_edits; }

    /// Incidents that added records count for: named by the log for edits that hold no changeset.
    const std::set<Id> &incidentsOfBatches() const { return m_incidents; }

    QStringList gaps() const { return m_gaps; }

private:
    struct Row
    {
        bool wasThere = true;
        std::map<int, Value> values; ///< by column; the others are as they are now, or the default
    };

    Result<void> takeBack(const Statement &edit);
    void takeBack(const ChangesetRow &row);
    Result<void> takeBackBatch(qint64 seq, const QByteArray &batch);
    void noteGap(const Statement &edit, const QString &what);
    Result<void> addShadow(const RecordedTable &table, ShadowedTable &shadow);

    sqlite3 *m_database;
    std::map<QByteArray, std::map<RowKey, Row>> m_rows;
    std::map<QByteArray, IdRanges> m_ranges;
    std::set<Id> m_incidents;
    QStringList m_gaps;
    int m_edits = 0;
};

} // namespace sourceline
