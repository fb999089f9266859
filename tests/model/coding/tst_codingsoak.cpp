// Ten thousand random edits of meaning there and back, a bulk edit killed at any moment, and edits
// that a later one stands in the way of.
#include "drafts.h"
#include "model/coding/assessments.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"
#include "model/store/chain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int bulkIncidents = 5000;

std::vector<Id> allIds(sqlite3 *database, const char *table)
{
    Statement select(
        database, QByteArray(QByteArray("SELECT id FROM ") + table + " ORDER BY id").constData());
    std::vector<Id> ids;
    while (select.next())
        ids.push_back(select.id(0));
    return ids;
}

/// Random changes of a small record, valid or refused.
class RandomChanges
{
public:
    RandomChanges(sqlite3 *database, quint32 seed)
        : m_database(database)
        , m_random(seed)
    {}

    EditLog::Change next()
    {
        switch (m_random.bounded(20)) {
        case 0:
        case 1:
            return addAttribution(attribution());
        case 2:
            return changeAttribution(any("attribution"), attribution());
        case 3:
            return retractAttribution(any("attribution"), u"misread"_s);
        case 4:
            return restoreAttribution(any("attribution"));
        case 5:
            return splitAttribution(
                any("attribution"), {actor(), actor()}, m_random.bounded(2) != 0);
        case 6:
            return mergeAttributions(any("attribution"), {any("attribution")});
        case 7:
            return splitReports(any("attribution"), {any("report")});
        case 8:
            return moveRecords({any("claim")}, {any("attribution")}, any("incident"));
        case 9:
        case 10:
            return addClaim(claim());
        case 11:
            return changeClaim(any("claim"), claim());
        case 12:
            return m_random.bounded(2) != 0
                       ? setFeeding({any("claim")}, m_random.bounded(2) != 0, u"contested"_s)
                       : supersede(any("claim"), any("claim"), u"later"_s);
        case 13:
            return overrideFigure(
                {any("incident"), {"killed", {}, u"all"_s}, 1, 2, 3, u"so"_s, u"Ada"_s});
        case 14:
            return followRule(any("incident"), {"killed", {}, u"all"_s});
        case 15:
            return assess({any("incident"), any("incident")}, assessment());
        case 16:
            return addNote({"incident", any("incident"), {}}, words(), u"Ada"_s);
        case 17:
            return m_random.bounded(2) != 0 ? changeNote(any("annotation"), words())
                                            : removeNote(any("annotation"));
        case 18:
            return tagIncidents(
                {any("incident"), any("incident")}, words(), m_random.bounded(3) > 0);
        default:
            return setIncidentField({any("incident")}, "title", Value(words()));
        }
    }

private:
    Id any(const char *table)
    {
        const auto ids = allIds(m_database, table);
        return ids.empty() ? Id{1} : ids[size_t(m_random.bounded(int(ids.size())))];
    }

    ActorRef actor()
    {
        ActorRef ref;
        if (m_random.bounded(5) > 0)
            ref.id = any("actor");
        else
            ref.newName = words();
        return ref;
    }

    QString words()
    {
        static const QStringList some{u"rocket"_s, u"Hawīja"_s, u"أحمد"_s, u"crater"_s, u"base"_s};
        return some[m_random.bounded(int(some.size()))] + u' '
               + QString::number(m_random.bounded(6));
    }

    StatementDraft statement()
    {
        StatementDraft draft;
        if (m_random.bounded(2) != 0)
            draft.id = any("statement");
        draft.speaker = actor();
        draft.saidEdtf = m_random.bounded(2) != 0 ? u"2020-03"_s : QString();
        draft.reports = {{any("document"), {actor()}}};
        return draft;
    }

    std::vector<CitationDraft> citations()
    {
        const int start = m_random.bounded(40);
        return {{any("document"), {start, start + 20}, {}, {}}};
    }

    AttributionDraft attribution()
    {
        static const QStringList stances{
            u"asserts"_s, u"suspects"_s, u"denies"_s, u"declines to name"_s};
        AttributionDraft draft;
        draft.incident = any("incident");
        draft.actor = actor();
        draft.stance = stances[m_random.bounded(int(stances.size()))];
        draft.statement = statement();
        draft.credibility = m_random.bounded(7);
        draft.wording = words();
        if (m_random.bounded(2) != 0)
            draft.citations = citations();
        return draft;
    }

    ClaimDraft claim()
    {
        ClaimDraft draft;
        draft.incident = any("incident");
        draft.field = m_random.bounded(3) != 0 ? u"killed"_s : u"munitions"_s;
        draft.reported = m_random.bounded(4) != 0 ? u"figure"_s : u"unknown"_s;
        draft.best = m_random.bounded(40);
        draft.qualifier = m_random.bounded(2) != 0 ? u"more than"_s : u"exactly"_s;
        draft.statement = statement();
        draft.citations = citations();
        return draft;
    }

    AssessmentDraft assessment()
    {
        AssessmentDraft draft;
        draft.actor = actor();
        draft.likelihood = 1 + m_random.bounded(7);
        draft.alternatives = {{actor(), 2}};
        draft.who = u"Ada"_s;
        return draft;
    }

    sqlite3 *m_database;
    QRandomGenerator m_random;
};

// Four incidents, four actors, two documents with text.
Result<void> startingRecord(Writer &writer)
{
    const QString text =
        u"Rockets fell on the base at night, and nobody has said who fired them. The crater is wide."_s;
    const auto sha256 = writer.storeText(text);
    if (!sha256)
        return sha256.error();
    for (int i = 0; i < 4; ++i) {
        const QString name = u"Group %1"_s.arg(i);
        const auto actor = writer.insert("actor", {{"name", name}, {"kind", u"organisation"_s}});
        const auto incident = writer.insert("incident",
                                            {{"kind", u"event"_s},
                                             {"title", u"Attack %1"_s.arg(i)},
                                             {"date_edtf", u"2020-03-11"_s}});
        if (!actor || !incident)
            return actor ? incident.error() : actor.error();
        if (i > 1)
            continue;
        const auto document = writer.insert("document",
                                            {{"kind", u"article"_s},
                                             {"title", name},
                                             {"published_edtf", u"2020-03-12"_s},
                                             {"length", qint64(text.size())},
                                             {"sha256", *sha256}});
        if (!document)
            return document.error();
    }
    return {};
}

int tagUntilKilled(const QString &path)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return 1;
    EditLog log(*connection);
    const auto incidents = allIds(connection->handle(), "incident");
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
    void tenThousandThereAndBack();
    void killedDuringABulkEdit();
    void laterEditStandsInTheWay();
};

void TestCodingSoak::tenThousandThereAndBack()
{
    constexpr int enough = 10'000;
    constexpr int longest =
        150'000; // ms on a slow machine; fewer than a tenth of the edits fail the test
    QElapsedTimer clock;
    clock.start();
    int done = 0, refused = 0;
    // Many small records: an edit is as fast after an hour as at first, a dump is not.
    for (quint32 seed = 1; done < enough && clock.elapsed() < longest; ++seed) {
        ScratchCasefile file;
        // What is asked is whether rows come back, not whether the disk has them.
        VERIFY_DONE(Statement(file.database(), "PRAGMA synchronous = OFF").run());
        VERIFY_DONE(file.log().apply({u"t"_s, u"start"_s}, startingRecord));
        RandomChanges changes(file.database(), seed);
        std::vector<std::pair<Edit, QByteArrayList>>
            edits; // and what was there before, now and then
        for (int i = 0; i < 125; ++i) {
            const QByteArrayList before = i % 25 == 0 ? dumpOf(file.database()) : QByteArrayList();
            const auto edit = file.log().apply({u"t"_s, u"random"_s}, changes.next());
            if (!edit) {
                QVERIFY2(!edit.error().message.isEmpty()
                             && !edit.error().message.contains(u"SQL"_s),
                         qPrintable(edit.error().message));
                ++refused;
            }
            edits.emplace_back(edit && edit->seq > 0 ? *edit : Edit{}, before);
        }
        const QByteArrayList last = dumpOf(file.database());
        VERIFY_DONE(file.log().rebuildDerived());
        QCOMPARE(firstDifference(dumpOf(file.database()), last), QByteArray());
        std::vector<Edit> undone;
        for (auto step = edits.rbegin(); step != edits.rend(); ++step) {
            if (step->first.seq > 0) {
                const auto back =
                    file.log().revert(step->first.id, {u"t"_s, u"undo"_s, {}, "undo"});
                VERIFY_DONE(back);
                undone.push_back(*back);
                ++done;
            }
            if (!step->second.isEmpty())
                QCOMPARE(firstDifference(dumpOf(file.database()), step->second), QByteArray());
        }
        for (auto step = undone.rbegin(); step != undone.rend(); ++step, ++done)
            VERIFY_DONE(file.log().revert(step->id, {u"t"_s, u"redo"_s, {}, "redo"}));
        QCOMPARE(firstDifference(dumpOf(file.database()), last), QByteArray());
        QCOMPARE(searchProblem(file.database()), QString());
        QCOMPARE(countOf(file.database(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        QCOMPARE(chainProblems(file.database()), QStringList());
    }
    qInfo("%d edits turned back or done again, %d refused, %lld ms",
          done,
          refused,
          static_cast<long long>(clock.elapsed()));
    QVERIFY(done >= enough / 10);
    QVERIFY(refused > 0);
}

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
