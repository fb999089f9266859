#include "model/exchange/sample.h"
#include "model/filter/filtertext.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestIncidentModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fillsUnderTheTester();
    void textsArriveByPage();
    void textsComeWithTheRows_data();
    void textsComeWithTheRows();
    void forgetsWhatIsOnItsWay();
    void dumpOfTheFirstRows();
    void sortsByEveryColumn();
    void namesAreStable();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

bool waitForTitles(const IncidentModel &model, int rows)
{
    return QTest::qWaitFor([&] {
        for (int row = 0; row < rows; ++row) {
            if (model.index(row, IncidentModel::Title).data().toString() == u"…")
                return false;
        }
        return true;
    }, 20000);
}

bool load(Workbench &workbench, const QString &path)
{
    const Result<void> opened = workbench.open(path);
    return opened && QTest::qWaitFor([&] { return !workbench.isLoading(); }, 30000);
}

} // namespace

void TestIncidentModel::initTestCase()
{
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const Result<void> made = createSampleCasefile(m_path, u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestIncidentModel::fillsUnderTheTester()
{
    Workbench workbench;
    QAbstractItemModelTester tester(workbench.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(workbench.model()->rowCount(), 0);
    QVERIFY(load(workbench, m_path));
    QCOMPARE(workbench.model()->rowCount(), 124);
    for (const SortField field : {SortField::Place, SortField::Title, SortField::Killed}) {
        QSignalSpy changed(&workbench, &Workbench::rowsChanged);
        workbench.setOrder({field, true});
        QVERIFY(changed.wait(20000));
    }
    workbench.close();
    QCOMPARE(workbench.model()->rowCount(), 0);
}

void TestIncidentModel::textsArriveByPage()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    workbench.titles().forget({});
    const QModelIndex title = workbench.model()->index(0, IncidentModel::Title);
    QSignalSpy changed(workbench.model(), &QAbstractItemModel::dataChanged);
    QCOMPARE(title.data().toString(), u"…"_s);
    QVERIFY(changed.wait(20000));
    QVERIFY(title.data().toString() != u"…");
    QVERIFY(title.data(Qt::AccessibleTextRole).toString().startsWith(u"What: "));
}

void TestIncidentModel::textsComeWithTheRows_data()
{
    using Wish = std::function<void(Workbench &)>;
    QTest::addColumn<Wish>("wish");
    QTest::addColumn<bool>("stays"); // at an incident that is in the middle of what comes
    const Wish filter = [](Workbench &workbench) { workbench.setFilter(parseFilter(u"-kind:event"_s).spec); };
    const Wish order = [](Workbench &workbench) { workbench.setOrder({SortField::Date, true}); };
    QTest::newRow("filter, from the top") << filter << false;
    QTest::newRow("filter, about the current incident") << filter << true;
    QTest::newRow("order, from the top") << order << false;
    QTest::newRow("order, about the current incident") << order << true;
}

void TestIncidentModel::textsComeWithTheRows()
{
    QFETCH(std::function<void(Workbench &)>, wish);
    QFETCH(bool, stays);
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    const IncidentModel &model = *workbench.model();
    int row = model.rowCount() / 2;
    while (model.index(row, IncidentModel::Kind).data() == u"event"_s)
        ++row;
    workbench.setCurrent(stays ? model.idAt(row) : Id());
    workbench.titles().forget({});
    int first = -1, unread = 0;
    connect(&workbench, &Workbench::rowsChanged, &workbench, [&] {
        first = std::max(0, model.rowOf(workbench.current()) - 15);
        for (int i = first; i < std::min(first + 30, model.rowCount()); ++i)
            unread += model.index(i, IncidentModel::Title).data().toString() == u"…";
    });
    wish(workbench);
    QTRY_VERIFY_WITH_TIMEOUT(first >= 0, 20000);
    QCOMPARE(first > 0, stays);
    QCOMPARE(unread, 0);
}

void TestIncidentModel::forgetsWhatIsOnItsWay()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    TitlePages pages;
    pages.start([path = m_path] { return Connection::open(path, Access::ReadOnly); });
    QSignalSpy arrived(&pages, &TitlePages::arrived);
    const Id incident = workbench.model()->idAt(0);
    const auto find = [&] { return pages.find(incident, [&] { return std::vector<Id>{incident}; }); };
    QVERIFY(!find());
    QThread::sleep(1); // it has been read, and is not handed over before events are
    pages.forget({incident});
    QVERIFY(arrived.wait(20000));
    QVERIFY2(!find(), "what was read before the edit is shown after it");
    QVERIFY(arrived.wait(20000));
    QVERIFY(find());
}

void TestIncidentModel::dumpOfTheFirstRows()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    const IncidentModel &model = *workbench.model();
    const Id k1 = Id::fromText(u"5883671442477809665");
    const int row = model.rowOf(k1);
    QVERIFY(row >= 0);
    QVERIFY(waitForTitles(model, model.rowCount()));
    QStringList cells;
    for (const auto column : {IncidentModel::Date, IncidentModel::Place, IncidentModel::Title, IncidentModel::Killed, IncidentModel::Munitions,
                              IncidentModel::Alleged, IncidentModel::Kind, IncidentModel::Means})
        cells += model.index(row, column).data().toString();
    QCOMPARE(cells.join(u" | "),
             u"27 Dec 2019 | K-1 base, near Kirkuk | Rocket barrage on the K-1 base kills a US civilian contractor | 1 | 31 (31–36) | Iran-backed militias / pro-Iranian groups (generic) +2 | event | rocket"_s);
    QCOMPARE(model.index(row, IncidentModel::Munitions).data(IncidentModel::DifferingRole).toBool(), true);
    QCOMPARE(model.idAt(row), k1);
    QVERIFY(model.index(row, IncidentModel::Alleged).data(IncidentModel::ActorRole).toLongLong() > 0);
}

void TestIncidentModel::sortsByEveryColumn()
{
    Workbench workbench;
    QVERIFY(load(workbench, m_path));
    const IncidentModel &model = *workbench.model();
    for (int column = 0; column < IncidentModel::ColumnCount; ++column) {
        const auto field = IncidentModel::sortField(static_cast<IncidentModel::Column>(column));
        for (const bool descending : {true, false}) {
            if (SortOrder{field, descending} == workbench.order())
                continue;
            QSignalSpy changed(&workbench, &Workbench::rowsChanged);
            workbench.model()->sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            QVERIFY(changed.wait(20000));
            if (field == SortField::Title)
                continue; // its keys are the ranks, which the model does not hold; titles are compared below
            for (int row = 1; row < model.rowCount(); ++row) {
                const Snapshot table = workbench.snapshot();
                const quint32 before = sortKey(*table, workbench.rows()->at(row - 1), {field, descending});
                const quint32 after = sortKey(*table, workbench.rows()->at(row), {field, descending});
                QVERIFY2(before <= after, qPrintable(u"column %1 row %2"_s.arg(column).arg(row)));
            }
        }
    }
    QSignalSpy changed(&workbench, &Workbench::rowsChanged);
    workbench.setOrder({SortField::Title, false});
    QVERIFY(changed.wait(20000));
    QVERIFY(waitForTitles(model, model.rowCount()));
    QVERIFY(model.index(0, IncidentModel::Title).data().toString().toCaseFolded()
            <= model.index(model.rowCount() - 1, IncidentModel::Title).data().toString().toCaseFolded());
}

void TestIncidentModel::namesAreStable()
{
    QSet<QString> names;
    for (int column = 0; column < IncidentModel::ColumnCount; ++column)
        names.insert(IncidentModel::columnName(static_cast<IncidentModel::Column>(column)));
    QCOMPARE(names.size(), int(IncidentModel::ColumnCount));
    QCOMPARE(IncidentModel::columnName(IncidentModel::SubEventType), QLatin1String("sub_event_type"));
}

QTEST_GUILESS_MAIN(TestIncidentModel)
#include "tst_incidentmodel.moc"
