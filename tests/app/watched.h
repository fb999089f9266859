#pragma once

#include "program.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

/// What an import opens, as strace sees it from outside: the program and every process it starts.
namespace program {

struct Watched
{
    Outcome outcome;
    QString problem; ///< a socket to a network, or a file of the user's that was not given
    int opened = 0;  ///< files altogether: a log without any would be none
};

/// `folder` holds the test's files. Of what is in it only `given`, the casefile with its journals
/// and the program's own `state` may be opened.
inline Watched watched(const QStringList &arguments,
                       const QString &folder,
                       const QString &casefile,
                       const QStringList &given)
{
    Watched watched;
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty()) {
        watched.problem = u"strace is missing: app/install names the packages that tests need"_s;
        return watched;
    }
    const QString log = folder + u"/strace.log"_s;
    QProcess process;
    watched.outcome =
        outcomeOf(process,
                  strace,
                  QStringList{u"-f"_s,
                              u"-qq"_s,
                              u"-e"_s,
                              u"trace=open,openat,openat2,socket,connect,sendto,sendmsg,execve"_s,
                              u"-o"_s,
                              log,
                              QStringLiteral(SOURCELINE_PROGRAM)}
                      + arguments);
    static const QRegularExpression opened(
        u"open(?:at2?)?\\((?:AT_FDCWD, )?\"([^\"]*)\".*= (\\d+)$"_s);
    for (const QByteArray &line : bytesOf(log).split('\n')) {
        // A look-up of the user may ask the local name service; nothing leaves the machine.
        if (line.contains("AF_INET") || line.contains("AF_NETLINK"))
            watched.problem += QString::fromUtf8(line) + u'\n';
        const auto found = opened.match(QString::fromUtf8(line));
        if (!found.hasMatch())
            continue;
        ++watched.opened;
        const QString path = found.captured(1);
        const bool mayBe = path.startsWith(folder + u'/')
                               ? given.contains(path) || path.startsWith(casefile)
                                     || path.startsWith(folder + u"/state"_s)
                               : !path.startsWith(QDir::homePath() + u'/')
                                     || path.contains(u"/.config/"_s)
                                     || path.startsWith(QStringLiteral(SOURCELINE_BUILD_DIR));
        if (!mayBe)
            watched.problem += QString::fromUtf8(line) + u'\n';
    }
    return watched;
}

} // namespace program
