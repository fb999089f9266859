#include "model/store/pagecache.h"

#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

namespace {

void setCacheSize(sqlite3 *database, qint64 bytes)
{
    const QByteArray sql = "PRAGMA cache_size = -" + QByteArray::number(bytes / 1024);
    (void)Statement(database, sql.constData()).run(); // failing, more is held
}

} // namespace

qint64 pagesHeld(sqlite3 *database)
{
    int held = 0, most = 0;
    sqlite3_db_status(database, SQLITE_DBSTATUS_CACHE_USED, &held, &most, 0);
    return held;
}

void trimPages(sqlite3 *database, qint64 bytes)
{
    if (pagesHeld(database) <= bytes)
        return;
    setCacheSize(database, bytes); // frees what is more
    setCacheSize(database, writersPages);
}

void releasePages(sqlite3 *database)
{
    sqlite3_db_release_memory(database);
}

} // namespace sourceline
