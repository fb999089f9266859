#include "model/store/keys.h"
#include "scratchcasefile.h"

#include <QFileInfo>

#include <sys/stat.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestKeys : public QObject
{
    Q_OBJECT

private slots:
    void theSameFileKeepsItsNumber();
    void aCopyDrawsANewNumber();
    void aReplacedFileDrawsANewNumber();
    void anOlderStatePutBackDrawsANewNumber();
    void lostOrDamagedStateDrawsANewNumber();
    void unwritableStateIsNoError();
    void countersNeverGoBack();
    void aRolledBackEditUsesUpNothing();
    void foreignKeysAreKept();
    void ownKeysFromElsewhereAreNotGivenOutAgain();
    void twoLogsOfOneFileShareTheirCounters();
};

namespace {

Id addTag(EditLog &log)
{
    Id id;
    const auto edit = log.apply({u"t"_s, u"tag"_s}, [&id](Writer &w) -> Result<void> {
        const auto tag = w.insert("tag", {{"name", u"t"_s}});
        if (!tag)
            return tag.error();
        id = *tag;
        return {};
    });
    return edit ? id : Id();
}

qint64 copyOf(Id id)
{
    return id.value >> 32;
}

Connection opened(const QString &path)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    return std::move(*connection);
}

// Overwrites the bytes and keeps the inode, as a restore in place does.
void putBack(const QString &from, const QString &to)
{
    QFile source(from), target(to);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
    target.write(source.readAll());
}

} // namespace

void TestKeys::theSameFileKeepsItsNumber()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    QVERIFY(copyOf(first) > 0);
    file.close();
    file.open();
    const Id second = addTag(file.log());
    QCOMPARE(second.value, first.value + 1);
    QCOMPARE(countOf(file.database(), "SELECT count(*) FROM copy"), 1);
}

void TestKeys::aCopyDrawsANewNumber()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    file.close();
    const QString copied = file.folder() + u"/copied.sourceline"_s;
    QVERIFY(QFile::copy(file.path(), copied));
    Connection connection = opened(copied);
    EditLog log(connection);
    QVERIFY(copyOf(addTag(log)) != copyOf(first));
    file.open();
    QCOMPARE(addTag(file.log()).value, first.value + 1);
    QCOMPARE(countOf(connection.handle(), "SELECT count(*) FROM copy"), 2);
}

void TestKeys::aReplacedFileDrawsANewNumber()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    file.close();
    const QString other = file.folder() + u"/other"_s;
    QVERIFY(QFile::copy(file.path(), other));
    QVERIFY(QFile::remove(file.path()));
    QVERIFY(QFile::rename(other, file.path()));
    file.open();
    QVERIFY(copyOf(addTag(file.log())) != copyOf(first));
}

void TestKeys::anOlderStatePutBackDrawsANewNumber()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    file.close();
    const QString backup = file.folder() + u"/backup"_s;
    QVERIFY(QFile::copy(file.path(), backup));
    file.open();
    addTag(file.log());
    file.close();
    const auto inode = [&file] {
        struct stat status = {};
        return ::stat(QFile::encodeName(file.path()).constData(), &status) == 0 ? status.st_ino : 0;
    };
    const auto before = inode();
    putBack(backup, file.path());
    QCOMPARE(inode(), before);
    file.open();
    QVERIFY(copyOf(addTag(file.log())) != copyOf(first));
}

void TestKeys::lostOrDamagedStateDrawsANewNumber()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    file.close();
    const QString state = file.folder() + u"/state/sourceline/copies.json"_s;
    QFile copies(state);
    QVERIFY(copies.open(QIODevice::WriteOnly | QIODevice::Truncate));
    copies.write("[{\"path\": 3, \"copy\": \"x\"}, 7, {");
    copies.close();
    file.open();
    const Id second = addTag(file.log());
    QVERIFY(copyOf(second) != copyOf(first));
    file.close();
    QVERIFY(QFile::remove(state));
    file.open();
    QVERIFY(copyOf(addTag(file.log())) != copyOf(second));
}

void TestKeys::unwritableStateIsNoError()
{
    ScratchCasefile file;
    QFile inTheWay(file.folder() + u"/state"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(addTag(file.log()).isValid());
}

void TestKeys::countersNeverGoBack()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    const Id edit = readEdits(file.database(), {}, 1).front().id;
    VERIFY_DONE(file.log().revert(edit, {u"t"_s, u"undo"_s, {}, "undo"}));
    QCOMPARE(countOf(file.database(), "SELECT count(*) FROM tag"), 0);
    const Id second = addTag(file.log());
    QCOMPARE(second.value, first.value + 1);
    const Id undo = readEdits(file.database(), {}, 2).back().id;
    VERIFY_DONE(file.log().revert(
        undo, {u"t"_s, u"redo"_s, {}, "redo"})); // with reused ids this would be a conflict
    QCOMPARE(countOf(file.database(), "SELECT count(*) FROM tag"), 2);
}

void TestKeys::aRolledBackEditUsesUpNothing()
{
    ScratchCasefile file;
    Id drawn;
    QVERIFY(!file.log().apply({u"t"_s, u"fails"_s}, [&drawn](Writer &w) -> Result<void> {
        drawn = *w.newId("tag");
        return Error{u"no"_s};
    }));
    QCOMPARE(addTag(file.log()), drawn);
}

void TestKeys::foreignKeysAreKept()
{
    ScratchCasefile file;
    VERIFY_DONE(file.log().apply({u"t"_s, u"tag"_s}, [](Writer &w) -> Result<void> {
        const auto tag = w.insert("tag", {{"id", (qint64(77) << 32) | 5}, {"name", u"t"_s}});
        return tag ? Result<void>() : Result<void>(tag.error());
    }));
    QCOMPARE(addTag(file.log()).value & 0xffffffff, 1);
}

void TestKeys::ownKeysFromElsewhereAreNotGivenOutAgain()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    VERIFY_DONE(file.log().apply({u"t"_s, u"tag"_s}, [first](Writer &w) -> Result<void> {
        const auto tag = w.insert("tag", {{"id", first.value + 1}, {"name", u"t"_s}});
        return tag ? Result<void>() : Result<void>(tag.error());
    }));
    QCOMPARE(addTag(file.log()).value, first.value + 2);
}

void TestKeys::twoLogsOfOneFileShareTheirCounters()
{
    ScratchCasefile file;
    const Id first = addTag(file.log());
    Connection connection = opened(file.path());
    EditLog other(connection);
    QCOMPARE(addTag(other).value, first.value + 1);
    QCOMPARE(addTag(file.log()).value, first.value + 2);
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
