// A bulk edit killed at any moment, and edits that a later one stands in the way of.
#include "drafts.h"
#include "model/coding/bulk.h"
#include "model/store/chain.h"

#include <QProcess>

#include <algorithm>
#include <cstdio>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int bulkIncidents = 5000;

int tagUntilKilled(const QString &path)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return 1;
    EditLog log(*connection);
    std::vector<Id> incidents;
    for (Statement select(connection->handle(), "SELECT id FROM incident"); select.next();)
        incidents.push_back(select.id(0));
    for (bool tagged = true;; tagged = !tagged) {
        std::puts("begins");
        std::fflush(stdout);
        if (!log.apply({u"child"_s, u"bulk"_s}, tagIncidents(incidents, u"salvo"_s, tagged)))
            return 2;
    }
}

} // namespace

class TestCodingSoak : public QObject
{
    Q_OBJECT

private slots:
    void killedDuringABulkEdit();
    void laterEditStandsInTheWay();
};

void TestCodingSoak::killedDuringABulkEdit()
{
    ScratchCasefile file;
    VERIFY_DONE(file.log().apply({u"t"_s, u"start"_s}, [](Writer &writer) -> Result<void> {
        for (int i = 0; i < bulkIncidents; ++i) {
            const auto incident =
                writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Attack %1"_s.arg(i)}});
            if (!incident)
                return incident.error();
        }
        return {};
    }));
    int none = 0, all = 0;
    for (int kill = 0; kill < 12; ++kill) {
        file.close();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--tag"_s, file.path()});
        QVERIFY(child.waitForReadyRead());
        QTest::qSleep(10 + kill * 60);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        file.open();
        const qint64 tagged = countOf(file.database(), "SELECT count(*) FROM incident_tag");
        QVERIFY2(tagged == 0 || tagged == bulkIncidents, "half a bulk edit");
        ++(tagged == 0 ? none : all);
        QCOMPARE(textOf(file.database(), "PRAGMA quick_check"), u"ok"_s);
        QCOMPARE(chainProblems(file.database()), QStringList());
    }
    qInfo("%d times nothing, %d times all", none, all);
    QVERIFY(none > 0);
}

void TestCodingSoak::laterEditStandsInTheWay()
{
    SampleCasefile file;
    const Id attribution = file.id("attribution", u"000-A05"_s);
    AttributionDraft draft = recorded(file, u"000-A05"_s);
    draft.stance = u"suspects"_s;
    const auto first = file.perform(changeAttribution(attribution, draft));
    VERIFY_DONE(first);
    draft.stance = u"asserts"_s;
    const auto second = file.perform(changeAttribution(attribution, draft));
    VERIFY_DONE(second);
    const auto conflicts = file.log().conflictsOfReverting(first->id);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QCOMPARE(conflicts->front().column, QByteArray("stance"));
    QCOMPARE(conflicts->front().kind, Conflict::Kind::Changed);
    QVERIFY(conflicts->front().mayBeChosen());
    const QByteArrayList before = dumpOf(file.database());
    QVERIFY(!file.undo(*first));
    QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    const auto forced = file.log().revert(
        first->id, {u"Ada"_s, u"undo"_s, {}, "revert"}, ConflictChoice::Overwrite);
    VERIFY_DONE(forced);
    QCOMPARE(textOf(file.database(),
                    "SELECT stance FROM attribution WHERE id = " + attribution.toText().toUtf8()),
             u"investigates"_s);
    // A statement that something has come to rest on since cannot be taken away.
    const auto added = file.perform(addAttribution(suspicion(file)));
    VERIFY_DONE(added);
    ClaimDraft claim = killedTwo(file);
    claim.statement = {};
    claim.statement.id = SampleCasefile::only(*added, "statement");
    const auto resting = file.perform(addClaim(claim));
    VERIFY_DONE(resting);
    const auto refused = file.undo(*added);
    QVERIFY(!refused);
    const auto dangling = file.log().conflictsOfReverting(added->id);
    VERIFY_DONE(dangling);
    QVERIFY(std::ranges::any_of(*dangling, [](const Conflict &conflict) {
        return conflict.kind == Conflict::Kind::Dangling && !conflict.mayBeChosen();
    }));
    VERIFY_DONE(file.undo(*resting));
    VERIFY_DONE(file.undo(*added));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--tag"_s)
        return tagUntilKilled(arguments.value(2));
    TestCodingSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_codingsoak.moc"
