#include "casefilefixture.h"
#include "model/store/opening.h"
#include "model/store/schema.h"
#include "model/store/statement.h"

#include <QElapsedTimer>

#include <sys/stat.h>

using namespace sourceline;
using namespace fixture;

namespace {

// The sentence that opening gives, or what was found when it lets the file through.
QString say(const QString &path, Access wanted = Access::ReadWrite)
{
    const auto examined = examineFile(path, wanted);
    if (!examined)
        return examined.error().message;
    return u"opened %1%2"_s.arg(examined->access == Access::ReadOnly ? u"ro"_s : u"rw"_s,
                                examined->closedInOrder ? u""_s : u", to be checked"_s);
}

// Reads something with the connection that a reading verb would use.
QString readTitle(const QString &path)
{
    const auto connection = Connection::open(path, Access::ReadOnly);
    if (!connection)
        return connection.error().message;
    Statement title(connection->handle(),
                    "SELECT title || ' ' || (SELECT count(*) FROM tag) FROM casefile");
    return title.next() ? title.text(0) : title.error().message;
}

bool isOneSentenceNaming(const QString &said, const QString &name)
{
    return said.endsWith(u'.') && !said.contains(u'\n') && said.contains(name);
}

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void refusesAndTouchesNothing_data();
    void refusesAndTouchesNothing();
    void refusesWithoutRights();
    void refusesWhatAnotherProgramLocks_data();
    void refusesWhatAnotherProgramLocks();
    void opensWhatAnotherProgramReads();
    void opensReadOnly_data();
    void opensReadOnly();
    void readsALogWithoutTouchingIt_data();
    void readsALogWithoutTouchingIt();
    void saysThatALogCannotBeRead();
    void checksFirstWhatWasNotClosedInOrder();
    void opensUnderAnyName_data();
    void opensUnderAnyName();
    void followsALink();
    void keepsTheLocksOfThisProcess();
    void openingForWritingAloneChangesNothing();
    void readingNeverWrites();
    void createsAllOrNothing();
    void isHardened();
};

using Prepare = std::function<void(const QString &)>;
Q_DECLARE_METATYPE(Prepare)

void TestOpening::refusesAndTouchesNothing_data()
{
    QTest::addColumn<Prepare>("prepare"); // gets the path of a sound casefile
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &sentence, Prepare prepare) {
        QTest::newRow(name) << prepare << sentence;
    };
    const auto patched = [](qint64 at, const QByteArray &bytes) {
        return [=](const QString &path) {
            patch(path, at, bytes);
        };
    };
    const auto ran = [](const char *sql) {
        return [=](const QString &path) {
            Foreign(path).run(sql);
        };
    };

    row("missing", u"There is no file"_s, [](const QString &path) { QFile::remove(path); });
    row("link to nothing", u"There is no file"_s, [](const QString &path) {
        QFile::rename(path, path + u".elsewhere"_s);
        QFile::link(path + u".gone"_s, path);
    });
    row("folder", u"is a folder"_s, [](const QString &path) {
        QFile::remove(path);
        QDir().mkdir(path);
    });
    row("FIFO", u"a device or a pipe"_s, [](const QString &path) {
        QFile::remove(path);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0666), 0);
    });
    row("empty", u"is empty"_s, [](const QString &path) { write(path, {}); });
    row("one letter", u"is a text file"_s, [](const QString &path) { write(path, "x"); });
    row("text", u"is a text file"_s, [](const QString &path) {
        write(path, QByteArray("Ein Raketenangriff auf die Basis … ").repeated(40));
    });
    row("binary", u"is not a casefile"_s, [](const QString &path) {
        write(path, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\xff", 12).repeated(50));
    });
    row("another program's SQLite", u"of another program"_s, [](const QString &path) {
        QFile::remove(path);
        Foreign(path).run("PRAGMA application_id = 7; CREATE TABLE a (b)");
    });
    row("SQLite's magic only", u"header of"_s, [](const QString &path) {
        write(path, QByteArray("SQLite format 3\0", 16));
    });
    row("damaged magic", u"header of"_s, patched(3, "X"));
    row("page size", u"header of"_s, patched(16, QByteArray("\x12\x34", 2)));
    row("page size 0", u"header of"_s, patched(16, QByteArray("\0\0", 2)));
    row("format", u"header of"_s, patched(18, "\x09"));
    row("reserved space", u"header of"_s, patched(20, "\x40"));
    row("fractions", u"header of"_s, patched(21, "\x41"));
    row("schema format", u"header of"_s, patched(44, "\x7f"));
    row("encoding", u"header of"_s, patched(56, QByteArray("\0\0\0\2", 4)));
    row("expansion", u"header of"_s, patched(80, "\x01"));
    row("schema 0", u"header of"_s, patched(60, QByteArray(4, '\0')));
    row("schema below 0", u"header of"_s, patched(60, QByteArray(4, '\xff')));
    row("newer", u"newer Sourceline"_s, patched(60, QByteArray("\0\0\x0f\xff", 4)));
    row("newer, in the log", u"newer Sourceline"_s, [](const QString &path) {
        OtherProcess(path, "PRAGMA user_version = 77");
    });
    row("cut short", u"its end is missing"_s, [](const QString &path) {
        QVERIFY(QFile::resize(path, QFileInfo(path).size() - 4096));
    });
    row("cut in a page", u"its end is missing"_s, [](const QString &path) {
        QVERIFY(QFile::resize(path, QFileInfo(path).size() - 1));
    });
    row("cut to a page", u"its end is missing"_s, [](const QString &path) {
        QVERIFY(QFile::resize(path, 4096));
    });
    row("page of the schema", u"is damaged"_s, patched(100, QByteArray(300, '\xee')));
    row("trigger",
        u"holds the trigger “evil”"_s,
        ran("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM incident; END"));
    row("view", u"holds the view “evil”"_s, ran("CREATE VIEW evil AS SELECT 1"));
    row("view in place of a table",
        u"“tag”"_s,
        ran("DROP TABLE tag; CREATE VIEW tag AS SELECT 1 AS id"));
    row("table", u"holds the table “evil”"_s, ran("CREATE TABLE evil (a)"));
    row("name of two lines",
        u"holds the view “e\\nvil”"_s,
        ran("CREATE VIEW \"e\nvil\" AS SELECT 1"));
    row("column", u"its table “tag” is not as"_s, ran("ALTER TABLE tag ADD COLUMN more TEXT"));
    row("trigger of ours with another body",
        u"its trigger “tag_insert_outside” is not as"_s,
        ran("DROP TRIGGER tag_insert_outside; CREATE TRIGGER tag_insert_outside AFTER INSERT ON "
            "tag BEGIN DELETE FROM incident; END"));
    row("index gone", u"its index “link_to” is missing"_s, ran("DROP INDEX link_to"));
    row("title gone", u"no title row"_s, ran("DELETE FROM casefile"));
    row("half a change", u"in the middle of a change"_s, [](const QString &path) {
        write(path + u"-journal"_s, QByteArray(1024, 'j'));
    });
}

void TestOpening::refusesAndTouchesNothing()
{
    QFETCH(Prepare, prepare);
    QFETCH(QString, sentence);
    const Folder folder;
    const QString path = newCasefile(folder);
    prepare(path);
    const Snapshot before = snapshotOf(folder.path());
    for (const Access wanted : {Access::ReadWrite, Access::ReadOnly}) {
        const QString said = say(path, wanted);
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(isOneSentenceNaming(said, u"a.sourceline"_s), qPrintable(said));
        QCOMPARE(snapshotOf(folder.path()), before);
    }
}

void TestOpening::refusesWithoutRights()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    QVERIFY(QFile::setPermissions(path, QFile::WriteOwner));
    const Snapshot before = snapshotOf(folder.path());
    QVERIFY2(asOrdinaryUser([&] { return say(path); }).startsWith(u"You may not read "_s),
             qPrintable(say(path)));
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner));
    const QString said = asOrdinaryUser([&] { return say(path); });
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY2(said.startsWith(u"You may not look into the folder of "_s), qPrintable(said));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::refusesWhatAnotherProgramLocks_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("exclusive transaction")
        << QByteArray("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
    QTest::newRow("change under way")
        << QByteArray("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 0; BEGIN EXCLUSIVE;"
                      " INSERT INTO tag VALUES (1, 'a', NULL)");
    QTest::newRow("log locked") << QByteArray(
        "PRAGMA locking_mode = EXCLUSIVE; INSERT INTO tag VALUES (1, 'a', NULL)");
    QTest::newRow("log locked, unused")
        << QByteArray("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
}

void TestOpening::refusesWhatAnotherProgramLocks()
{
    QFETCH(QByteArray, sql);
    const Folder folder;
    const QString path = newCasefile(folder);
    const OtherProcess other(path, sql.constData());
    const Snapshot before = snapshotOf(folder.path());
    QElapsedTimer timer;
    timer.start();
    const QString said = say(path);
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(said.contains(u"in use by another program"_s), qPrintable(said));
    QCOMPARE(snapshotOf(folder.path()), before);
}

// In a log, readers and one writer do not hinder each other.
void TestOpening::opensWhatAnotherProgramReads()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const OtherProcess other(path,
                             "INSERT INTO tag VALUES (1, 'a', NULL); BEGIN IMMEDIATE; INSERT INTO "
                             "tag VALUES (2, 'b', NULL)");
    QCOMPARE(say(path), u"opened rw, to be checked"_s);
    QCOMPARE(readTitle(path), u"Title 1"_s);
}

void TestOpening::opensReadOnly_data()
{
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<int>("fileMode");
    QTest::newRow("file") << 0777 << 0444;
    QTest::newRow("folder") << 0555 << 0666;
    QTest::newRow("both") << 0555 << 0444;
}

void TestOpening::opensReadOnly()
{
    QFETCH(int, folderMode);
    QFETCH(int, fileMode);
    const Folder folder;
    const QString path = newCasefile(folder);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(fileMode)), 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), mode_t(folderMode)), 0);
    const Snapshot before = snapshotOf(folder.path());
    QCOMPARE(asOrdinaryUser([&] { return say(path); }), u"opened ro"_s);
    QCOMPARE(asOrdinaryUser([&] { return readTitle(path); }), u"Title 0"_s);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::readsALogWithoutTouchingIt_data()
{
    QTest::addColumn<bool>("withIndex");
    QTest::addColumn<bool>("writable");
    QTest::newRow("after a crash") << true << true;
    QTest::newRow("after a crash, read-only") << true << false;
    QTest::newRow("copied without its index") << false << true;
}

void TestOpening::readsALogWithoutTouchingIt()
{
    QFETCH(bool, withIndex);
    QFETCH(bool, writable);
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const OtherProcess crashed(path, "INSERT INTO tag VALUES (1, 'a', NULL)");
    }
    if (!withIndex)
        QVERIFY(QFile::remove(path + u"-shm"_s));
    QVERIFY(QFileInfo(path + u"-wal"_s).size() > 0);
    for (const QString &name : snapshotOf(folder.path()).keys())
        QCOMPARE(::chmod(QFile::encodeName(folder.path(name)).constData(), writable ? 0666 : 0444),
                 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), writable ? 0777 : 0555), 0);
    const Snapshot before = snapshotOf(folder.path());
    QCOMPARE(asOrdinaryUser([&] { return say(path); }),
             writable ? u"opened rw, to be checked"_s : u"opened ro, to be checked"_s);
    QCOMPARE(asOrdinaryUser([&] { return readTitle(path); }), u"Title 1"_s);
    QCOMPARE(snapshotOf(folder.path()), before);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
}

void TestOpening::saysThatALogCannotBeRead()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const OtherProcess crashed(path, "INSERT INTO tag VALUES (1, 'a', NULL)");
    }
    QVERIFY(QFile::remove(path + u"-shm"_s));
    const Snapshot before = snapshotOf(folder.path());
    const QString said = asOrdinaryUser([&] { return say(path); });
    QVERIFY2(said.startsWith(u"The latest changes to "_s)
                 && said.contains(u"a.sourceline-wal beside it"_s),
             qPrintable(said));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::checksFirstWhatWasNotClosedInOrder()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    QCOMPARE(say(path), u"opened rw"_s);
    QCOMPARE(say(path, Access::ReadOnly), u"opened ro"_s);
    Foreign(path).run("UPDATE casefile SET closed = 0");
    QCOMPARE(say(path), u"opened rw, to be checked"_s);
    {
        const auto writing = Connection::open(path, Access::ReadWrite);
        QVERIFY(closeInOrder(*writing));
        QCOMPARE(QFileInfo(path + u"-wal"_s).size(), 0);
    }
    QCOMPARE(say(path), u"opened rw"_s);
    // What a reader leaves behind that was ended by a signal.
    for (const auto &[suffix, size] : {std::pair(u"-wal"_s, 0), std::pair(u"-shm"_s, 32768)}) {
        QFile left(path + suffix);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(QByteArray(size, '\0'));
    }
    QCOMPARE(say(path), u"opened rw"_s);
    Foreign(path).run("INSERT INTO tag VALUES (1, 'a', NULL)"); // fires the trigger that notes it
    QCOMPARE(say(path), u"opened rw, to be checked"_s);
}

void TestOpening::opensUnderAnyName_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name : {u"a b.sourceline"_s,
                             u"what?.sourceline"_s,
                             u"#1.sourceline"_s,
                             u"100%25.sourceline"_s,
                             u"ملف.sourceline"_s,
                             u"two\nlines.sourceline"_s,
                             u"&x=y;mode=rwc.sourceline"_s,
                             u"-rf"_s,
                             u"file:x?mode=memory"_s,
                             u"\"'`$(x)"_s,
                             QString(200, u'n')})
        QTest::newRow(qPrintable(name)) << name;
}

void TestOpening::opensUnderAnyName()
{
    QFETCH(QString, name);
    const Folder folder;
    const QString path = newCasefile(folder, name);
    const Snapshot before = snapshotOf(folder.path());
    QCOMPARE(before.keys(), QStringList{name});
    QCOMPARE(say(path), u"opened rw"_s);
    QCOMPARE(readTitle(path), u"Title 0"_s);
    QVERIFY(Connection::open(path, Access::ReadWrite));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::followsALink()
{
    const Folder folder;
    const Folder other;
    const QString path = newCasefile(other);
    const QString link = folder.path(u"link"_s);
    QVERIFY(QFile::link(path, link));
    const OtherProcess writing(
        path, "INSERT INTO tag VALUES (1, 'a', NULL)"); // its log is beside the file, not the link
    QCOMPARE(say(link), u"opened rw, to be checked"_s);
    QCOMPARE(readTitle(link), u"Title 1"_s);
    QCOMPARE(snapshotOf(folder.path()).keys(), QStringList{u"link"_s});
}

// close(2) of any descriptor of a file drops all POSIX locks that the process has on it.
void TestOpening::keepsTheLocksOfThisProcess()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    Foreign(path).run("PRAGMA journal_mode = DELETE");
    Foreign ours(path);
    ours.run("BEGIN IMMEDIATE; INSERT INTO tag VALUES (1, 'a', NULL)");
    (void)say(path);
    QVERIFY(QFile::remove(path + u"-journal"_s)); // so that the lock alone keeps the other out
    const OtherProcess other(path, "BEGIN IMMEDIATE");
    QCOMPARE(other.said(), u"database is locked"_s);
}

void TestOpening::openingForWritingAloneChangesNothing()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Snapshot before = snapshotOf(folder.path());
    {
        const auto writing = Connection::open(path, Access::ReadWrite);
        QVERIFY(writing);
        // A reader beside it shares its log, so that it sees what is committed later.
        const auto reading = Connection::open(path, Access::ReadOnly);
        QVERIFY(reading);
        QVERIFY(Statement(writing->handle(), "SELECT count(*) FROM incident").run());
        QVERIFY(Statement(reading->handle(), "SELECT count(*) FROM incident").run());
    }
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::readingNeverWrites()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Snapshot before = snapshotOf(folder.path());
    const auto reading = Connection::open(path, Access::ReadOnly);
    QVERIFY(reading);
    const auto written = Statement(reading->handle(), "UPDATE casefile SET closed = 0").run();
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(u"cannot be written"_s),
             qPrintable(written.error().message));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::createsAllOrNothing()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Snapshot before = snapshotOf(folder.path());
    const auto again = Connection::create(path, u"Other"_s);
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"is there already"_s),
             qPrintable(again.error().message));
    QVERIFY(!Connection::create(folder.path(u"no/such/folder"_s), u"x"_s));
    QVERIFY(!Connection::create(folder.path(QString(250, u'n')), u"x"_s));
    QVERIFY(QFile::link(folder.path(u"nowhere"_s), folder.path(u"dangling"_s)));
    QVERIFY(!Connection::create(folder.path(u"dangling"_s), u"x"_s));
    QVERIFY(QFile::remove(folder.path(u"dangling"_s)));
    QCOMPARE(snapshotOf(folder.path()), before);
    const QString said = asOrdinaryUser([&] {
        const auto made = Connection::create(folder.path(u"b.sourceline"_s), u"x"_s);
        return made ? u"made"_s : made.error().message;
    });
    QVERIFY2(said.contains(u"cannot be made"_s), qPrintable(said));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestOpening::isHardened()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const auto connection = Connection::open(path, Access::ReadWrite);
    QVERIFY(connection);
    sqlite3 *sql = connection->handle();
    for (const char *pragma : {"PRAGMA journal_mode|wal",
                               "PRAGMA synchronous|2",
                               "PRAGMA foreign_keys|1",
                               "PRAGMA wal_autocheckpoint|0",
                               "PRAGMA trusted_schema|0",
                               "PRAGMA cell_size_check|1",
                               "PRAGMA mmap_size|0",
                               "PRAGMA busy_timeout|500"}) {
        const QByteArrayList parts = QByteArray(pragma).split('|');
        Statement read(sql, parts[0].constData());
        QVERIFY(read.next());
        QCOMPARE(read.text(0), QString::fromLatin1(parts[1]));
    }
    for (const int off : {SQLITE_DBCONFIG_ENABLE_TRIGGER,
                          SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                          SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                          SQLITE_DBCONFIG_WRITABLE_SCHEMA}) {
        int answer = -1;
        sqlite3_db_config(sql, off, -1, &answer);
        QCOMPARE(answer, 0);
    }
    QCOMPARE(sqlite3_limit(sql, SQLITE_LIMIT_LENGTH, -1), 256 * 1024 * 1024);
    QCOMPARE(sqlite3_limit(sql, SQLITE_LIMIT_ATTACHED, -1), 1);
    // Our own writing does not fire the triggers for other programs; writing past the shadow tables
    // is refused.
    QVERIFY(Statement(sql, "INSERT INTO tag VALUES (1, 'a', NULL)").run());
    Statement outside(sql, "SELECT count(*) FROM outside");
    QVERIFY(outside.next());
    QCOMPARE(outside.integer(0), 0);
    outside.reset();
    QVERIFY(!Statement(sql, "DELETE FROM text_search_data").run());
    QVERIFY(!Statement(sql, "SELECT load_extension('x')").run());
    QVERIFY(Statement(sql,
                      QByteArray("VACUUM INTO '" + QFile::encodeName(folder.path(u"copy"_s)) + "'")
                          .constData())
                .run());
}

CASEFILE_TEST_MAIN(TestOpening)
#include "tst_opening.moc"
