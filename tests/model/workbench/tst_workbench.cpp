#include "model/coding/notes.h"
#include "model/exchange/sample.h"
#include "model/store/asof.h"
#include "model/store/statement.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/recordreader.h"
#include "model/workbench/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestWorkbench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void refusesWhatIsNotThere();
    void showsTheFirstScreenFirst();
    void followsTheCurrentIncident();
    void walksTheCitations();
    void lightsWhatIsAsked();
    void arrivesWhateverTextIsOpenedMeanwhile();
    void takesInAnEdit();
    void takesInWhatAnotherProgramDid();
    void takesInTextsThatAnotherProgramAttached();
    void lightsNothingOfAnotherDay();
    void keepsSelectionThroughEditsAndOrders();
    void closesWhileLoading();
    void cancelsWhatIsReadForAPane();
    void closesWhileAPaneReads();
    void countsWhatIsThere();

private:
    QTemporaryDir m_made;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");
const Id taji = Id::fromText(u"5883671442477809671");

bool load(Workbench &workbench, const QString &path)
{
    const Result<void> opened = workbench.open(path);
    return opened && QTest::qWaitFor([&] { return !workbench.isLoading(); }, 30000);
}

bool select(Workbench &workbench, Id incident)
{
    workbench.setCurrent(incident);
    return QTest::qWaitFor(
        [&] { return workbench.dossier() && workbench.dossier()->id == incident; }, 20000);
}

QFuture<Result<Edit>> retitle(Workbench &workbench, Id incident, const QString &title)
{
    return workbench.casefile()->edit({u"tester"_s, u"Change title"_s}, [=](Writer &writer) {
        return writer.update("incident", incident, {{"title", title}});
    });
}

} // namespace

void TestWorkbench::initTestCase()
{
    const Result<void> made =
        createSampleCasefile(m_made.filePath(u"sample.sourceline"_s), u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestWorkbench::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"sample.sourceline"_s);
    QVERIFY(QFile::copy(m_made.filePath(u"sample.sourceline"_s), m_path));
}

void TestWorkbench::refusesWhatIsNotThere()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    const Result<void> refused = workbench.open(m_folder->filePath(u"missing.sourceline"_s));
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
    QVERIFY(workbench.casefile()); // what was open stays open
    QCOMPARE(workbench.model()->rowCount(), 124);
    QVERIFY(!QFile::exists(m_folder->filePath(u"missing.sourceline"_s)));
}

void TestWorkbench::showsTheFirstScreenFirst()
{
    Workbench workbench;
    QList<int> sizes;
    connect(
        &workbench, &Workbench::rowsChanged, this, [&] { sizes += workbench.model()->rowCount(); });
    QVERIFY(workbench.open(m_path, Access::ReadWrite, {taji, k1}));
    QVERIFY(!workbench.casefile()); // nothing waits for the file
    QVERIFY(QTest::qWaitFor([&] { return sizes.size() >= 1; }, 20000));
    QCOMPARE(sizes.first(), 2);
    QVERIFY(QTest::qWaitFor([&] { return !workbench.isLoading(); }, 20000));
    QCOMPARE(sizes.last(), 124);
}

void TestWorkbench::followsTheCurrentIncident()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QSignalSpy dossiers(&workbench, &Workbench::dossierChanged);
    workbench.setCurrent(taji);
    workbench.setCurrent(k1); // the latest wish wins
    QVERIFY(QTest::qWaitFor([&] { return workbench.dossier() != nullptr; }, 20000));
    QTest::qWait(50);
    QCOMPARE(dossiers.count(), 1);
    QCOMPARE(workbench.dossier()->id, k1);
    QVERIFY(workbench.document());
    QVERIFY(!workbench.documents().empty());
    QCOMPARE(workbench.document()->document, workbench.documents().front().id);
    QVERIFY(std::is_sorted(workbench.documents().begin(),
                           workbench.documents().end(),
                           [](const DocumentSummary &a, const DocumentSummary &b) {
                               return a.citations > b.citations;
                           }));
}

void TestWorkbench::walksTheCitations()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(select(workbench, k1));
    const int count = workbench.citationCount();
    QVERIFY(count > 2);
    QCOMPARE(workbench.citationIndex(), 0);
    QSet<qint64> documents;
    std::optional<CitationView> last;
    for (int i = 0; i < count; ++i) {
        QCOMPARE(workbench.citationIndex(), i);
        const auto here = workbench.citation();
        QVERIFY(here);
        if (last && last->document == here->document)
            QVERIFY(last->range < here->range);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return workbench.document() && workbench.document()->document == here->document;
            },
            5000));
        documents.insert(here->document.value);
        last = here;
        workbench.stepCitation(1);
    }
    QCOMPARE(workbench.citationIndex(), 0); // round at the end
    workbench.stepCitation(-1);
    QCOMPARE(workbench.citationIndex(), count - 1);
    QVERIFY(documents.size() > 1);
}

void TestWorkbench::lightsWhatIsAsked()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(select(workbench, k1));
    const auto claim =
        std::find_if(workbench.dossier()->claims.begin(),
                     workbench.dossier()->claims.end(),
                     [](const ClaimView &candidate) {
                         return candidate.field == u"munitions" && !candidate.citations.empty();
                     });
    QVERIFY(claim != workbench.dossier()->claims.end());
    workbench.light(claim->citations, u"munitions"_s);
    QCOMPARE(workbench.lit().size(), claim->citations.size());
    QVERIFY(workbench.citationIndex() >= 0);
    const Id document = workbench.citation()->document;
    QVERIFY(QTest::qWaitFor(
        [&] { return workbench.document() && workbench.document()->document == document; }, 5000));
    workbench.stepCitation(1);
    QVERIFY(workbench.lit().empty());
}

// Between the first incident and its text another text is asked for: what was asked of the incident
// is lit all the same, and not only after its next edit.
void TestWorkbench::arrivesWhateverTextIsOpenedMeanwhile()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(!workbench.document());
    Subject claim;
    {
        Workbench other; // knows the claim before
        QVERIFY(load(other, m_path));
        QVERIFY(select(other, taji));
        QVERIFY(!other.dossier()->claims.empty());
        claim = {"claim", other.dossier()->claims.front().id};
    }
    connect(
        &workbench,
        &Workbench::dossierChanged,
        this,
        [&] {
            QVERIFY(workbench.documents().size() > 1);
            const Id article = workbench.documents()[1].id;
            QMetaObject::invokeMethod(
                &workbench,
                [&workbench, article] { workbench.openDocument(article); },
                Qt::QueuedConnection);
        },
        Qt::SingleShotConnection);
    workbench.goTo(taji, {claim}, u"a claim"_s);
    QTRY_COMPARE(workbench.litLabel(), u"a claim"_s);
    QCOMPARE(workbench.subject(), claim);
    QVERIFY(!workbench.lit().empty());
}

void TestWorkbench::takesInAnEdit()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(select(workbench, k1));
    QSignalSpy edits(&workbench, &Workbench::edited);
    auto future = retitle(workbench, k1, u"Another title"_s);
    QVERIFY(QTest::qWaitFor([&] { return future.isFinished() && edits.count() == 1; }, 20000));
    QVERIFY(future.result());
    const auto title = [&] {
        return workbench.model()
            ->index(workbench.model()->rowOf(k1), IncidentModel::Title)
            .data()
            .toString();
    };
    QVERIFY(QTest::qWaitFor([&] { return title() == u"Another title"; }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return workbench.dossier()->title == u"Another title"; }, 20000));
    QVERIFY(QTest::qWaitFor(
        [&] { return workbench.snapshot()->edit == edits.first().first().value<Edit>().seq; },
        20000));
    QCOMPARE(workbench.model()->rowCount(), 124);
}

void TestWorkbench::takesInWhatAnotherProgramDid()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    const auto killed = [&workbench] {
        const Snapshot table = workbench.snapshot();
        return table->value(Int32Column::KilledLow, table->rowOf(k1));
    };
    const qint32 before = killed();
    const auto other = Casefile::open(m_path, Access::ReadWrite, false);
    QVERIFY(other);
    const auto kill = [&other](qint64 many) {
        return (*other)->edit({u"another"_s, u"Count again"_s}, [many](Writer &writer) {
            Statement claim(writer.database(),
                            "SELECT id FROM claim WHERE incident = ?1 AND field = 'killed'");
            claim.bind(1, k1);
            while (claim.next()) {
                const Id id = claim.id(0);
                if (const auto done =
                        writer.update("claim", id, {{"low", many}, {"best", many}, {"high", many}});
                    !done)
                    return done;
            }
            return Result<void>();
        });
    };
    QVERIFY(kill(before + 5).result());
    // An own edit of something else shows it at once.
    QVERIFY(retitle(workbench, taji, u"Another title"_s).result());
    QTRY_COMPARE(killed(), before + 5);
    // And it is looked for now and then.
    QVERIFY(kill(before + 9).result());
    QTRY_COMPARE_WITH_TIMEOUT(killed(), before + 9, 30000);
}

// A text alone is attached without an edit.
void TestWorkbench::takesInTextsThatAnotherProgramAttached()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QTRY_VERIFY(workbench.counts().articles > 0);
    QCOMPARE(workbench.counts().attached, 0);
    auto other = Connection::open(m_path, Access::ReadWrite);
    QVERIFY(other);
    Statement attach(other->handle(),
                     "INSERT INTO text (sha256, text) SELECT sha256, 'An article.' FROM document "
                     "WHERE kind <> 'summary' AND version_of IS NULL LIMIT 1");
    QVERIFY(attach.run());
    QTRY_COMPARE_WITH_TIMEOUT(workbench.counts().attached, 1, 30000);
}

void TestWorkbench::lightsNothingOfAnotherDay()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(select(workbench, k1));
    workbench.light(workbench.dossier()->claims.front().citations, u"Munitions: 57"_s);
    QCOMPARE(workbench.litLabel(), u"Munitions: 57"_s);
    AsOfQuery query;
    query.saidBy = QDate(2020, 1, 1);
    workbench.showAsOf(query);
    QTRY_VERIFY(!workbench.asOf().isPresent() && !workbench.isLoading());
    QCOMPARE(workbench.litLabel(), QString());
    QVERIFY(workbench.lit().empty());
}

void TestWorkbench::keepsSelectionThroughEditsAndOrders()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(select(workbench, taji));
    const auto rowOf = [&](Id id) {
        return workbench.snapshot()->rowOf(id);
    };
    workbench.setSelection(RowSet({rowOf(k1), rowOf(taji)}));
    QSignalSpy changed(&workbench, &Workbench::rowsChanged);
    workbench.setOrder({SortField::Place, true});
    QVERIFY(changed.wait(20000));
    auto future = retitle(workbench, k1, u"Another title"_s);
    QVERIFY(changed.wait(20000));
    QCOMPARE(workbench.current(), taji);
    QCOMPARE(workbench.selection().size(), 2);
    QVERIFY(workbench.selection().contains(rowOf(k1)));
    QVERIFY(workbench.selection().contains(rowOf(taji)));
    QCOMPARE(workbench.order().field, SortField::Place);
}

namespace {

Result<qint64> countForEver(sqlite3 *database)
{
    Statement rows(
        database,
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) "
        "FROM n");
    return rows.next() ? Result<qint64>(rows.integer(0)) : Result<qint64>(-1);
}

} // namespace

void TestWorkbench::cancelsWhatIsReadForAPane()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QSignalSpy progress(&workbench, &Workbench::progressChanged);
    std::optional<Result<qint64>> counted, after;
    workbench.read<qint64>(
        this, countForEver, [&](const Result<qint64> &answer) { counted = answer; });
    QTRY_VERIFY(!progress.isEmpty() && !progress.last().at(0).toString().isEmpty());
    QVERIFY(!counted);
    workbench.cancelWork();
    QTRY_VERIFY(counted);
    QVERIFY(!*counted); // though the reading itself took the end for an answer
    QVERIFY(counted->error().message.contains(u"cancelled"_s));
    QTRY_VERIFY(progress.last().at(0).toString().isEmpty());
    for (int i = 0; i < 2; ++i) { // either thread goes on with the next
        after.reset();
        workbench.read<qint64>(
            this,
            [](sqlite3 *database) -> Result<qint64> {
                Statement one(database, "SELECT count(*) FROM incident");
                return one.next() ? Result<qint64>(one.integer(0)) : Result<qint64>(one.error());
            },
            [&](const Result<qint64> &answer) { after = answer; });
        QTRY_VERIFY(after);
        QVERIFY(*after);
        QVERIFY(**after > 0);
    }
}

// Hangs where the reading is waited for.
void TestWorkbench::closesWhileAPaneReads()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    bool isAnswered = false;
    for (int i = 0; i < 4; ++i)
        workbench.read<qint64>(
            this, countForEver, [&](const Result<qint64> &) { isAnswered = true; });
    workbench.close();
    QVERIFY(!workbench.casefile());
    QTest::qWait(50);
    QVERIFY(!isAnswered);
}

void TestWorkbench::closesWhileLoading()
{
    for (int i = 0; i < 10; ++i) {
        Workbench workbench;
        QVERIFY(workbench.open(m_path));
        workbench.setCurrent(k1);
        QTest::qWait(i * 3);
        workbench.close();
        QVERIFY(!workbench.casefile());
        QCOMPARE(workbench.model()->rowCount(), 0);
    }
}

void TestWorkbench::countsWhatIsThere()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    QVERIFY(QTest::qWaitFor([&] { return workbench.counts().claims > 0; }, 20000));
    QCOMPARE(workbench.snapshot()->incidents, 124);
    QCOMPARE(workbench.counts().claims, 427);
    QCOMPARE(workbench.counts().attributions, 96);
    QCOMPARE(workbench.counts().articles, 5);
    QCOMPARE(workbench.counts().attached, 0);
}

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
