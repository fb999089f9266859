#include "model/store/upgrade.h"

#include "model/store/backup.h"
#include "model/store/statement.h"

#include <QDir>
#include <QFile>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

int versionOf(sqlite3 *database)
{
    Statement version(database, "PRAGMA user_version");
    return version.next() ? int(version.integer(0)) : 0;
}

// Each step is a transaction; the ones before the failed one are turned back by the backup.
Result<void> putBack(const Connection &connection, const QString &backup, int version)
{
    if (versionOf(connection.handle()) == version)
        return {};
    const Result<Connection> old = Connection::open(backup, Access::ReadOnly);
    return old ? copyDatabase(old->handle(), connection.handle(), "main") : old.error();
}

Error failed(const QString &path, const QString &why)
{
    return {u"%1 could not be upgraded and is as it was. %2"_s.arg(QDir::toNativeSeparators(path),
                                                                   why)};
}

} // namespace

Result<void> upgradeFile(const QString &path, const QStringList &steps)
{
    const Result<Connection> connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return connection.error();
    const int version = versionOf(connection->handle());
    const Result<QString> backup = backUpBeside(*connection, int(steps.size()));
    if (!backup)
        return failed(path, backup.error().message);
    const Result<void> migrated = migrate(connection->handle(), steps);
    if (migrated)
        return Statement(connection->handle(), "PRAGMA wal_checkpoint(TRUNCATE)").run();
    if (const Result<void> back = putBack(*connection, *backup, version); !back)
        return Error{u"%1 could not be upgraded (%2). What it held is in %3."_s.arg(
            QDir::toNativeSeparators(path),
            migrated.error().message,
            QDir::toNativeSeparators(*backup))};
    QFile::remove(*backup);
    return failed(path, migrated.error().message);
}

} // namespace sourceline
