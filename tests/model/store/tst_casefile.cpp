#include "casefilefixture.h"
#include "model/store/casefile.h"
#include "model/store/opening.h"
#include "model/store/statement.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>

#include <atomic>
#include <sys/stat.h>

using namespace sourceline;
using namespace fixture;

namespace {

std::unique_ptr<Casefile> opened(const QString &path, Access wanted = Access::ReadWrite)
{
    auto casefile = Casefile::open(path, wanted);
    if (!casefile)
        qFatal("%s", qPrintable(casefile.error().message));
    return std::move(*casefile);
}

const Reason reason{u"analyst"_s, u"add a tag"_s, u"because"_s};

EditLog::Change addTag(const QString &name)
{
    return [name](Writer &writer) {
        const auto added = writer.insert("tag", {{"name", name}});
        return added ? Result<void>() : added.error();
    };
}

// Names of the tags as a connection sees them.
QStringList tags(const Result<Connection> &connection)
{
    if (!connection)
        return {connection.error().message};
    QStringList names;
    Statement select(connection->handle(), "SELECT name FROM tag ORDER BY name");
    while (select.next())
        names.append(select.text(0));
    return names;
}

QStringList tags(const QString &path)
{
    return tags(Connection::open(path, Access::ReadOnly));
}

bool isClosedInOrder(const QString &path)
{
    const auto examined = examineFile(path, Access::ReadWrite);
    return examined && examined->closedInOrder;
}

QString damagePage(const QString &path, const char *table)
{
    int root = 0;
    {
        const auto connection = Connection::open(path, Access::ReadOnly);
        Statement page(connection->handle(), "SELECT rootpage FROM sqlite_schema WHERE name = ?1");
        page.bind(1, QString::fromLatin1(table));
        if (page.next())
            root = int(page.integer(0));
    }
    patch(path, qint64(root - 1) * 4096, QByteArray(64, '\xee'));
    return path;
}

} // namespace

class TestCasefile : public QObject
{
    Q_OBJECT

private slots:
    void editsOnTheWriterAndTellsHere();
    void keepsTheOrderOfEdits();
    void failedEditLeavesNothing();
    void revertsAnEdit();
    void importsABatch();
    void readerSeesWhatIsCommitted();
    void readingChangesNoByte();
    void closesInOrder();
    void finishesWhatWaits();
    void survivesBeingKilled();
    void refusesEditsWhenReadOnly_data();
    void refusesEditsWhenReadOnly();
    void editsWaitForVerify();
    void verifyFindsADamagedPage();
    void openingFindsADamagedPageAfterACrash();
    void verifyStopsWithTheCasefile();
    void takesInOutsideChanges();
    void takesInOutsideChangesMadeMeanwhile();
    void saysThatAnotherProgramWrites();
    void twoCasefilesShareAFile();
    void idleWriterCheckpoints();
};

void TestCasefile::editsOnTheWriterAndTellsHere()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const auto casefile = opened(path);
    QCOMPARE(casefile->title(), u"Title"_s);
    QCOMPARE(casefile->path(), path);
    QVERIFY(!casefile->isReadOnly());
    QVERIFY(casefile->readOnlyReason().isEmpty());
    std::vector<Edit> heard;
    QThread *heardOn = nullptr;
    connect(casefile.get(), &Casefile::edited, this, [&](const Edit &edit) {
        heard.push_back(edit);
        heardOn = QThread::currentThread();
    });
    QThread *madeOn = nullptr;
    auto future = casefile->edit(reason, [&](Writer &writer) {
        madeOn = QThread::currentThread();
        return addTag(u"one"_s)(writer);
    });
    future.waitForFinished();
    const auto edit = future.result();
    QVERIFY2(edit, qPrintable(edit ? QString() : edit.error().message));
    QVERIFY(edit->seq > 0);
    QVERIFY(madeOn && madeOn != QThread::currentThread());
    QCOMPARE(heard.size(), size_t(0)); // not before the event loop of this thread runs
    QCoreApplication::processEvents(); // the signal was queued before the future was finished
    QCOMPARE(heard.size(), size_t(1));
    QCOMPARE(heard.front().id, edit->id);
    QCOMPARE(heardOn, QThread::currentThread());
}

void TestCasefile::keepsTheOrderOfEdits()
{
    const Folder folder;
    const auto casefile = opened(newCasefile(folder));
    QSignalSpy spy(casefile.get(), &Casefile::edited);
    std::vector<QFuture<Result<Edit>>> futures;
    for (int i = 0; i < 50; ++i)
        futures.push_back(casefile->edit(reason, addTag(u"%1"_s.arg(i, 2, 10, QChar(u'0')))));
    qint64 last = 0;
    for (auto &future : futures) {
        const auto edit = future.result();
        QVERIFY(edit);
        QVERIFY(edit->seq > last);
        last = edit->seq;
    }
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 50);
}

void TestCasefile::failedEditLeavesNothing()
{
    const Folder folder;
    const auto casefile = opened(newCasefile(folder));
    QSignalSpy spy(casefile.get(), &Casefile::edited);
    const auto failed = casefile
                            ->edit(reason,
                                   [](Writer &writer) -> Result<void> {
                                       if (const auto added = addTag(u"lost"_s)(writer); !added)
                                           return added;
                                       return Error{u"No."_s};
                                   })
                            .result();
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, u"No."_s);
    QVERIFY(casefile->edit(reason, addTag(u"kept"_s)).result());
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(tags(casefile->reader()), QStringList{u"kept"_s});
}

void TestCasefile::revertsAnEdit()
{
    const Folder folder;
    const auto casefile = opened(newCasefile(folder));
    const auto edit = casefile->edit(reason, addTag(u"one"_s)).result();
    QVERIFY(edit);
    const auto undone = casefile->revert(edit->id, {u"analyst"_s, u"undo"_s, {}, "undo"}).result();
    QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().message));
    QCOMPARE(undone->of, edit->id);
    QCOMPARE(tags(casefile->reader()), QStringList());
}

void TestCasefile::importsABatch()
{
    const Folder folder;
    const auto casefile = opened(newCasefile(folder));
    QSignalSpy spy(casefile.get(), &Casefile::edited);
    const auto edit = casefile
                          ->importBatch({u"analyst"_s, u"import"_s, {}, "import"},
                                        [](EditLog::BatchWriter &) { return Result<void>(); })
                          .result();
    QVERIFY2(edit, qPrintable(edit ? QString() : edit.error().message));
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), edit->seq == 0 ? 0 : 1);
}

void TestCasefile::readerSeesWhatIsCommitted()
{
    const Folder folder;
    const auto casefile = opened(newCasefile(folder));
    const auto reader = casefile->reader(); // made before anything was written
    QCOMPARE(tags(reader), QStringList());
    QVERIFY(casefile->edit(reason, addTag(u"one"_s)).result());
    QCOMPARE(tags(reader), QStringList{u"one"_s});
    QVERIFY(casefile->edit(reason, addTag(u"two"_s)).result());
    QCOMPARE(tags(reader), (QStringList{u"one"_s, u"two"_s}));
}

void TestCasefile::readingChangesNoByte()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Snapshot before = snapshotOf(folder.path());
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto casefile = opened(path, access);
        QVERIFY(casefile->verify().result());
        const auto reader = casefile->reader();
        QCOMPARE(tags(reader), QStringList());
        QCOMPARE(snapshotOf(folder.path()).value(u"a.sourceline"_s),
                 before.value(u"a.sourceline"_s));
    }
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestCasefile::closesInOrder()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const auto casefile = opened(path);
        QVERIFY(casefile->edit(reason, addTag(u"one"_s)).result());
        QVERIFY(!isClosedInOrder(path));
    }
    QCOMPARE(snapshotOf(folder.path()).keys(), QStringList{u"a.sourceline"_s});
    QVERIFY(isClosedInOrder(path));
    QCOMPARE(tags(path), QStringList{u"one"_s});
}

void TestCasefile::finishesWhatWaits()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QFuture<Result<Edit>>> futures;
    {
        const auto casefile = opened(path);
        for (int i = 0; i < 20; ++i)
            futures.push_back(casefile->edit(reason, addTag(QString::number(i))));
    }
    for (auto &future : futures) {
        QVERIFY(future.isFinished());
        QVERIFY(future.result());
    }
    QCOMPARE(tags(path).size(), 20);
}

void TestCasefile::survivesBeingKilled()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        auto casefile = opened(path);
        const auto edit = casefile->edit(reason, addTag(u"one"_s)).result();
        (void)casefile.release();
        ::_exit(edit ? 0 : 1); // as kill -9: nothing is closed
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    QVERIFY(!isClosedInOrder(path));
    const auto casefile = opened(path);
    QCOMPARE(tags(casefile->reader()), QStringList{u"one"_s});
}

void TestCasefile::refusesEditsWhenReadOnly_data()
{
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<int>("fileMode");
    QTest::addColumn<Access>("wanted");
    QTest::addColumn<QString>("why");
    QTest::newRow("asked for") << 0777 << 0666 << Access::ReadOnly
                               << u"was opened for reading only"_s;
    QTest::newRow("file") << 0777 << 0444 << Access::ReadWrite << u"the file is write-protected"_s;
    QTest::newRow("folder") << 0555 << 0666 << Access::ReadWrite
                            << u"its folder is write-protected"_s;
}

void TestCasefile::refusesEditsWhenReadOnly()
{
    QFETCH(int, folderMode);
    QFETCH(int, fileMode);
    QFETCH(Access, wanted);
    QFETCH(QString, why);
    const Folder folder;
    const QString path = newCasefile(folder);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(fileMode)), 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), mode_t(folderMode)), 0);
    const Snapshot before = snapshotOf(folder.path());
    const QString said = asOrdinaryUser([&] {
        const auto casefile = opened(path, wanted);
        const auto edit = casefile->edit(reason, addTag(u"one"_s)).result();
        if (edit || !casefile->isReadOnly() || casefile->readOnlyReason() != edit.error().message
            || !casefile->verify().result())
            return u"not read-only"_s;
        return edit.error().message;
    });
    QVERIFY2(said.contains(why), qPrintable(said));
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestCasefile::editsWaitForVerify()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    Foreign(path).run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
        " INSERT INTO tag SELECT i, 'name ' || i, 'note ' || i FROM n; DELETE FROM outside");
    const auto casefile = opened(path);
    QElapsedTimer timer;
    timer.start();
    std::atomic<qint64> checkedAt = -1;
    auto check = casefile->verify().then([&](const Result<void> &sound) {
        checkedAt = timer.nsecsElapsed();
        return bool(sound);
    });
    std::atomic<qint64> begunAt = -1;
    auto edit = casefile->edit(reason, [&](Writer &writer) {
        begunAt = timer.nsecsElapsed();
        return addTag(u"one"_s)(writer);
    });
    QVERIFY(!edit.isFinished());
    QVERIFY(check.result());
    QVERIFY(edit.result());
    // The check of this many pages takes tens of milliseconds; an edit that did not wait would
    // begin in the first few.
    QVERIFY2(begunAt > checkedAt - 5'000'000, qPrintable(u"%1 %2"_s.arg(begunAt).arg(checkedAt)));
}

void TestCasefile::verifyFindsADamagedPage()
{
    const Folder folder;
    const QString path = damagePage(newCasefile(folder), "claim");
    const Snapshot before = snapshotOf(folder.path());
    {
        const auto casefile = opened(path); // only the schema was looked at
        const auto sound = casefile->verify().result();
        QVERIFY(!sound);
        QVERIFY2(sound.error().message.contains(u"is damaged"_s),
                 qPrintable(sound.error().message));
        const auto edit = casefile->edit(reason, addTag(u"one"_s)).result();
        QVERIFY(!edit);
        QCOMPARE(edit.error().message, sound.error().message);
    }
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestCasefile::openingFindsADamagedPageAfterACrash()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    Foreign(path).run("UPDATE casefile SET closed = 0");
    damagePage(path, "claim");
    const Snapshot before = snapshotOf(folder.path());
    const auto casefile = Casefile::open(path);
    QVERIFY(!casefile);
    QVERIFY2(casefile.error().message.contains(u"is damaged"_s),
             qPrintable(casefile.error().message));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestCasefile::verifyStopsWithTheCasefile()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    Foreign(path).run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
        " INSERT INTO tag SELECT i, 'name ' || i, 'note ' || i FROM n; DELETE FROM outside");
    QElapsedTimer timer;
    timer.start();
    QFuture<Result<Edit>> edit;
    {
        auto casefile = opened(path);
        (void)casefile->verify();
        edit = casefile->edit(reason, addTag(u"one"_s));
    }
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(edit.result()); // accepted, so done
}

void TestCasefile::takesInOutsideChanges()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    Foreign(path).run("INSERT INTO tag VALUES (7, 'foreign', NULL)");
    {
        const auto casefile = opened(path);
        QSignalSpy spy(casefile.get(), &Casefile::edited);
        QVERIFY(casefile->edit(reason, addTag(u"ours"_s)).result());
        QCoreApplication::processEvents();
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy.at(0).at(0).value<Edit>().kind, QByteArray("outside"));
        QCOMPARE(spy.at(1).at(0).value<Edit>().kind, QByteArray("edit"));
    }
    QVERIFY(isClosedInOrder(path));
    QCOMPARE(tags(path), (QStringList{u"foreign"_s, u"ours"_s}));
}

void TestCasefile::takesInOutsideChangesMadeMeanwhile()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const auto casefile = opened(path);
    QVERIFY(casefile->edit(reason, addTag(u"ours"_s)).result());
    QCoreApplication::processEvents();
    QSignalSpy spy(casefile.get(), &Casefile::edited);
    {
        const OtherProcess other(path, "INSERT INTO tag VALUES (7, 'foreign', NULL)");
    }
    QVERIFY(casefile->edit(reason, addTag(u"later"_s)).result());
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy.at(0).at(0).value<Edit>().kind, QByteArray("outside"));
}

void TestCasefile::saysThatAnotherProgramWrites()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const auto casefile = opened(path);
    {
        const OtherProcess other(path, "BEGIN IMMEDIATE");
        QElapsedTimer timer;
        timer.start();
        const auto edit = casefile->edit(reason, addTag(u"one"_s)).result();
        QVERIFY(timer.elapsed() < 1500);
        QVERIFY(!edit);
        QVERIFY2(edit.error().message.contains(u"in use by another program"_s),
                 qPrintable(edit.error().message));
    }
    QVERIFY(casefile->edit(reason, addTag(u"one"_s)).result()); // and goes on when it is free
}

void TestCasefile::twoCasefilesShareAFile()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const auto first = opened(path);
        QVERIFY(first->edit(reason, addTag(u"one"_s)).result());
        const auto second = opened(path);
        QVERIFY(second->edit(reason, addTag(u"two"_s)).result());
        QVERIFY(first->edit(reason, addTag(u"three"_s)).result());
        QCOMPARE(tags(second->reader()).size(), 3);
    }
    QVERIFY(isClosedInOrder(path));
    QCOMPARE(snapshotOf(folder.path()).keys(), QStringList{u"a.sourceline"_s});
}

void TestCasefile::idleWriterCheckpoints()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const auto casefile = opened(path);
    const QByteArray before = snapshotOf(folder.path()).value(u"a.sourceline"_s);
    QVERIFY(casefile->edit(reason, addTag(u"one"_s)).result());
    QThread::msleep(1000);
    QCOMPARE(snapshotOf(folder.path()).value(u"a.sourceline"_s), before); // still in the log alone
    QTRY_VERIFY_WITH_TIMEOUT(snapshotOf(folder.path()).value(u"a.sourceline"_s) != before, 5000);
}

CASEFILE_TEST_MAIN(TestCasefile)
#include "tst_casefile.moc"
