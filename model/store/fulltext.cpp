#include "model/store/fulltext.h"

#include "model/store/foldtokenizer.h"
#include "model/store/statement.h"
#include "model/store/wordplaces.h"

#include <sqlite3.h>

namespace sourceline {

Result<void> registerFullText(sqlite3 *database)
{
    fts5_api *api = nullptr;
    Statement select(database, "SELECT fts5(?1)");
    if (!select.failed())
        sqlite3_bind_pointer(select.handle(), 1, &api, "fts5_api_ptr", nullptr);
    if (!select.next() || !api)
        return Error{QStringLiteral("This system's SQLite has no full-text search (FTS5), which "
                                    "casefiles need. Nothing was opened.")};
    int code = registerFoldTokenizer(api);
    if (code == SQLITE_OK)
        code = registerWordPlaces(api);
    if (code != SQLITE_OK)
        return sqliteError(database, code);
    return {};
}

} // namespace sourceline
