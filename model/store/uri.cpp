#include "model/store/uri.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool mayWrite(const QString &path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

} // namespace

QString uriFor(const QString &path, const QByteArray &query)
{
    const QByteArray escaped =
        QFile::encodeName(QFileInfo(path).absoluteFilePath()).toPercentEncoding("/");
    return u"file://"_s + QString::fromLatin1(escaped) + u'?' + QString::fromLatin1(query);
}

WalBeside walBeside(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const QFileInfo wal(real + u"-wal"_s);
    if (!wal.exists())
        return WalBeside::None;
    if (QFileInfo::exists(real + u"-shm"_s))
        return WalBeside::WithIndex;
    return wal.size() > 0 ? WalBeside::Alone : WalBeside::None;
}

std::vector<ReadingWay> waysToRead(const QString &path, WalBeside wal)
{
    switch (wal) {
    case WalBeside::None:
        return {{"mode=ro&immutable=1", false}};
    case WalBeside::WithIndex:
        // readonly_shm recovers a dead log in memory. A live one may have no mark that such a
        // reader can use; then the index is opened as any reader does, which changes only that
        // index.
        if (isWritableWithFolder(path))
            return {{"mode=ro&readonly_shm=1", false}, {"mode=ro", false}};
        return {{"mode=ro&readonly_shm=1", false}};
    case WalBeside::Alone:
        if (isWritableWithFolder(path))
            return {{"mode=rw", true}};
        return {};
    }
    return {};
}

Error unreadableWal(const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    return {u"The latest changes to %1 are in %2-wal beside it, and they cannot be read without "
            u"writing there. Nothing was "
            "changed; copy both files to a folder that you may write to."_s.arg(
                file, QFileInfo(path).fileName())};
}

bool isWritable(const QString &path)
{
    return mayWrite(path);
}

bool isWritableWithFolder(const QString &path)
{
    return mayWrite(path) && mayWrite(QFileInfo(QFileInfo(path).canonicalFilePath()).path());
}

} // namespace sourceline
