#include "model/store/stagedfile.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr auto leftoverNames = ".sourceline-*.part"_L1;

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t part =
            ::write(descriptor, bytes.constData() + written, size_t(bytes.size() - written));
        if (part < 0 && errno == EINTR)
            continue;
        if (part == 0)
            errno = ENOSPC;
        if (part <= 0)
            return false;
        written += part;
    }
    struct stat status = {};
    if (::fsync(descriptor) != 0 || ::fstat(descriptor, &status) != 0)
        return false;
    if (status.st_size != bytes.size()) {
        errno = EIO;
        return false;
    }
    return true;
}

// Short whatever the target is called; unlike any other writer's.
QByteArray nameBeside(const QFileInfo &target)
{
    static std::atomic<int> count = 0;
    return QFile::encodeName(target.path()
                             + u"/.sourceline-%1-%2.part"_s.arg(::getpid()).arg(++count));
}

// A file without a name vanishes with its process; not every file system has them, and naming it
// takes /proc.
int openNameless(const QFileInfo &target, mode_t mode)
{
    if (::access("/proc/self/fd", X_OK) != 0)
        return -1;
    return ::open(
        QFile::encodeName(target.path()).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
}

bool nameIt(int descriptor, const QByteArray &name)
{
    const QByteArray self = "/proc/self/fd/" + QByteArray::number(descriptor);
    return ::linkat(AT_FDCWD, self.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) == 0;
}

void syncFolder(const QFileInfo &target)
{
    const Descriptor folder(
        ::open(QFile::encodeName(target.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.value());
}

} // namespace

StagedFile::StagedFile(const QFileInfo &target, mode_t mode)
    : m_target(target)
    , m_place(QFile::encodeName(target.filePath()))
    , m_beside(nameBeside(target))
    , m_file(openNameless(target, mode))
    , m_isNew(!target.exists())
{
    if (m_file.isOpen())
        return;
    m_file.reset(::open(m_beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    m_isBeside = m_file.isOpen();
}

StagedFile::StagedFile(StagedFile &&other) noexcept
    : m_target(other.m_target)
    , m_place(other.m_place)
    , m_beside(other.m_beside)
    , m_kept(std::exchange(other.m_kept, {}))
    , m_file(std::move(other.m_file))
    , m_isNew(other.m_isNew)
    , m_isBeside(std::exchange(other.m_isBeside, false))
{}

StagedFile::~StagedFile()
{
    if (m_isBeside)
        ::unlink(m_beside.constData());
    if (!m_kept.isEmpty())
        ::unlink(m_kept.constData());
}

int StagedFile::write(const QByteArray &bytes, mode_t mode)
{
    bool done =
        m_file.isOpen() && ::flock(m_file.value(), LOCK_EX) == 0 && writeAll(m_file.value(), bytes);
    if (done && !m_isNew)
        done = ::fchmod(m_file.value(), mode) == 0;
    if (done && !m_isBeside)
        done = m_isBeside = nameIt(m_file.value(), m_beside);
    return done ? 0 : errno;
}

void StagedFile::keepOld()
{
    const QByteArray name = nameBeside(m_target);
    if (!m_isNew && ::link(m_place.constData(), name.constData()) == 0)
        m_kept = name;
}

int StagedFile::place()
{
    if (::rename(m_beside.constData(), m_place.constData()) != 0)
        return errno;
    m_isBeside = false;
    syncFolder(m_target);
    return 0;
}

void StagedFile::takeBack()
{
    if (m_isNew)
        ::unlink(m_place.constData());
    else if (!m_kept.isEmpty() && ::rename(m_kept.constData(), m_place.constData()) == 0)
        m_kept.clear();
}

void removeLeftovers(const QDir &folder)
{
    for (const QString &name : folder.entryList({leftoverNames}, QDir::Files | QDir::Hidden)) {
        const QByteArray path = QFile::encodeName(folder.filePath(name));
        const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (file.isOpen() && ::flock(file.value(), LOCK_EX | LOCK_NB) == 0)
            ::unlink(path.constData());
    }
}

} // namespace sourceline
