#include "casefilefixture.h"
#include "model/store/checkedfile.h"
#include "model/store/stagedfile.h"

#include <QRandomGenerator>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace sourceline;
using namespace fixture;
using namespace Qt::StringLiterals;

namespace {

const QByteArray before = "what stood there before\n";

QString said(const Result<void> &outcome)
{
    return outcome ? u"done"_s : outcome.error().message;
}

// A file of one letter, so that a mixture of two shows.
QByteArray page(char letter)
{
    return QByteArray(300'000, letter);
}

// What `work` returns in a process that may write files of 64 kB at most, as on a disk that is
// nearly full.
QString withSmallFiles(const std::function<QString()> &work)
{
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{65'536, 65'536};
        std::signal(SIGXFSZ, SIG_IGN);
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
        const QByteArray words = limited ? work().toUtf8() : QByteArray("no limit could be set");
        ::_exit(::write(ends[1], words.constData(), size_t(words.size())) == words.size() ? 0 : 1);
    }
    ::close(ends[1]);
    QFile pipe;
    const bool open = pipe.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle);
    const QByteArray words = open ? pipe.readAll() : QByteArray();
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0 ? QString::fromUtf8(words) : u"the child failed with %1"_s.arg(status);
}

} // namespace

class CheckedFileTest : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReplaces();
    void keepsPermissionsAndLinks();
    void refusesWhatIsNoFile();
    void refusesANameTooLong();
    void refusesAFolderThatMayNotBeWritten();
    void refusesAFileThatMayNotBeWritten();
    void keepsTheOldFileWhenFilesMayNotGrow();
    void keepsTheOldFileOnAFullDisk();
    void isWholeHoweverItIsKilled();
    void removesWhatAKilledOneLeft();
    void writesAllOrNone();
    void putsBackWhatWasReplaced();
};

void CheckedFileTest::writesAndReplaces()
{
    const Folder folder;
    const QString path = folder.path(u"karte مخطط.svg"_s);
    QCOMPARE(said(writeChecked(path, before)), u"done"_s);
    QCOMPARE(said(writeChecked(path, page('a'))), u"done"_s);
    QCOMPARE(said(writeChecked(path, {})), u"done"_s);
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"karte مخطط.svg"_s, {}}}));
}

void CheckedFileTest::keepsPermissionsAndLinks()
{
    const Folder folder;
    const QString path = folder.path(u"real"_s);
    const auto modeOf = [](const QString &file) {
        struct stat status = {};
        ::stat(QFile::encodeName(file).constData(), &status);
        return status.st_mode & 0777;
    };
    QCOMPARE(said(writeChecked(path, before, Readers::OnlyMe)), u"done"_s);
    QCOMPARE(modeOf(path), mode_t(0600));
    ::chmod(QFile::encodeName(path).constData(), 0664);
    QVERIFY(QFile::link(path, folder.path(u"link"_s)));
    QCOMPARE(said(writeChecked(folder.path(u"link"_s), page('l'))), u"done"_s);
    QCOMPARE(modeOf(path), mode_t(0664));
    QVERIFY(QFileInfo(folder.path(u"link"_s)).isSymLink());
    QCOMPARE(snapshotOf(folder.path()).value(u"real"_s), page('l'));
}

void CheckedFileTest::refusesWhatIsNoFile()
{
    const Folder folder;
    QCOMPARE(
        said(writeChecked(folder.path(), before)),
        u"%1 could not be written: a folder stands there; what stood there is unchanged."_s.arg(
            QFileInfo(folder.path()).fileName()));
    QCOMPARE(
        said(writeChecked(u"/dev/null"_s, before)),
        u"null could not be written: it is no ordinary file; what stood there is unchanged."_s);
    QCOMPARE(said(writeChecked(folder.path(u"no/such.svg"_s), before)),
             u"such.svg could not be written: there is no folder %1/no; nothing was written."_s.arg(
                 folder.path()));
    QVERIFY(snapshotOf(folder.path()).isEmpty());
}

void CheckedFileTest::refusesANameTooLong()
{
    const Folder folder;
    QCOMPARE(said(writeChecked(folder.path(QString(255, u'n')), before)), u"done"_s);
    QCOMPARE(said(writeChecked(folder.path(QString(256, u'n')), before)),
             QString(40, u'n')
                 + u"… could not be written: the name is too long; nothing was written."_s);
    QCOMPARE(snapshotOf(folder.path()).size(), 1);
}

void CheckedFileTest::refusesAFolderThatMayNotBeWritten()
{
    const Folder folder;
    const QString path = folder.path(u"chart.svg"_s);
    write(path, before);
    QFile::setPermissions(path, QFile::Permissions(0x6666));
    QFile::setPermissions(folder.path(), QFile::Permissions(0x5555));
    const Snapshot untouched = snapshotOf(folder.path());
    QCOMPARE(
        asOrdinaryUser([&] { return said(writeChecked(path, page('a'))); }),
        u"chart.svg could not be written: the folder %1 may not be written; what stood there is unchanged."_s
            .arg(folder.path()));
    QCOMPARE(snapshotOf(folder.path()), untouched);
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7755));
}

void CheckedFileTest::refusesAFileThatMayNotBeWritten()
{
    const Folder folder;
    const QString path = folder.path(u"chart.svg"_s);
    write(path, before);
    QFile::setPermissions(path, QFile::Permissions(0x4444));
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7777));
    QCOMPARE(
        asOrdinaryUser([&] { return said(writeChecked(path, page('a'))); }),
        u"chart.svg could not be written: it may only be read; what stood there is unchanged."_s);
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"chart.svg"_s, before}}));
}

void CheckedFileTest::keepsTheOldFileWhenFilesMayNotGrow()
{
    const Folder folder;
    const QString path = folder.path(u"chart.pdf"_s);
    write(path, before);
    QCOMPARE(
        withSmallFiles([&] { return said(writeChecked(path, page('a'))); }),
        u"chart.pdf could not be written: the file would be larger than is allowed here; what stood there is unchanged."_s);
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"chart.pdf"_s, before}}));
}

void CheckedFileTest::keepsTheOldFileOnAFullDisk()
{
    const Folder folder;
    const QByteArray disk = QFile::encodeName(folder.path());
    if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=128k") != 0) {
        // Only root may; the limit on files above is then the full disk of this run.
        qInfo("no small disk can be mounted here (%s)", std::strerror(errno));
        keepsTheOldFileWhenFilesMayNotGrow();
        return;
    }
    const QString path = folder.path(u"chart.png"_s);
    write(path, before);
    const QString answer = said(writeChecked(path, page('a')));
    const QString other = said(writeChecked(folder.path(u"new.png"_s), page('b')));
    const Snapshot left = snapshotOf(folder.path());
    const QString small = said(writeChecked(path, "fits"));
    ::umount(disk.constData());
    QCOMPARE(answer,
             u"chart.png could not be written: the disk is full; what stood there is unchanged."_s);
    QCOMPARE(other, u"new.png could not be written: the disk is full; nothing was written."_s);
    QCOMPARE(left, (Snapshot{{u"chart.png"_s, before}}));
    QCOMPARE(small, u"done"_s);
}

void CheckedFileTest::isWholeHoweverItIsKilled()
{
    const Folder folder;
    const QString path = folder.path(u"chart.svg"_s);
    int left = 0;
    for (int round = 0; round < 40; ++round) {
        write(path, before);
        const pid_t child = ::fork();
        if (child == 0) {
            for (char letter = 'a';; letter = letter == 'z' ? 'a' : char(letter + 1))
                (void)writeChecked(path, page(letter));
        }
        ::usleep(QRandomGenerator::global()->bounded(500, 20'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        const Snapshot after = snapshotOf(folder.path());
        const QByteArray found = after.value(u"chart.svg"_s);
        QVERIFY2(found == before || (found.size() == 300'000 && found == page(found.front())),
                 "a mixture, or half a file");
        left += after.size() > 1 ? 1 : 0;
    }
    QCOMPARE(said(writeChecked(path, before)), u"done"_s);
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"chart.svg"_s, before}}));
    // Between two system calls the new file has a name already: seldom, and whole then.
    QVERIFY2(left <= 4, QByteArray::number(left).constData());
}

void CheckedFileTest::removesWhatAKilledOneLeft()
{
    const Folder folder;
    write(folder.path(u".sourceline-123-1.part"_s), "half");
    write(folder.path(u"mine.part"_s), "not ours");
    QCOMPARE(said(writeChecked(folder.path(u"chart.svg"_s), before)), u"done"_s);
    QCOMPARE(snapshotOf(folder.path()),
             (Snapshot{{u"chart.svg"_s, before}, {u"mine.part"_s, "not ours"}}));
}

// The last of three does not fit: the first two stay what they were, or away.
void CheckedFileTest::writesAllOrNone()
{
    const Folder folder;
    const std::vector<FileToWrite> files{{folder.path(u"a.csv"_s), "numbers"},
                                         {folder.path(u"a.txt"_s), "words"},
                                         {folder.path(u"a.svg"_s), page('a')}};
    write(files[0].path, before);
    QCOMPARE(
        withSmallFiles([&] { return said(writeAllChecked(files)); }),
        u"a.svg could not be written: the file would be larger than is allowed here; nothing was written."_s);
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"a.csv"_s, before}}));
    QVERIFY(QDir(folder.path()).mkdir(u"b.svg"_s));
    const std::vector<FileToWrite> others{files[0], {folder.path(u"b.svg"_s), page('b')}};
    QVERIFY(said(writeAllChecked(others)).contains(u"a folder stands there"_s));
    QVERIFY(QDir(folder.path()).rmdir(u"b.svg"_s));
    QCOMPARE(snapshotOf(folder.path()), (Snapshot{{u"a.csv"_s, before}}));
    QCOMPARE(said(writeAllChecked(files)), u"done"_s);
    QCOMPARE(snapshotOf(folder.path()),
             (Snapshot{{u"a.csv"_s, "numbers"}, {u"a.txt"_s, "words"}, {u"a.svg"_s, page('a')}}));
}

// What a name that is refused after others were given leads to.
void CheckedFileTest::putsBackWhatWasReplaced()
{
    const Folder folder;
    write(folder.path(u"stood"_s), before);
    const Snapshot old = snapshotOf(folder.path());
    for (const QString &name : {u"stood"_s, u"new"_s}) {
        {
            StagedFile staged(QFileInfo(folder.path(name)), 0644);
            QCOMPARE(staged.write(page('s'), 0644), 0);
            staged.keepOld();
            QCOMPARE(staged.place(), 0);
            QCOMPARE(snapshotOf(folder.path()).value(name), page('s'));
            staged.takeBack();
        }
        QCOMPARE(snapshotOf(folder.path()), old);
    }
}

QTEST_GUILESS_MAIN(CheckedFileTest)
#include "tst_checkedfile.moc"
