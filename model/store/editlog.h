#pragma once

#include "model/store/connection.h"
#include "model/store/writer.h"

#include <functional>

namespace sourceline {

/// Who did it, what it is called in menus and history, and why.
struct Reason
{
    QString who;
    QString label;
    QString why = {};
    QByteArray kind = "edit"; ///< edit, import, undo, redo, revert, merge, outside
};

/// One committed edit.
struct Edit
{
    qint64 seq = 0; ///< order in this casefile; only grows
    Id id;
    qint64 at = 0; ///< ms since 1970 UTC
    QString who;
    QString why;
    QString label;
    QByteArray kind;
    Id of; ///< the edit that an undo, redo or revert turned back
    QString hash;
    /// Recorded rows, and {"incident_derived", id, 0, id} for each incident whose derived values
    /// were made again. Empty for a batch, and not all for kind outside: there the stamps of the
    /// segments tell what is stale.
    std::vector<TouchedRow> rows;
};

/// A row that an inverted edit cannot be applied to as it is.
struct Conflict
{
    enum class Kind {
        Changed,  ///< holds something else by now
        Present,  ///< was removed, and is there again
        Removed,  ///< is gone
        Dangling, ///< would point at what would be gone
        Forbidden ///< would break a rule of the casefile, or a later version's field is filled
    };

    QByteArray table;
    Id id;
    qint64 other = 0;
    QByteArray column; ///< the first column that differs, or empty
    Value expected;    ///< what the row would have to hold
    Value found;       ///< what it holds now
    QString sentence;  ///< in words
    Kind kind = Kind::Changed;

    /// Whether a person can decide between what is there and what would be written.
    bool mayBeChosen() const { return kind != Kind::Dangling && kind != Kind::Forbidden; }
};

enum class ConflictChoice
{
    Abort,
    KeepPresent,
    Overwrite
};

/// Edits, their hash chain and their inversion, on one ReadWrite connection; synchronous, used on
/// the connection's thread.
class EditLog
{
public:
    explicit EditLog(Connection &connection);
    ~EditLog();

    using Change = std::function<Result<void>(Writer &)>;

    /// DESIGN section 2, steps 1 to 5 up to COMMIT. Nothing of a change that fails, or that throws
    /// off a foreign key, remains. An edit that changes nothing is not recorded: seq is 0.
    Result<Edit> apply(const Reason &reason, const Change &change);

    /// What stands in the way of turning `edit` back now; empty: nothing.
    Result<std::vector<Conflict>> conflictsOfReverting(Id edit);
    /// Turns `edit` back as a new edit of reason.kind undo, redo or revert. Aborts with a sentence
    /// on the first conflict unless choice says otherwise for DATA conflicts; foreign keys and
    /// constraints always abort. A batch is turned back in parts, in one transaction: a series of
    /// edits of one copy with one `at`, of which the last is returned; turning any of them back
    /// turns back the series.
    Result<Edit>
    revert(Id edit, const Reason &reason, ConflictChoice choice = ConflictChoice::Abort);

    /// Adds many new rows fast, recorded as id ranges and a hash of the rows instead of a
    /// changeset. `fill` inserts through the BatchWriter only. Full text of the added rows is
    /// indexed at the end unless `indexText` is false (call rebuildSearch then).
    class BatchWriter;
    using Fill = std::function<Result<void>(BatchWriter &)>;
    Result<Edit> applyBatch(const Reason &reason, const Fill &fill, bool indexText = true);

    /// Rows that another program changed become an edit "changed outside". seq is 0 when there are
    /// none.
    Result<Edit> takeInOutsideChanges();

    Result<void> rebuildSearch();
    /// Recomputes every derived row. For casefiles made without them and for tests.
    Result<void> rebuildDerived();
    Result<void> checkpoint();

    class Run; ///< editrun.h, for the store's own files

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Newest first; `incident` not valid: all. limit 0: no limit.
std::vector<Edit> readEdits(sqlite3 *database, Id incident = {}, int limit = 0);

/// The old and new values that an edit's changeset holds.
struct FieldChange
{
    enum class What
    {
        Changed,
        Added,  ///< with the whole record
        Removed ///< likewise
    };

    QByteArray table;
    Id id;
    qint64 other = 0;
    QByteArray column;
    Value before; ///< NULL for an inserted row
    Value after;  ///< NULL for a deleted row
    What what = What::Changed;
    Id edit;
};

Result<std::vector<FieldChange>> fieldChanges(sqlite3 *database, Id edit);

} // namespace sourceline
