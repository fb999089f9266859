#include "model/store/sqlitesetup.h"

#include <sqlite3.h>

namespace sourceline {

int setUpSqlite()
{
    static const int answer = [] {
        // What it has allocated nobody asks here, and to count it all threads take turns at one
        // lock. Where somebody was first it goes on counting.
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return sqlite3_initialize();
    }();
    return answer;
}

} // namespace sourceline
