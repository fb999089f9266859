#include "model/store/pagecache.h"

#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

void releasePages(sqlite3 *database)
{
    sqlite3_db_release_memory(database);
}

// Failing, the connection keeps what it kept.
void keepPages(sqlite3 *database, KeptPages pages)
{
    const QByteArray set = "PRAGMA cache_size = -" + QByteArray::number(static_cast<int>(pages));
    (void)Statement(database, set.constData()).run();
}

} // namespace sourceline
