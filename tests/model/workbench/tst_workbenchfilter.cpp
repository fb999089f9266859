#include "model/columns/sort.h"
#include "model/exchange/sample.h"
#include "model/filter/filtertext.h"
#include "model/store/statement.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestWorkbenchFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void filtersAndSorts();
    void keepsTheCurrentIncident();
    void selectsOnlyWhatIsShown();
    void theLatestFilterWins();
    void tellsWhatStandsForNothing();
    void goesBackAndForward();
    void typingIsOneStep();
    void anotherCasefileStartsUnfiltered();
    void editsMoveInAndOut();
    void recordsThatAreNotTheIncidentsOwn();
    void patchedEqualsFresh();

private:
    bool filter(const QString &text);
    bool settles();
    void edit(const QByteArray &table, Id id, const char *column, const Value &value);
    std::vector<Row> shown() const;
    std::vector<Row> fresh() const;

    QTemporaryDir m_made;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_workbench;
};

void TestWorkbenchFilter::initTestCase()
{
    const auto made = createSampleCasefile(m_made.filePath(u"sample.sourceline"_s), u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestWorkbenchFilter::init()
{
    m_workbench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"sample.sourceline"_s);
    QVERIFY(QFile::copy(m_made.filePath(u"sample.sourceline"_s), path));
    m_workbench = std::make_unique<Workbench>();
    QVERIFY(m_workbench->open(path));
    QVERIFY(QTest::qWaitFor([this] { return !m_workbench->isLoading(); }, 30000));
}

bool TestWorkbenchFilter::settles()
{
    return QTest::qWaitFor([this] { return !m_workbench->isFiltering(); }, 20000);
}

bool TestWorkbenchFilter::filter(const QString &text)
{
    m_workbench->setFilter(parseFilter(text).spec);
    return settles();
}

// Committed, and taken in by the columns.
void TestWorkbenchFilter::edit(const QByteArray &table,
                               Id id,
                               const char *column,
                               const Value &value)
{
    const auto future =
        m_workbench->casefile()->edit({u"tester"_s, u"Edit"_s}, [=](Writer &writer) {
            return writer.update(table.constData(), id, {{column, value}});
        });
    QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 20000));
    QVERIFY2(future.result(), future.result() ? "" : qPrintable(future.result().error().message));
    const qint64 seq = future.result()->seq;
    QVERIFY(QTest::qWaitFor([&] { return m_workbench->snapshot()->edit >= seq; }, 20000));
}

std::vector<Row> TestWorkbenchFilter::shown() const
{
    const auto rows = m_workbench->rows()->rows();
    return {rows.begin(), rows.end()};
}

// The same by the functions that stand alone.
std::vector<Row> TestWorkbenchFilter::fresh() const
{
    const auto connection = m_workbench->casefile()->reader();
    const IncidentTable &table = *m_workbench->snapshot();
    const auto compiled =
        CompiledFilter::compile(connection->handle(), table, m_workbench->filter());
    const RowSet rows =
        sorted(table, filtered(allRows(table), compiled->evaluate(table)), m_workbench->order());
    return {rows.rows().begin(), rows.rows().end()};
}

void TestWorkbenchFilter::filtersAndSorts()
{
    QSignalSpy changed(m_workbench.get(), &Workbench::filterChanged);
    QVERIFY(filter(u"means:rocket"_s));
    QCOMPARE(changed.count(), 1);
    const int count = m_workbench->model()->rowCount();
    QVERIFY(count > 0 && count < 124);
    QCOMPARE(shown(), fresh());
    m_workbench->setOrder({SortField::Place, true});
    QTRY_COMPARE(shown(), fresh());
    QVERIFY(filter(u"-means:rocket"_s));
    QCOMPARE(m_workbench->model()->rowCount(), 124 - count);
    QCOMPARE(shown(), fresh());
    m_workbench->setOrder({SortField::Title, false});
    QTRY_VERIFY(m_workbench->model()->rowCount() == 124 - count);
    QVERIFY(filter(QString()));
    QCOMPARE(m_workbench->model()->rowCount(), 124);
}

void TestWorkbenchFilter::keepsTheCurrentIncident()
{
    const Id first = m_workbench->snapshot()->idOf(m_workbench->rows()->at(0));
    m_workbench->setCurrent(first);
    QVERIFY(filter(u"kind:event -kind:event"_s));
    QCOMPARE(m_workbench->rows()->size(), 0);
    QCOMPARE(m_workbench->current(), first);
}

void TestWorkbenchFilter::selectsOnlyWhatIsShown()
{
    QVERIFY(filter(u"kind:event"_s));
    const std::vector<Row> events = shown();
    m_workbench->setSelection(allRows(*m_workbench->snapshot()));
    QVERIFY(filter(u"kind:event means:rocket"_s));
    QCOMPARE(m_workbench->selection().size(), m_workbench->rows()->size());
    QVERIFY(filter(QString()));
    QVERIFY(m_workbench->selection().size() < static_cast<qsizetype>(events.size()));
}

void TestWorkbenchFilter::theLatestFilterWins()
{
    for (const QString &text : {u"a"_s, u"ab"_s, u"by:Iran+"_s, u"embassy"_s, u"kind:statement"_s})
        m_workbench->setFilter(parseFilter(text).spec);
    QVERIFY(m_workbench->isFiltering());
    QVERIFY(settles());
    QCOMPARE(filterText(m_workbench->filter()), u"kind:statement"_s);
    QCOMPARE(shown(), fresh());
}

void TestWorkbenchFilter::tellsWhatStandsForNothing()
{
    QVERIFY(filter(u"kind:event by:Nobodyatall"_s));
    QCOMPARE(m_workbench->filterProblems().size(), size_t(1));
    QCOMPARE(m_workbench->filterProblems()[0].choice, size_t(1));
    const std::vector<Row> rows = shown();
    QVERIFY(filter(u"kind:event"_s));
    QVERIFY(m_workbench->filterProblems().empty());
    QCOMPARE(shown(), rows);
}

void TestWorkbenchFilter::goesBackAndForward()
{
    QVERIFY(!m_workbench->canStepFilter(-1));
    QVERIFY(filter(u"kind:event"_s));
    QVERIFY(filter(u"kind:event place:Taji"_s));
    m_workbench->stepFilter(-1);
    QCOMPARE(filterText(m_workbench->filter()), u"kind:event"_s);
    QVERIFY(settles());
    QCOMPARE(shown(), fresh());
    m_workbench->stepFilter(-1);
    QVERIFY(m_workbench->filter().isEmpty() && !m_workbench->canStepFilter(-1));
    m_workbench->stepFilter(1);
    m_workbench->stepFilter(1);
    QCOMPARE(filterText(m_workbench->filter()), u"kind:event place:Taji"_s);
    QVERIFY(!m_workbench->canStepFilter(1));
    m_workbench->stepFilter(-1);
    QVERIFY(filter(u"means:drone"_s)); // what lay ahead is given up
    QVERIFY(!m_workbench->canStepFilter(1));
    m_workbench->stepFilter(-1);
    QCOMPARE(filterText(m_workbench->filter()), u"kind:event"_s);
}

void TestWorkbenchFilter::typingIsOneStep()
{
    QVERIFY(filter(u"kind:event"_s));
    for (const QString &typed : {u"kind:event t"_s, u"kind:event ta"_s, u"kind:event taji"_s})
        m_workbench->setFilter(parseFilter(typed).spec, true);
    m_workbench->stepFilter(-1);
    QCOMPARE(filterText(m_workbench->filter()), u"kind:event"_s);
    m_workbench->stepFilter(1);
    QCOMPARE(filterText(m_workbench->filter()), u"kind:event taji"_s);
}

void TestWorkbenchFilter::anotherCasefileStartsUnfiltered()
{
    QVERIFY(filter(u"kind:event"_s));
    const QString other = m_folder->filePath(u"other.sourceline"_s);
    QVERIFY(QFile::copy(m_made.filePath(u"sample.sourceline"_s), other));
    QVERIFY(m_workbench->open(other));
    QVERIFY(QTest::qWaitFor(
        [&] { return m_workbench->casefile()->path() == other && !m_workbench->isLoading(); },
        30000));
    QVERIFY(m_workbench->filter().isEmpty());
    QVERIFY(!m_workbench->canStepFilter(-1));
    QCOMPARE(m_workbench->rows()->size(), 124);
}

void TestWorkbenchFilter::editsMoveInAndOut()
{
    QVERIFY(filter(u"review:disputed"_s));
    const qsizetype before = m_workbench->rows()->size();
    const Row row = allRows(*m_workbench->snapshot()).at(3);
    const Id incident = m_workbench->snapshot()->idOf(row);
    QVERIFY(!m_workbench->rows()->contains(row));
    edit("incident", incident, "review", u"disputed"_s);
    QTRY_COMPARE(m_workbench->rows()->size(), before + 1);
    QVERIFY(m_workbench->rows()->contains(m_workbench->snapshot()->rowOf(incident)));
    QCOMPARE(shown(), fresh());
    edit("incident", incident, "review", u"coded"_s);
    QTRY_COMPARE(m_workbench->rows()->size(), before);
}

// A filter that reads a relation or a note sees the edit that touches no incident's columns.
void TestWorkbenchFilter::recordsThatAreNotTheIncidentsOwn()
{
    QVERIFY(filter(u"has:note"_s));
    const qsizetype before = m_workbench->rows()->size();
    qsizetype bare = 0;
    const RowSet all = allRows(*m_workbench->snapshot());
    while (m_workbench->rows()->contains(all.at(bare)))
        ++bare;
    const Id incident = m_workbench->snapshot()->idOf(all.at(bare));
    const auto note = m_workbench->casefile()->edit(
        {u"tester"_s, u"Note"_s}, [=](Writer &writer) -> Result<void> {
            const auto added = writer.insert(
                "annotation", {{"incident", incident.value}, {"text", u"n"_s}, {"author", u"t"_s}});
            return added ? Result<void>() : Result<void>(added.error());
        });
    QVERIFY(QTest::qWaitFor([&] { return note.isFinished(); }, 20000));
    QTRY_COMPARE(m_workbench->rows()->size(), before + 1);

    QVERIFY(filter(u"by:Iran+"_s));
    const std::vector<Row> iran = shown();
    const auto connection = m_workbench->casefile()->reader();
    Statement relation(
        connection->handle(),
        "SELECT r.id FROM actor_relation r JOIN actor a ON a.id = r.actor JOIN actor b ON b.id = "
        "r.other WHERE a.name = 'Kataib Hezbollah' AND b.name = 'Iran'");
    QVERIFY(relation.next());
    const Id id = relation.id(0);
    const auto joins =
        m_workbench->casefile()->edit({u"tester"_s, u"Relation"_s}, [=](Writer &writer) {
            return writer.update("actor_relation", id, {{"kind", u"part of"_s}});
        });
    QVERIFY(QTest::qWaitFor([&] { return joins.isFinished(); }, 20000));
    QTRY_VERIFY(shown().size() > iran.size());
    QCOMPARE(shown(), fresh());
}

void TestWorkbenchFilter::patchedEqualsFresh()
{
    static const QStringList filters{u""_s,
                                     u"review:disputed"_s,
                                     u"-review:draft kind:event"_s,
                                     u"(review:reviewed OR means:rocket)"_s,
                                     u"by:Iran+"_s,
                                     u"from:2019-12 to:2020-03"_s,
                                     u"place:unknown"_s,
                                     u"title:a*"_s};
    static const QStringList reviews{u"draft"_s, u"coded"_s, u"reviewed"_s, u"disputed"_s};
    static const QStringList dates{u"2019-12-27"_s, u"2020"_s, u"2020-03-11"_s, u"XXXX"_s};
    constexpr SortField fields[] = {
        SortField::Date, SortField::Review, SortField::Place, SortField::Killed};
    QRandomGenerator random(12);
    const RowSet all = allRows(*m_workbench->snapshot());
    for (int i = 0; i < 60; ++i) {
        if (random.bounded(3) == 0)
            m_workbench->setFilter(parseFilter(filters[random.bounded(filters.size())]).spec);
        if (random.bounded(4) == 0)
            m_workbench->setOrder({fields[random.bounded(4)], random.bounded(2) == 0});
        const Id incident =
            m_workbench->snapshot()->idOf(all.at(random.bounded(static_cast<int>(all.size()))));
        if (random.bounded(2) == 0)
            edit("incident", incident, "review", reviews[random.bounded(4)]);
        else
            edit("incident", incident, "date_edtf", dates[random.bounded(4)]);
        QVERIFY(settles());
        QTRY_VERIFY(shown() == fresh());
    }
}

QTEST_GUILESS_MAIN(TestWorkbenchFilter)
#include "tst_workbenchfilter.moc"
