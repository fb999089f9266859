#include "model/store/connection.h"

#include "model/store/hardening.h"
#include "model/store/sqlitesetup.h"
#include "model/store/statement.h"
#include "model/store/statementpool.h"
#include "model/store/uri.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>
#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

struct Connection::Private
{
    QString name; ///< in QSqlDatabase's list
    QString path;
    Access access = Access::ReadWrite;
    sqlite3 *handle = nullptr;

    Private(const QString &thePath, Access theAccess)
        : path(thePath)
        , access(theAccess)
    {
        static std::atomic<quint64> counter = 0;
        name = u"casefile %1"_s.arg(++counter);
    }

    ~Private()
    {
        statementPool::close(handle);
        QSqlDatabase::removeDatabase(name);
    }

    Result<void> connect(const QString &target, bool readOnly);
};

namespace {

// Longer would be felt: opening is on the UI thread.
constexpr auto connectOptions = "QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=500"_L1;
constexpr auto readOnlyOption = ";QSQLITE_OPEN_READONLY"_L1;

Result<void> prepareReading(sqlite3 *database, bool exclusive)
{
    int answer = 0;
    if (sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &answer) != SQLITE_OK
        || answer != 1)
        return Error{u"This system's SQLite cannot leave a file as it is. Nothing was opened."_s};
    // Before the first read, so that the index of the -wal is kept in memory and no -shm is made.
    if (exclusive) {
        if (Result<void> set = setPragma(database, "locking_mode", "exclusive"); !set)
            return set;
    }
    return setPragma(database, "query_only", "1");
}

Result<void> prepareWriting(sqlite3 *database)
{
    Statement present(database, "PRAGMA journal_mode");
    const bool isWal = present.next() && present.text(0) == u"wal"_s;
    if (present.failed())
        return present.error();
    present.reset();
    if (!isWal) {
        if (Result<void> set = setPragma(database, "journal_mode", "wal"); !set)
            return set;
    }
    if (Result<void> set = setPragma(database, "synchronous", "2"); !set)
        return set;
    // Pages that are changed are kept up to 64 MB until the commit: else a large edit writes them to
    // the log while it still changes them, and reads them again. The answer is in pages.
    if (Result<void> set = setPragma(database, "cache_size", "-8192"); !set)
        return set;
    if (Result<void> set = Statement(database, "PRAGMA cache_spill = -65536").run(); !set)
        return set;
    return setPragma(database, "wal_autocheckpoint", "0");
}

// The first read of the file; what is wrong with it or its locks shows here.
Result<void> readOnce(sqlite3 *database)
{
    return Statement(database, "SELECT count(*) FROM sqlite_schema").run();
}

} // namespace

Result<void> Connection::Private::connect(const QString &target, bool readOnly)
{
    setUpSqlite();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setConnectOptions(readOnly ? connectOptions + readOnlyOption
                                        : QString(connectOptions));
    database.setDatabaseName(target);
    if (!database.open())
        return sqliteError(path,
                           database.lastError().nativeErrorCode().toInt(),
                           database.lastError().databaseText());
    const QVariant held = database.driver()->handle();
    if (qstrcmp(held.typeName(), "sqlite3*") != 0)
        return Error{
            u"The SQLite driver of this system's Qt gives no access to SQLite. Nothing was opened."_s};
    handle = *static_cast<sqlite3 *const *>(held.constData());
    if (auto hardened = harden(handle); !hardened)
        return hardened;
    statementPool::open(handle);
    return {};
}

Connection::Connection(std::unique_ptr<Private> p)
    : d(std::move(p))
{}

Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const QString &path, Access access)
{
    const WalBeside wal = walBeside(path);
    if (access == Access::ReadWrite) {
        auto d = std::make_unique<Private>(path, access);
        Result<void> done = d->connect(uriFor(path, "mode=rw"), false);
        if (done)
            done = prepareWriting(d->handle);
        return done ? Result<Connection>(Connection(std::move(d))) : done.error();
    }
    Error why;
    for (const ReadingWay &way : waysToRead(path, wal)) {
        auto d = std::make_unique<Private>(path, access);
        Result<void> done = d->connect(uriFor(path, way.query), !way.exclusive);
        if (done)
            done = prepareReading(d->handle, way.exclusive);
        if (done)
            done = readOnce(d->handle);
        if (done)
            return Connection(std::move(d));
        why = done.error();
    }
    return why.message.isEmpty() ? unreadableWal(path) : why;
}

Result<Connection> Connection::inMemory()
{
    auto d = std::make_unique<Private>(QString(), Access::ReadWrite);
    if (Result<void> done = d->connect(u":memory:"_s, false); !done)
        return done.error();
    return Connection(std::move(d));
}

sqlite3 *Connection::handle() const
{
    return d->handle;
}

Access Connection::access() const
{
    return d->access;
}

QString Connection::path() const
{
    return d->path;
}

} // namespace sourceline
