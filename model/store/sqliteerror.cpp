#include "model/store/statement.h"

#include <QDir>

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const QString &file, int code, const QString &detail)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return u"%1 is in use by another program. Nothing was changed; try again when that program is done with it."_s
            .arg(file);
    case SQLITE_READONLY:
        return u"%1 cannot be written. Nothing was changed; copy it to a folder that you may write to."_s
            .arg(file);
    case SQLITE_IOERR:
        return u"Reading or writing %1 failed (%2). The change was not made; check the disk or the network share."_s
            .arg(file, detail);
    case SQLITE_CORRUPT:
        return u"%1 is damaged (%2). Nothing was changed; keep it, and open a backup."_s.arg(
            file, detail);
    case SQLITE_FULL:
        return u"The disk that holds %1 is full. The change was not made; free some space and try again."_s
            .arg(file);
    case SQLITE_CANTOPEN:
        return u"%1, or a file beside it that SQLite needs, cannot be opened. Nothing was changed; "
               u"check the rights of the "
               "file and its folder."_s.arg(file);
    case SQLITE_NOTADB:
        return u"%1 is not a casefile, or its header is damaged. Nothing was changed."_s.arg(file);
    case SQLITE_CONSTRAINT:
        return u"%1 refuses the change: %2. Nothing was changed."_s.arg(file, detail);
    case SQLITE_NOMEM:
        return u"There is not enough memory to go on with %1. The change was not made."_s.arg(file);
    case SQLITE_INTERRUPT:
        return u"The work on %1 was cancelled. Nothing was changed."_s.arg(file);
    case SQLITE_TOOBIG:
        return u"A text or a list is larger than %1 can hold (256 MB). The change was not made."_s
            .arg(file);
    default:
        return u"%1: SQLite says: %2 (%3). The change was not made."_s.arg(
            file, detail, QString::number(code));
    }
}

} // namespace

Error sqliteError(const QString &path, int code, const QString &detail)
{
    return {sentence(
        path.isEmpty() ? u"The casefile"_s : QDir::toNativeSeparators(path), code, detail)};
}

Error sqliteError(sqlite3 *database, int code)
{
    const char *path = database ? sqlite3_db_filename(database, "main") : nullptr;
    // The connection's text belongs to its last call, which may be another one by now.
    const bool isLast = database && (sqlite3_errcode(database) & 0xff) == (code & 0xff);
    const char *detail = isLast ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return sqliteError(QString::fromUtf8(path), code, QString::fromUtf8(detail));
}

} // namespace sourceline
