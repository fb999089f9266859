#include "model/store/checkedfile.h"

#include "model/store/stagedfile.h"

#include <QDir>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

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

mode_t modeFor(const QFileInfo &target, Readers readers)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(target.filePath()).constData(), &status) == 0)
        return status.st_mode & 0777;
    return readers == Readers::OnlyMe ? 0600 : 0666;
}

// A link leads to what it names, which is then replaced; the link stays.
QFileInfo targetOf(const QString &path)
{
    const QFileInfo given(path);
    const QString canonical = given.canonicalFilePath();
    return QFileInfo(canonical.isEmpty() ? given.absoluteFilePath() : canonical);
}

Result<void> writeAll(const std::vector<FileToWrite> &files, Readers readers)
{
    for (const FileToWrite &file : files) {
        if (auto possible = canWrite(file.path); !possible)
            return possible;
    }
    std::vector<StagedFile> staged;
    staged.reserve(files.size());
    for (const FileToWrite &file : files) {
        const QFileInfo target = targetOf(file.path);
        removeLeftovers(target.dir());
        const mode_t mode = modeFor(target, readers);
        if (const int code = staged.emplace_back(target, mode).write(file.bytes, mode); code != 0)
            return refused(target, code);
    }
    // One file alone needs no way back.
    for (StagedFile &one : staged) {
        if (staged.size() > 1)
            one.keepOld();
    }
    for (size_t at = 0; at < staged.size(); ++at) {
        if (const int code = staged[at].place(); code != 0) {
            for (size_t placed = at; placed > 0; --placed)
                staged[placed - 1].takeBack();
            return refused(staged[at].target(), code);
        }
    }
    return {};
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
    return writeAll({{path, bytes}}, readers);
}

Result<void> writeAllChecked(const std::vector<FileToWrite> &files)
{
    return writeAll(files, Readers::AsUsual);
}

} // namespace sourceline
