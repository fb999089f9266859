#pragma once

#include "model/store/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <grp.h>
#include <memory>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

/// What the tests of the store share: folders with casefiles in them, and other programs that get
/// at them.
namespace fixture {

using namespace Qt::StringLiterals;

/// A folder that every user may enter.
class Folder
{
public:
    Folder() { QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755)); }

    QString path(const QString &name) const { return QDir(m_folder.path()).filePath(name); }

    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

/// Names of everything in a folder with the bytes of every ordinary file.
using Snapshot = QMap<QString, QByteArray>;

inline Snapshot snapshotOf(const QString &folder)
{
    Snapshot all;
    for (const QFileInfo &entry : QDir(folder).entryInfoList(
             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        QFile file(entry.filePath());
        const bool readable = entry.isFile() && file.open(QIODevice::ReadOnly);
        all.insert(entry.fileName(), readable ? file.readAll() : QByteArray());
    }
    return all;
}

inline QString newCasefile(const Folder &folder, const QString &name = u"a.sourceline"_s)
{
    const QString path = folder.path(name);
    if (const auto made = sourceline::Connection::create(path, u"Title"_s); !made)
        qFatal("%s", qPrintable(made.error().message));
    return path;
}

/// Another program's connection, with SQLite's defaults.
class Foreign
{
public:
    explicit Foreign(const QString &path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_database);
    }

    ~Foreign() { sqlite3_close(m_database); }

    Foreign(const Foreign &) = delete;
    Foreign &operator=(const Foreign &) = delete;

    Foreign &run(const char *sql)
    {
        char *message = nullptr;
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, &message) != SQLITE_OK)
            qFatal("%s: %s", sql, message);
        return *this;
    }

private:
    sqlite3 *m_database = nullptr;
};

inline void patch(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("cannot patch %s", qPrintable(path));
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// What `work` returns when it is run as a user without rights: root may read and write anything.
inline QString asOrdinaryUser(const std::function<QString()> &work)
{
    if (::geteuid() != 0)
        return work();
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        QByteArray said("could not become an ordinary user");
        if (::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0)
            said = work().toUtf8();
        const bool written = ::write(ends[1], said.constData(), size_t(said.size())) == said.size();
        ::_exit(written ? 0 : 1);
    }
    ::close(ends[1]);
    QFile pipe;
    QByteArray said;
    if (pipe.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle))
        said = pipe.readAll();
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0 ? QString::fromUtf8(said) : u"the child failed with %1"_s.arg(status);
}

/// Another process that has run `sql` on a file and keeps it open until this goes; then it ends as
/// by kill -9. It is this test started again: SQLite's locks are not to be carried across fork(2).
class OtherProcess
{
public:
    OtherProcess(const QString &path, const char *sql)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QString::fromLatin1(option), path, QString::fromUtf8(sql)});
        if (!m_process.waitForReadyRead(20'000))
            qFatal("the other process says nothing");
        m_said = QString::fromUtf8(m_process.readAll()).trimmed();
    }

    ~OtherProcess()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    /// `ok`, or what SQLite said.
    QString said() const { return m_said; }

    static bool isAsked(int argc, char **argv)
    {
        return argc == 4 && qstrcmp(argv[1], option) == 0;
    }

    [[noreturn]] static void run(const char *path, const char *sql)
    {
        sqlite3 *database = nullptr;
        char *message = nullptr;
        sqlite3_open(path, &database);
        const int code = sqlite3_exec(database, sql, nullptr, nullptr, &message);
        std::puts(code == SQLITE_OK ? "ok" : message);
        std::fflush(stdout);
        (void)std::getchar(); // until the other end is closed
        ::_exit(0);
    }

private:
    static constexpr const char *option = "--other-process";

    QProcess m_process;
    QString m_said;
};

} // namespace fixture

/// QTEST_GUILESS_MAIN for a test that uses OtherProcess.
#define CASEFILE_TEST_MAIN(TestClass)                                                              \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        if (fixture::OtherProcess::isAsked(argc, argv))                                            \
            fixture::OtherProcess::run(argv[2], argv[3]);                                          \
        QCoreApplication app(argc, argv);                                                          \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
