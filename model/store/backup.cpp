#include "model/store/backup.h"

#include "model/store/check.h"
#include "model/store/newfile.h"
#include "model/store/statement.h"
#include "model/store/uri.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString freeName(const QString &path, int newSchema)
{
    const QFileInfo file(path);
    const QString stem =
        QDir(file.absolutePath())
            .filePath(file.completeBaseName() + u".before-schema-"_s + QString::number(newSchema));
    QString name = stem + u".sourceline"_s;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = stem + u'-' + QString::number(number) + u".sourceline"_s;
    return name;
}

Result<void> writeCopy(const Connection &source, const QString &path)
{
    const Result<Connection> memory = Connection::inMemory();
    if (!memory)
        return memory.error();
    // Attached to a connection of its own, so that the copy gets the source's page size and
    // settings and nothing of ours.
    Statement attach(memory->handle(), "ATTACH ?1 AS copy");
    if (Result<void> attached = attach.bind(1, uriFor(path, "mode=rw")).run(); !attached)
        return attached;
    if (Result<void> copied = copyDatabase(source.handle(), memory->handle(), "copy"); !copied)
        return copied;
    return Statement(memory->handle(), "DETACH copy").run();
}

Result<void> checkCopy(const QString &path)
{
    const Result<Connection> copy = Connection::open(path, Access::ReadOnly);
    return copy ? quickCheck(copy->handle()) : copy.error();
}

} // namespace

Result<void> copyDatabase(sqlite3 *source, sqlite3 *target, const char *schema)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, schema, source, "main");
    if (!backup)
        return sqliteError(target, sqlite3_errcode(target));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return sqliteError(target, stepped == SQLITE_DONE ? finished : stepped);
}

Result<QString> backUpBeside(const Connection &source, int newSchema)
{
    const QString name = freeName(source.path(), newSchema);
    Result<NewFile> file = NewFile::beside(name);
    if (!file)
        return file.error();
    Result<void> made = writeCopy(source, file->temporaryPath());
    if (made)
        made = checkCopy(file->temporaryPath());
    if (made)
        made = file->moveInPlace();
    return made ? Result<QString>(name) : made.error();
}

} // namespace sourceline
