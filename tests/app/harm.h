#pragma once

#include "program.h"

#include <QDir>

#include <csignal>
#include <grp.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

/// What is done to every verb that writes a file: places that cannot be written, a full disk, a
/// kill half-way. Each tells what did not hold; empty: all did.
namespace program {

/// Runs the verb so that it writes `file`; `before` runs in the child before it.
using Writing = std::function<Outcome(const QString &file, const std::function<void()> &before)>;

inline QStringList namesIn(const QDir &folder)
{
    return folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

inline QString unless(bool holds, const QString &what)
{
    return holds ? QString() : what;
}

/// A file of this ending in no folder, of too long a name, where a folder stands, and in a folder
/// that may not be written.
inline QString failsWithoutHarm(const QDir &folder, const QString &ending, const Writing &write)
{
    folder.mkpath(u"folder."_s + ending);
    folder.mkpath(u"locked"_s);
    const QString locked = folder.filePath(u"locked"_s);
    const QString kept = folder.filePath(u"locked/a."_s + ending);
    QFile::setPermissions(locked, QFile::Permissions(0x7755));
    writeBytes(kept, "old");
    QFile::setPermissions(locked, QFile::Permissions(0x5555));
    // Root may write anywhere: the program runs as an ordinary user.
    const auto asNobody = [] {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0
            && (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(99);
    };
    QString problem;
    const std::vector<std::pair<QString, QString>> places{
        {u"no/such/a."_s + ending, u"there is no folder"_s},
        {QString(300, u'n') + u'.' + ending, u"the name is too long"_s},
        {u"folder."_s + ending, u"a folder stands there"_s},
        {u"locked/a."_s + ending, u"may not be written"_s}};
    for (const auto &[name, says] : places) {
        const Outcome refused = write(folder.filePath(name), asNobody);
        if (refused.code != 1 || !refused.err.contains(says) || refused.err.count(u'\n') != 1)
            problem += u"%1 gives %2: %3\n"_s.arg(name.left(40)).arg(refused.code).arg(refused.err);
    }
    problem += unless(bytesOf(kept) == "old", u"The old file is gone\n"_s);
    problem +=
        unless(namesIn(QDir(locked)) == QStringList{u"a."_s + ending}, u"Files are left\n"_s);
    QFile::setPermissions(locked, QFile::Permissions(0x7755));
    return problem;
}

/// `disk`: a folder of its own.
inline QString aFullDiskHarmsNothing(const QDir &disk, const QString &ending, const Writing &write)
{
    disk.mkpath(u"."_s);
    const QString file = disk.filePath(u"a."_s + ending);
    const QByteArray mountPoint = QFile::encodeName(disk.path());
    // Root mounts a disk of 8 kB; anybody else may not write more than that into one file.
    const bool isMounted = ::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=8k") == 0;
    writeBytes(file, "old");
    const Outcome refused = write(file, [isMounted] {
        const rlimit limit{8192, 8192};
        std::signal(SIGXFSZ, SIG_IGN);
        if (!isMounted && ::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(99);
    });
    const QByteArray left = bytesOf(file);
    const QStringList names = namesIn(disk);
    if (isMounted)
        ::umount(mountPoint.constData());
    const QString says = isMounted ? u"the disk is full"_s : u"larger than is allowed"_s;
    return unless(refused.code == 1 && refused.err.contains(says), refused.err + u'\n')
           + unless(left == "old", u"The old file is gone\n"_s)
           + unless(names == QStringList{u"a."_s + ending}, names.join(u' '));
}

/// Killed after ever longer times: the old file or the whole new one. `arguments` for the file.
inline QString
isWholeHoweverItIsKilled(const QDir &folder,
                         const QString &ending,
                         const std::function<QStringList(const QString &)> &arguments)
{
    folder.mkpath(u"."_s);
    const QString file = folder.filePath(u"a."_s + ending);
    if (const Outcome once = run(arguments(file)); once.code != 0)
        return once.err;
    const QByteArray whole = bytesOf(file);
    writeBytes(file, "old");
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        QProcess process;
        process.start(QStringLiteral(SOURCELINE_PROGRAM), arguments(file));
        if (!process.waitForStarted())
            return u"It does not start"_s;
        process.waitForFinished(40 * (round + 1));
        process.kill();
        process.waitForFinished();
        const QByteArray found = bytesOf(file);
        if (found != "old" && found != whole)
            return u"It is %1 bytes of %2"_s.arg(found.size()).arg(whole.size());
        if (namesIn(folder) != QStringList{u"a."_s + ending})
            return namesIn(folder).join(u' ');
    }
    return {};
}

} // namespace program
