#include "model/store/pagecache.h"

#include <sqlite3.h>

namespace sourceline {

void releasePages(sqlite3 *database)
{
    sqlite3_db_release_memory(database);
}

} // namespace sourceline
