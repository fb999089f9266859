#pragma once

#include "model/store/affected.h"
#include "model/store/editlog.h"
#include "model/store/keys.h"
#include "model/store/searchindex.h"

#include <set>

namespace sourceline {

struct StoredEdit;

struct EditLog::Private
{
    Connection &connection;
    StatementCache statements;
    SearchIndex search;
    CopyNumber copy = 0; ///< drawn when first needed: reading writes nothing anywhere
    bool wrote = false;

    explicit Private(Connection &theConnection);
};

/// One transaction of the log, in which one or more edits are recorded. What was not finished is
/// rolled back, full text included.
class EditLog::Run
{
public:
    explicit Run(EditLog::Private &log);
    ~Run();
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;

    /// Takes the write lock; then takes in what other programs changed, since full text can only be
    /// kept in step from known rows.
    /// An index that a batch left behind is rebuilt, unless the run takes no row out of it.
    Result<void> begin(bool rebuildsSearch = true);
    /// Runs a change under a session and appends it as an edit. seq is 0 when nothing changed.
    Result<Edit> record(const Reason &reason, Id of, const Change &change);
    /// Appends an edit that holds no changeset but `batch`, or nothing.
    Result<Edit> append(const Reason &reason,
                        Id of,
                        const QByteArray *changeset,
                        const QString &batch,
                        std::vector<TouchedRow> rows);
    /// Turns one stored edit back as an edit of its own.
    Result<Edit> revertOne(const StoredEdit &edit, const Reason &reason, ConflictChoice choice);
    Result<void> takeInOutside();
    /// Derived rows, stamps, counters, COMMIT. Gives the edit back with the rows of all edits of
    /// this run.
    Result<Edit> finish(Edit edit);

    const Edit &lastEdit() const { return m_last; } ///< of this run; seq 0: none yet

    StatementCache &statements() { return m_log.statements; }

    sqlite3 *database() const { return m_log.statements.database(); }

    KeyMaker &keys() { return *m_keys; }

    SearchIndex &search() { return m_log.search; }

    Affected &affected() { return m_affected; }

    void stamp(const QByteArray &table, qint64 firstId, qint64 lastId);
    /// Every segment of the incidents.
    Result<void> stampIncidents();

    /// A stored text is kept though no edit was recorded.
    void noteText() { m_storedText = true; }

    /// The same for what a change put beside the record, such as a file's bytes.
    static void noteUnrecorded(Writer &writer);

    /// Ends the run with a commit though it may have recorded no edit: texts, indexes and derived
    /// rows are not recorded.
    Result<void> keep();

private:
    Result<void> readHead();
    Result<QByteArray> changesetOf(const Change &change, QString &label);
    Result<void> appendRows(qint64 seq, const std::vector<TouchedRow> &rows);
    Result<void> recomputeDerived();
    Result<void> nameAffected();
    Result<void> saveStamps();
    Result<void> commit();
    void rollBack();

    EditLog::Private &m_log;
    std::optional<KeyMaker> m_keys;
    Affected m_affected;
    std::set<std::pair<QByteArray, qint64>> m_stamps;
    std::pair<QByteArray, qint64> m_lastStamp; ///< a large edit touches rows side by side
    std::vector<TouchedRow> m_rows;
    Edit m_last;
    qint64 m_seq = 0;
    qint64 m_at = 0;
    QString m_before;
    bool m_open = false;
    bool m_recorded = false;
    bool m_storedText = false;
};

} // namespace sourceline
