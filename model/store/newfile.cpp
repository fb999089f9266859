#include "model/store/newfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Error cannotMake(const QString &path, int reason)
{
    const QString file = QDir::toNativeSeparators(path);
    if (reason == EEXIST)
        return {u"%1 is there already and was left as it is. Choose another name."_s.arg(file)};
    if (reason == ENAMETOOLONG)
        return {
            u"The name of %1 is too long: SQLite needs room for “-journal” behind it. Choose a shorter one."_s
                .arg(file)};
    return {
        u"%1 cannot be made: %2. Nothing was left behind."_s.arg(file, qt_error_string(reason))};
}

// 0 or errno. What was written must be on the disk before it gets its name.
int syncPath(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int reason = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return reason;
}

int renameWithoutReplacing(const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // A file system without it: a hard link does not replace either.
    if (::link(from.constData(), to.constData()) != 0)
        return errno;
    ::unlink(from.constData());
    return 0;
}

// What a file made by open(2) would have; mkstemp gives 0600 to everything.
mode_t usualMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

} // namespace

NewFile::NewFile(const QString &path, const QString &temporary)
    : m_path(path)
    , m_temporary(temporary)
{}

NewFile::NewFile(NewFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_temporary(std::exchange(other.m_temporary, QString()))
{}

Result<NewFile> NewFile::beside(const QString &path)
{
    const QFileInfo target(path);
    if (target.exists() || target.isSymLink())
        return cannotMake(path, EEXIST);
    if (QFile::encodeName(target.fileName()).size() > 255 - qsizetype(sizeof "-journal" - 1))
        return cannotMake(path, ENAMETOOLONG);
    QByteArray name =
        QFile::encodeName(QDir(target.absolutePath()).filePath(u".sourceline-XXXXXX"_s));
    const int file = ::mkstemp(name.data());
    if (file < 0)
        return cannotMake(path, errno);
    ::fchmod(file, usualMode());
    ::close(file);
    return NewFile(path, QFile::decodeName(name));
}

Result<void> NewFile::moveInPlace()
{
    int reason = syncPath(m_temporary, O_RDONLY);
    if (reason == 0)
        reason = renameWithoutReplacing(QFile::encodeName(m_temporary),
                                        QFile::encodeName(QFileInfo(m_path).absoluteFilePath()));
    if (reason != 0)
        return cannotMake(m_path, reason);
    m_temporary.clear();
    // The file is whole and has its name; a folder that cannot be synced (some network shares) does
    // not change that.
    (void)syncPath(QFileInfo(m_path).absolutePath(), O_RDONLY | O_DIRECTORY);
    return {};
}

NewFile::~NewFile()
{
    if (m_temporary.isEmpty())
        return;
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(m_temporary + suffix);
}

} // namespace sourceline
