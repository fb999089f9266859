#pragma once

#include "model/store/value.h"
#include "model/text/result.h"

#include <functional>

struct sqlite3;
struct sqlite3_session;
struct sqlite3_changeset_iter;

namespace sourceline {

/// Records what happens to the attached tables of `main` from construction to destruction. Every
/// return code is looked at: a session that failed to record would otherwise hand out an empty
/// changeset and the edit would be lost to history.
class Session
{
public:
    explicit Session(sqlite3 *database);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    Result<void> attach(const QByteArray &table);
    Result<QByteArray> changeset(); ///< empty when nothing changed

private:
    sqlite3 *m_database;
    sqlite3_session *m_session = nullptr;
    int m_result;
};

enum class Operation
{
    Insert,
    Update,
    Delete
};

/// One row of a changeset while it is being walked. Values of another row are never seen.
class ChangesetRow
{
public:
    explicit ChangesetRow(sqlite3_changeset_iter *at);

    QByteArray table() const { return m_table; }

    int columns() const { return m_columns; } ///< of the table when the changeset was recorded

    Operation operation() const { return m_operation; }

    bool isKey(int column) const;
    bool hasOld(int column) const; ///< of an update: the key and the columns that changed
    bool hasNew(int column) const;
    Value oldValue(int column) const;
    Value newValue(int column) const;
    Value present(int column) const; ///< in a conflict handler, where there is such a row

    Value key(int column) const
    {
        return m_operation == Operation::Insert ? newValue(column) : oldValue(column);
    }

private:
    sqlite3_changeset_iter *m_at;
    QByteArray m_table;
    int m_columns = 0;
    Operation m_operation = Operation::Update;
};

/// Calls `row` for each row; stops at its first error. A changeset that is damaged is an error.
Result<void> walkChangeset(const QByteArray &changeset,
                           const std::function<Result<void>(const ChangesetRow &)> &row);
Result<QByteArray> invertChangeset(const QByteArray &changeset);

enum class ConflictKind
{
    Data,
    NotFound,
    Present,
    Constraint,
    ForeignKey
};
enum class Resolution
{
    Abort,
    Skip,
    Replace
};

/// Applies inside the caller's transaction or savepoint; `decide` is asked for each conflict. On a
/// failure, and when `decide` says Abort, nothing of the changeset remains. Tables that are not
/// there are passed over in silence: walk it first.
using Decide = std::function<Resolution(ConflictKind, sqlite3_changeset_iter *)>;
Result<void> applyChangeset(sqlite3 *database, const QByteArray &changeset, const Decide &decide);

} // namespace sourceline
