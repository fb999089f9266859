#include "model/store/check.h"
#include "model/store/statement.h"

#include <QDir>

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

Result<void> quickCheck(sqlite3 *database)
{
    Statement check(database, "PRAGMA quick_check(1)");
    const bool answered = check.next();
    if (check.failed())
        return check.error();
    if (answered && check.text(0) == u"ok"_s)
        return {};
    const char *path = sqlite3_db_filename(database, "main");
    const QString file =
        path && *path ? QDir::toNativeSeparators(QString::fromUtf8(path)) : u"The casefile"_s;
    return Error{u"%1 is damaged (%2). Nothing was changed; keep it, and open a backup."_s.arg(
        file, check.text(0).simplified())};
}

} // namespace sourceline
