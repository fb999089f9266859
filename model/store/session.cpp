#include "model/store/session.h"

#include "model/store/statement.h"

#include <limits>
#include <memory>
#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct SqliteFree
{
    void operator()(void *bytes) const { sqlite3_free(bytes); }
};

using SqliteBytes = std::unique_ptr<void, SqliteFree>;

Error damaged(int code)
{
    return {
        u"The record of an edit cannot be read (%1). Nothing was changed; `sourceline check` says which edits are damaged."_s
            .arg(QString::fromUtf8(sqlite3_errstr(code)))};
}

Value valueOf(sqlite3_value *value)
{
    if (!value)
        return {};
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return sqlite3_value_double(value);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
        const int bytes = sqlite3_value_bytes(value);
        return bytes == 0 ? u""_s : QString::fromUtf8(text, bytes);
    }
    case SQLITE_BLOB: {
        const auto *blob = static_cast<const char *>(sqlite3_value_blob(value));
        return QByteArray(blob, sqlite3_value_bytes(value));
    }
    default:
        return {};
    }
}

// The session interface counts bytes in int and takes its input as void *, though it only reads it.
Result<void *> inputOf(const QByteArray &bytes)
{
    if (bytes.size() > std::numeric_limits<int>::max())
        return damaged(SQLITE_TOOBIG);
    return const_cast<char *>(bytes.constData());
}

using Getter = int (*)(sqlite3_changeset_iter *, int, sqlite3_value **);

sqlite3_value *get(Getter getter, sqlite3_changeset_iter *at, int column)
{
    sqlite3_value *value = nullptr;
    return getter(at, column, &value) == SQLITE_OK ? value : nullptr;
}

} // namespace

Session::Session(sqlite3 *database)
    : m_database(database)
    , m_result(sqlite3session_create(database, "main", &m_session))
{}

Session::~Session()
{
    sqlite3session_delete(m_session);
}

Result<void> Session::attach(const QByteArray &table)
{
    if (m_result == SQLITE_OK)
        m_result = sqlite3session_attach(m_session, table.constData());
    if (m_result != SQLITE_OK)
        return sqliteError(m_database, m_result);
    return {};
}

Result<QByteArray> Session::changeset()
{
    if (m_result != SQLITE_OK)
        return sqliteError(m_database, m_result);
    int size = 0;
    void *bytes = nullptr;
    m_result = sqlite3session_changeset(m_session, &size, &bytes);
    const SqliteBytes owned(bytes);
    if (m_result != SQLITE_OK)
        return sqliteError(m_database, m_result);
    return QByteArray(static_cast<const char *>(bytes), size);
}

ChangesetRow::ChangesetRow(sqlite3_changeset_iter *at)
    : m_at(at)
{
    const char *table = nullptr;
    int operation = 0, indirect = 0;
    if (sqlite3changeset_op(at, &table, &m_columns, &operation, &indirect) != SQLITE_OK)
        return;
    m_table = table;
    if (operation == SQLITE_INSERT)
        m_operation = Operation::Insert;
    else if (operation == SQLITE_DELETE)
        m_operation = Operation::Delete;
}

bool ChangesetRow::isKey(int column) const
{
    unsigned char *keys = nullptr;
    int count = 0;
    return sqlite3changeset_pk(m_at, &keys, &count) == SQLITE_OK && column < count
           && keys[column] != 0;
}

bool ChangesetRow::hasOld(int column) const
{
    return m_operation != Operation::Insert && get(sqlite3changeset_old, m_at, column);
}

bool ChangesetRow::hasNew(int column) const
{
    return m_operation != Operation::Delete && get(sqlite3changeset_new, m_at, column);
}

Value ChangesetRow::oldValue(int column) const
{
    return m_operation == Operation::Insert ? Value()
                                            : valueOf(get(sqlite3changeset_old, m_at, column));
}

Value ChangesetRow::newValue(int column) const
{
    return m_operation == Operation::Delete ? Value()
                                            : valueOf(get(sqlite3changeset_new, m_at, column));
}

Value ChangesetRow::present(int column) const
{
    return valueOf(get(sqlite3changeset_conflict, m_at, column));
}

Result<void> walkChangeset(const QByteArray &changeset,
                           const std::function<Result<void>(const ChangesetRow &)> &row)
{
    const auto input = inputOf(changeset);
    if (!input)
        return input.error();
    sqlite3_changeset_iter *at = nullptr;
    int code = sqlite3changeset_start(&at, int(changeset.size()), *input);
    if (code != SQLITE_OK)
        return damaged(code);
    Result<void> outcome;
    while (outcome && (code = sqlite3changeset_next(at)) == SQLITE_ROW)
        outcome = row(ChangesetRow(at));
    const int end = sqlite3changeset_finalize(at);
    if (outcome && (code != SQLITE_DONE || end != SQLITE_OK))
        return damaged(code != SQLITE_DONE ? code : end);
    return outcome;
}

Result<QByteArray> invertChangeset(const QByteArray &changeset)
{
    const auto input = inputOf(changeset);
    if (!input)
        return input.error();
    int size = 0;
    void *bytes = nullptr;
    const int code = sqlite3changeset_invert(int(changeset.size()), *input, &size, &bytes);
    const SqliteBytes owned(bytes);
    if (code != SQLITE_OK)
        return damaged(code);
    return QByteArray(static_cast<const char *>(bytes), size);
}

namespace {

int onConflict(void *context, int kind, sqlite3_changeset_iter *at)
{
    const auto &decide = *static_cast<const Decide *>(context);
    switch (kind) {
    case SQLITE_CHANGESET_DATA:
    case SQLITE_CHANGESET_CONFLICT: {
        const auto which =
            kind == SQLITE_CHANGESET_DATA ? ConflictKind::Data : ConflictKind::Present;
        const Resolution resolution = decide(which, at);
        if (resolution == Resolution::Replace)
            return SQLITE_CHANGESET_REPLACE;
        return resolution == Resolution::Skip ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
    }
    default:
        break;
    }
    // SQLite takes REPLACE for a misuse here.
    ConflictKind which = ConflictKind::Constraint;
    if (kind == SQLITE_CHANGESET_NOTFOUND)
        which = ConflictKind::NotFound;
    else if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
        which = ConflictKind::ForeignKey;
    return decide(which, at) == Resolution::Abort ? SQLITE_CHANGESET_ABORT : SQLITE_CHANGESET_OMIT;
}

} // namespace

Result<void> applyChangeset(sqlite3 *database, const QByteArray &changeset, const Decide &decide)
{
    const auto input = inputOf(changeset);
    if (!input)
        return input.error();
    const int code = sqlite3changeset_apply_v2(database,
                                               int(changeset.size()),
                                               *input,
                                               nullptr,
                                               onConflict,
                                               const_cast<Decide *>(&decide),
                                               nullptr,
                                               nullptr,
                                               0);
    if (code == SQLITE_ABORT)
        return Error{u"Later changes stand in the way. Nothing was changed."_s};
    if (code != SQLITE_OK)
        return sqliteError(database, code);
    return {};
}

} // namespace sourceline
