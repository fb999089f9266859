#include "model/store/connection.h"
#include "model/store/hardening.h"
#include "model/store/newfile.h"
#include "model/store/schema.h"
#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

namespace {

Result<void> fill(sqlite3 *database, const QString &title)
{
    const QByteArray id = QByteArray::number(casefileApplicationId);
    if (Result<void> marked = setPragma(database, "application_id", id.constData()); !marked)
        return marked;
    if (Result<void> made = migrate(database); !made)
        return made;
    if (Result<void> titled = Statement(database, "INSERT INTO casefile (id, title) VALUES (1, ?1)")
                                  .bind(1, title)
                                  .run();
        !titled)
        return titled;
    return Statement(database, "PRAGMA wal_checkpoint(TRUNCATE)").run();
}

} // namespace

Result<void> Connection::create(const QString &path, const QString &title)
{
    Result<NewFile> file = NewFile::beside(path);
    if (!file)
        return file.error();
    {
        Result<Connection> connection = open(file->temporaryPath(), Access::ReadWrite);
        if (!connection)
            return connection.error();
        if (Result<void> filled = fill(connection->handle(), title); !filled)
            return filled;
    } // closed here, so that no -wal is left
    return file->moveInPlace();
}

} // namespace sourceline
