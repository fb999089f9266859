#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/filtertext.h"
#include "model/store/connection.h"
#include "model/store/editlog.h"
#include "model/store/writer.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "ui/table/columnlayout.h"
#include "ui/table/columnmenu.h"
#include "ui/table/incidentview.h"
#include "ui/table/rowselection.h"
#include "ui/table/tablecopy.h"
#include "ui/table/tablepane.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void selectionIsARowSet();
    void mouseAndKeysSelect();
    void clickOnAHeadingSorts();
    void currentStaysThroughSorting();
    void columnsComeBackByName();
    void lastColumnCannotBeHidden();
    void copiesWithHeadings();
    void typingDoesNotSearchTheRows();
    void beginsAtTheFirstThatHasADate();
    void anotherFilterIsReadFromItsTop();
    void keepsTheKeyboardWhenRowsCome();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

QList<Row> rowsOf(const RowSet &set)
{
    QList<Row> rows(set.rows().begin(), set.rows().end());
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// A table over the sample, shown and loaded.
struct Fixture
{
    explicit Fixture(const QString &path)
        : tester(workbench.model(), QAbstractItemModelTester::FailureReportingMode::Fatal)
        , pane(workbench)
    {
        pane.resize(1000, 600);
        pane.show();
        const Result<void> opened = workbench.open(path);
        ready = opened && QTest::qWaitFor([this] { return !workbench.isLoading(); }, 30000);
        pane.view()->setFocus();
    }

    QPoint middleOf(int row, int column) const
    {
        return pane.view()->visualRect(workbench.model()->index(row, column)).center();
    }

    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        pane.view()->scrollTo(workbench.model()->index(row, 0)); // it opens in the middle
        QTest::mouseClick(pane.view()->viewport(), Qt::LeftButton, modifiers, middleOf(row, 0));
    }

    Workbench workbench;
    QAbstractItemModelTester tester;
    TablePane pane;
    bool ready = false;
};

} // namespace

void TestTable::initTestCase()
{
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const Result<void> made = createSampleCasefile(m_path, u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestTable::selectionIsARowSet()
{
    const RowSet shown({7, 3, 9, 1, 5}); // in the order shown
    RowSelection select;
    QCOMPARE(select.moveTo(1).size(), 0);
    QCOMPARE(rowsOf(select.extendTo(shown, 3)), (QList<Row>{1, 3, 9}));
    QCOMPARE(rowsOf(select.extendTo(shown, 0)), (QList<Row>{3, 7}));
    const RowSet two = select.toggle(shown, {}, 4); // the row that was current comes along
    QCOMPARE(rowsOf(two), (QList<Row>{3, 5}));
    QCOMPARE(rowsOf(select.toggle(shown, two, 4)), (QList<Row>{3}));
    QCOMPARE(rowsOf(select.extendTo(shown, 99)), (QList<Row>{5}));
    QCOMPARE(select.extendTo({}, 0).size(), 0);
}

void TestTable::mouseAndKeysSelect()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto idAt = [&](int row) {
        return f.workbench.model()->idAt(row);
    };
    f.click(2);
    QCOMPARE(f.workbench.current(), idAt(2));
    QCOMPARE(f.workbench.selection().size(), 0);
    f.click(5, Qt::ShiftModifier);
    QCOMPARE(f.workbench.selection().size(), 4);
    f.click(8, Qt::ControlModifier);
    QCOMPARE(f.workbench.selection().size(), 5);
    f.click(8, Qt::ControlModifier);
    QCOMPARE(f.workbench.selection().size(), 4);
    QCOMPARE(f.pane.view()->selectionModel()->selectedIndexes().size(),
             0); // Qt's own knows of none
    QTest::keyClick(f.pane.view(), Qt::Key_Escape);
    QCOMPARE(f.workbench.selection().size(), 0);
    f.click(1);
    QTest::keyClick(f.pane.view(), Qt::Key_Down);
    QCOMPARE(f.workbench.current(), idAt(2));
    QTest::keyClick(f.pane.view(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(f.workbench.selection().size(), 2);
    QTest::keyClick(f.pane.view(), Qt::Key_End);
    QCOMPARE(f.workbench.current(), idAt(123));
    QTest::keyClick(f.pane.view(), Qt::Key_Home);
    QCOMPARE(f.workbench.current(), idAt(0));
    QTest::keyClick(f.pane.view(), Qt::Key_PageDown);
    QVERIFY(f.workbench.model()->rowOf(f.workbench.current()) > 5);
    QTest::keyClick(f.pane.view(), Qt::Key_Space);
    QCOMPARE(f.workbench.selection().size(), 1);
    QTest::keyClick(f.pane.view(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(f.workbench.selection().size(), 124);
}

void TestTable::clickOnAHeadingSorts()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.click(4);
    const Id chosen = f.workbench.current();
    QHeaderView *header = f.pane.view()->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(IncidentModel::Place) + 20,
                    header->height() / 2);
    QSignalSpy changed(&f.workbench, &Workbench::rowsChanged);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(changed.wait(20000));
    QVERIFY((f.workbench.order() == SortOrder{SortField::Place, false}));
    QCOMPARE(header->sortIndicatorSection(), int(IncidentModel::Place));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(changed.wait(20000));
    QVERIFY((f.workbench.order() == SortOrder{SortField::Place, true}));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(f.workbench.current(), chosen);
}

void TestTable::currentStaysThroughSorting()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.click(4);
    const Id current = f.workbench.current();
    QSignalSpy changed(&f.workbench, &Workbench::rowsChanged);
    f.workbench.setOrder({SortField::Citations, true});
    QVERIFY(changed.wait(20000));
    QCOMPARE(f.workbench.current(), current);
    QCOMPARE(f.workbench.model()->idAt(f.pane.view()->currentIndex().row()), current);
    QVERIFY(f.pane.view()->viewport()->rect().intersects(
        f.pane.view()->visualRect(f.pane.view()->currentIndex())));
}

void TestTable::columnsComeBackByName()
{
    Workbench workbench;
    TablePane first(workbench);
    QHeaderView *header = first.view()->horizontalHeader();
    header->setSectionHidden(IncidentModel::Munitions, true);
    header->setSectionHidden(IncidentModel::Country, false);
    moveColumn(*header, IncidentModel::Place, -1);
    first.view()->setFitsWidth(false);
    header->resizeSection(IncidentModel::Alleged, 213);
    const QStringList layout = first.columns();
    QVERIFY(layout.contains(u"alleged:213"_s));

    TablePane second(workbench);
    second.setColumns(layout);
    QCOMPARE(second.columns(), layout);
    QCOMPARE(second.view()->horizontalHeader()->visualIndex(IncidentModel::Place), 0);
    QVERIFY(second.view()->horizontalHeader()->isSectionHidden(IncidentModel::Munitions));

    second.setColumns(
        {u"no such column:100"_s, u"!date:50"_s, u"place"_s}); // nothing would be shown
    QCOMPARE(second.columns(), layout);
}

void TestTable::lastColumnCannotBeHidden()
{
    Workbench workbench;
    TablePane pane(workbench);
    pane.setColumns({u"place:100"_s});
    QMenu menu;
    pane.fillColumns(menu);
    int checked = 0;
    for (const QAction *action : menu.actions()) {
        if (action->isChecked()) {
            ++checked;
            QVERIFY(!action->isEnabled());
        }
    }
    QCOMPARE(checked, 1);
}

void TestTable::copiesWithHeadings()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.pane.setColumns({u"title:200"_s, u"killed:80"_s});
    f.click(0);
    QTest::keyClick(f.pane.view(), Qt::Key_Down, Qt::ShiftModifier);
    QSignalSpy copied(&f.pane, &TablePane::copied);
    f.pane.copy();
    QVERIFY(copied.wait(20000));
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], u"What\tKilled"_s);
    QVERIFY(!lines[1].startsWith(u'…'));
    QCOMPARE(lines[2].count(u'\t'), 1);
}

void TestTable::typingDoesNotSearchTheRows()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.click(3);
    const Id current = f.workbench.current();
    QTest::keyClicks(f.pane.view(), u"zzz"_s);
    QCOMPARE(f.workbench.current(), current);
}

// What is the first by number may be the last of the table.
void TestTable::beginsAtTheFirstThatHasADate()
{
    const QString path = m_folder.filePath(u"undated.sourceline"_s);
    QVERIFY(QFile::copy(m_path, path));
    {
        auto connection = Connection::open(path, Access::ReadWrite);
        QVERIFY(connection);
        const Id first = firstIds(connection->handle(), 1).front();
        EditLog log(*connection);
        const auto done = log.apply({u"Ada King"_s, {}, {}}, [first](Writer &writer) {
            return writer.update("incident", first, {{"date_edtf", Value()}});
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    }
    Fixture f(path);
    QVERIFY(f.ready);
    QTRY_COMPARE(f.workbench.current(), f.workbench.model()->idAt(0));
    QVERIFY(f.pane.view()->viewport()->rect().intersects(QRect(f.middleOf(0, 0), QSize(1, 1))));
}

// The row at the top of an earlier filter may stand anywhere in the next one.
void TestTable::anotherFilterIsReadFromItsTop()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto filter = [&](const QString &text) {
        f.workbench.setFilter(parseFilter(text).spec);
        return QTest::qWaitFor([&] { return !f.workbench.isFiltering(); }, 30000);
    };
    QVERIFY(filter(u"kind:event"_s));
    f.workbench.setCurrent(f.workbench.model()->idAt(0));
    QVERIFY(filter(u"kind:statement from:2020-01"_s));
    const Id top = f.workbench.model()->idAt(0);
    QVERIFY(filter(u"kind:statement"_s));
    QVERIFY(f.workbench.model()->rowOf(top) > 0);
    QCOMPARE(f.pane.view()->rowAt(0), 0);
}

// Whether the window or the rows come first.
void TestTable::keepsTheKeyboardWhenRowsCome()
{
    QWidget window;
    auto *line = new QLineEdit(&window);
    Workbench workbench;
    auto *pane = new TablePane(workbench, &window);
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(line);
    layout->addWidget(pane);
    pane->setFocus();
    window.resize(900, 500);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!line->hasFocus());
    QVERIFY(workbench.open(m_path));
    QVERIFY(QTest::qWaitFor([&] { return workbench.model()->rowCount() > 0; }, 30000));
    QTRY_VERIFY(pane->view()->hasFocus());
}

QTEST_MAIN(TestTable)
#include "tst_table.moc"
