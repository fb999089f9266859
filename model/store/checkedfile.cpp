#include "model/store/checkedfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr auto leftoverNames = ".sourceline-*.part"_L1;

class Descriptor
{
public:
    explicit Descriptor(int value)
        : m_value(value)
    {}

    ~Descriptor() { reset(-1); }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int value() const { return m_value; }

    bool isOpen() const { return m_value >= 0; }

    void reset(int value)
    {
        if (isOpen())
            ::close(m_value);
        m_value = value;
    }

private:
    int m_value;
};

QString reasonFor(int code, const QFileInfo &target)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return u"the disk is full"_s;
    case EFBIG:
        return u"the file would be larger than is allowed here"_s;
    case ENAMETOOLONG:
        return u"the name is too long"_s;
    case ENOENT:
    case ENOTDIR:
        return u"there is no folder %1"_s.arg(target.path());
    case EACCES:
    case EPERM:
        return u"the folder %1 may not be written"_s.arg(target.path());
    case EROFS:
        return u"the disk of %1 can only be read"_s.arg(target.path());
    default:
        return QString::fromLocal8Bit(std::strerror(code));
    }
}

Error refused(const QFileInfo &target, const QString &reason)
{
    const QString kept =
        target.exists() ? u"what stood there is unchanged"_s : u"nothing was written"_s;
    // A name too long for a disk is too long for a sentence.
    QString name = target.fileName();
    if (name.size() > 60)
        name = name.first(40) + u"…"_s;
    return Error{u"%1 could not be written: %2; %3."_s.arg(name, reason, kept)};
}

Error refused(const QFileInfo &target, int code)
{
    return refused(target, reasonFor(code, target));
}

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

// What a writer that was killed between naming and renaming left; a living one holds the lock of
// its file.
void removeLeftovers(const QDir &folder)
{
    for (const QString &name : folder.entryList({leftoverNames}, QDir::Files | QDir::Hidden)) {
        const QByteArray path = QFile::encodeName(folder.filePath(name));
        const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (file.isOpen() && ::flock(file.value(), LOCK_EX | LOCK_NB) == 0)
            ::unlink(path.constData());
    }
}

mode_t modeFor(const QFileInfo &target, Readers readers)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(target.filePath()).constData(), &status) == 0)
        return status.st_mode & 0777;
    return readers == Readers::OnlyMe ? 0600 : 0666;
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

// 0, or the errno of what failed.
int replace(const QFileInfo &target, const QByteArray &bytes, mode_t mode)
{
    const QByteArray beside = nameBeside(target);
    bool isNamed = false;
    Descriptor file(openNameless(target, mode));
    if (!file.isOpen()) {
        file.reset(::open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        isNamed = file.isOpen();
    }
    if (!file.isOpen())
        return errno;
    bool done = ::flock(file.value(), LOCK_EX) == 0 && writeAll(file.value(), bytes);
    if (done && target.exists())
        done = ::fchmod(file.value(), mode) == 0;
    if (done && !isNamed)
        done = isNamed = nameIt(file.value(), beside);
    done =
        done && ::rename(beside.constData(), QFile::encodeName(target.filePath()).constData()) == 0;
    const int code = done ? 0 : errno;
    if (!done && isNamed)
        ::unlink(beside.constData());
    if (done)
        syncFolder(target);
    return code;
}

// A link leads to what it names, which is then replaced; the link stays.
QFileInfo targetOf(const QString &path)
{
    const QFileInfo given(path);
    const QString canonical = given.canonicalFilePath();
    return QFileInfo(canonical.isEmpty() ? given.absoluteFilePath() : canonical);
}

} // namespace

Result<void> canWrite(const QString &path)
{
    const QFileInfo target = targetOf(path);
    if (target.fileName().isEmpty() || target.isDir())
        return refused(target, u"a folder stands there"_s);
    if (target.exists() && !target.isFile())
        return refused(target, u"it is no ordinary file"_s);
    const QByteArray folder = QFile::encodeName(target.path());
    struct stat status = {};
    if (::stat(QFile::encodeName(target.filePath()).constData(), &status) != 0 && errno != ENOENT)
        return refused(target, errno);
    if (::stat(folder.constData(), &status) != 0 || ::access(folder.constData(), W_OK | X_OK) != 0)
        return refused(target, errno);
    if (target.exists() && ::access(QFile::encodeName(target.filePath()).constData(), W_OK) != 0)
        return refused(target, u"it may only be read"_s);
    return {};
}

Result<void> writeChecked(const QString &path, const QByteArray &bytes, Readers readers)
{
    if (const auto possible = canWrite(path); !possible)
        return possible;
    const QFileInfo target = targetOf(path);
    removeLeftovers(target.dir());
    if (const int code = replace(target, bytes, modeFor(target, readers)); code != 0)
        return refused(target, code);
    return {};
}

} // namespace sourceline
