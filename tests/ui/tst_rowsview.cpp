#include "ui/table/rowsview.h"

#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTest>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 4;

class Rows : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : columns;
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(u"%1.%2"_s.arg(index.row()).arg(index.column()))
                                       : QVariant();
    }

    void reset(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    void change(int first, int last)
    {
        emit dataChanged(index(first, 0), index(last, columns - 1));
    }

private:
    int m_rows = 3'000'000;
};

/// Which cells were asked to be painted, and where.
class Recorder : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void
    paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painted.insert({index.row(), index.column()});
        misplaced +=
            option.rect == static_cast<const QAbstractItemView *>(parent())->visualRect(index) ? 0
                                                                                               : 1;
    }

    mutable std::set<std::pair<int, int>> painted;
    mutable int misplaced = 0;
};

struct Fixture
{
    Fixture()
        : delegate(&view)
    {
        view.setModel(&rows);
        view.setItemDelegate(&delegate);
        view.setRowHeight(20);
        view.resize(600, 300);
        view.show();
    }

    int inView() const { return view.viewport()->height() / 20; }

    /// What a whole frame paints.
    std::set<std::pair<int, int>> frame()
    {
        QCoreApplication::processEvents();
        delegate.painted.clear();
        view.viewport()->repaint();
        return delegate.painted;
    }

    Rows rows;
    RowsView view;
    Recorder delegate;
};

std::set<std::pair<int, int>> cells(int first, int last, std::initializer_list<int> shown)
{
    std::set<std::pair<int, int>> all;
    for (int row = first; row <= last; ++row) {
        for (const int column : shown)
            all.insert({row, column});
    }
    return all;
}

} // namespace

class TestRowsView : public QObject
{
    Q_OBJECT

private slots:
    void paintsEveryCellInView_data();
    void paintsEveryCellInView();
    void paintsWhatChanged_data();
    void paintsWhatChanged();
    void keepsNoSections();
    void findsWhatIsUnderThePointer();
    void scrollsToARow_data();
    void scrollsToARow();
    void endsWhereTheRowsEnd();
    void keysMoveOverWhatIsShown();
    void scrollsByWholeRows();
    void isReadAloud();
};

void TestRowsView::paintsEveryCellInView_data()
{
    QTest::addColumn<int>("top");
    QTest::addColumn<bool>("mirrored");
    for (const bool mirrored : {false, true}) {
        const char *way = mirrored ? "right to left" : "left to right";
        QTest::addRow("top, %s", way) << 0 << mirrored;
        QTest::addRow("middle, %s", way) << 1'234'567 << mirrored;
        QTest::addRow("end, %s", way) << 2'999'999 << mirrored;
    }
}

void TestRowsView::paintsEveryCellInView()
{
    QFETCH(int, top);
    QFETCH(bool, mirrored);
    Fixture f;
    f.view.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    f.view.horizontalHeader()->moveSection(0, 2);
    f.view.setColumnHidden(1, true);
    QCoreApplication::processEvents();
    f.view.verticalScrollBar()->setValue(top);
    const int first = f.view.verticalScrollBar()->value();
    const int partly = f.view.viewport()->height() % 20 > 0 ? 1 : 0;
    const int last = std::min(2'999'999, first + f.inView() - 1 + partly);
    QCOMPARE(f.frame(), cells(first, last, {0, 2, 3}));
    QCOMPARE(f.delegate.misplaced, 0);
}

void TestRowsView::paintsWhatChanged_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("from"); // painted of it, from the first row in view
    QTest::addColumn<int>("to");
    QTest::newRow("in view") << 1003 << 1006 << 3 << 6;
    QTest::newRow("one row") << 1003 << 1003 << 3 << 3;
    QTest::newRow("from above into view") << 900 << 1002 << 0 << 2;
    QTest::newRow("from view to below") << 1005 << 1200 << 5 << -1;
    QTest::newRow("all") << 0 << 2'999'999 << 0 << -1;
    QTest::newRow("out of view") << 2000 << 2100 << 0 << -2;
}

// As when texts come that were not there yet when their rows were painted.
void TestRowsView::paintsWhatChanged()
{
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, from);
    QFETCH(int, to);
    Fixture f;
    f.view.verticalScrollBar()->setValue(1000);
    f.frame();
    f.delegate.painted.clear();
    f.rows.change(first, last);
    QCoreApplication::processEvents();
    const int lastInView = (f.view.viewport()->height() - 1) / 20;
    QCOMPARE(f.delegate.painted,
             cells(1000 + from, 1000 + (to == -1 ? lastInView : to), {0, 1, 2, 3}));
}

void TestRowsView::keepsNoSections()
{
    Fixture f;
    f.rows.reset(2'000'000);
    QCOMPARE(f.view.verticalHeader()->count(), 0);
    QVERIFY(!f.view.verticalHeader()->isVisible());
}

void TestRowsView::findsWhatIsUnderThePointer()
{
    Fixture f;
    f.view.verticalScrollBar()->setValue(500'000);
    for (const int row : {500'000, 500'003}) {
        for (int column = 0; column < columns; ++column) {
            const QModelIndex index = f.rows.index(row, column);
            QCOMPARE(f.view.indexAt(f.view.visualRect(index).center()), index);
        }
    }
    f.rows.reset(2);
    QCoreApplication::processEvents();
    QCOMPARE(f.view.rowAt(30), 1);
    QCOMPARE(f.view.rowAt(50), -1);
    QVERIFY(!f.view.indexAt({10, 50}).isValid());
}

void TestRowsView::scrollsToARow_data()
{
    QTest::addColumn<QAbstractItemView::ScrollHint>("hint");
    QTest::addColumn<int>("above"); ///< rows of those in view
    QTest::newRow("top") << QAbstractItemView::PositionAtTop << 0;
    QTest::newRow("centre") << QAbstractItemView::PositionAtCenter << -2;
    QTest::newRow("bottom") << QAbstractItemView::PositionAtBottom << -1;
    QTest::newRow("visible, from above") << QAbstractItemView::EnsureVisible << -1;
}

void TestRowsView::scrollsToARow()
{
    QFETCH(QAbstractItemView::ScrollHint, hint);
    QFETCH(int, above);
    Fixture f;
    QCoreApplication::processEvents();
    f.view.scrollTo(f.rows.index(1000, 0), hint);
    const int expected = above == -1 ? f.inView() - 1 : above == -2 ? f.inView() / 2 : 0;
    QCOMPARE(1000 - f.view.verticalScrollBar()->value(), expected);
    f.view.scrollTo(f.rows.index(1000 - expected, 0)); // in view: nothing moves
    QCOMPARE(1000 - f.view.verticalScrollBar()->value(), expected);
    f.view.scrollTo(f.rows.index(10, 0)); // from below
    QCOMPARE(f.view.verticalScrollBar()->value(), 10);
}

void TestRowsView::endsWhereTheRowsEnd()
{
    Fixture f;
    QCoreApplication::processEvents();
    QCOMPARE(f.view.verticalScrollBar()->maximum(), 3'000'000 - f.inView());
    f.view.verticalScrollBar()->setValue(2'999'999);
    f.rows.reset(100);
    f.view.scrollTo(f.rows.index(99, 0)); // at once, before the event loop runs
    QCOMPARE(f.view.verticalScrollBar()->value(), 100 - f.inView());
    f.rows.reset(3);
    QCoreApplication::processEvents();
    QCOMPARE(f.view.verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(!f.view.verticalScrollBar()->isVisible());
    QCOMPARE(f.frame(), cells(0, 2, {0, 1, 2, 3}));
    f.rows.reset(0);
    QCOMPARE(f.frame(), cells(0, -1, {}));
}

void TestRowsView::keysMoveOverWhatIsShown()
{
    Fixture f;
    f.view.horizontalHeader()->moveSection(3, 0);
    f.view.setColumnHidden(1, true); // 3 0 2
    f.view.setCurrentIndex(f.rows.index(5, 3));
    const auto press = [&f](Qt::Key key) {
        QTest::keyClick(&f.view, key);
        return std::pair(f.view.currentIndex().row(), f.view.currentIndex().column());
    };
    QCOMPARE(press(Qt::Key_Left), std::pair(5, 3)); // the first: stays
    QCOMPARE(press(Qt::Key_Right), std::pair(5, 0));
    QCOMPARE(press(Qt::Key_Right), std::pair(5, 2));
    QCOMPARE(press(Qt::Key_Right), std::pair(5, 2));
    QCOMPARE(press(Qt::Key_Down), std::pair(6, 2));
    QCOMPARE(press(Qt::Key_PageDown), std::pair(6 + f.inView(), 2));
    QCOMPARE(press(Qt::Key_PageUp), std::pair(6, 2));
    QCOMPARE(press(Qt::Key_PageUp), std::pair(0, 2));
    QCOMPARE(press(Qt::Key_Up), std::pair(0, 2));
    QCOMPARE(press(Qt::Key_Home), std::pair(0, 3));
    QCOMPARE(press(Qt::Key_End), std::pair(0, 2));
    f.view.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(press(Qt::Key_Right), std::pair(0, 0));
}

void TestRowsView::scrollsByWholeRows()
{
    Fixture f;
    QCoreApplication::processEvents();
    f.view.verticalScrollBar()->setValue(7);
    QCOMPARE(f.view.visualRect(f.rows.index(7, 0)).top(), 0);
    for (int column = 0; column < columns; ++column)
        f.view.setColumnWidth(column, 300);
    QCoreApplication::processEvents();
    QCOMPARE(f.view.horizontalScrollBar()->maximum(), columns * 300 - f.view.viewport()->width());
    f.view.scrollTo(f.rows.index(7, 3));
    QVERIFY(f.view.visualRect(f.rows.index(7, 3)).right() < f.view.viewport()->width());
    f.view.scrollTo(f.rows.index(7, 0));
    QCOMPARE(f.view.horizontalScrollBar()->value(), 0);
}

void TestRowsView::isReadAloud()
{
    Fixture f;
    QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&f.view);
    QVERIFY(view && view->tableInterface());
    QCOMPARE(view->tableInterface()->rowCount(), 3'000'000);
    QAccessibleInterface *cell = view->tableInterface()->cellAt(2'000'000, 2);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"2000000.2"_s);
}

QTEST_MAIN(TestRowsView)
#include "tst_rowsview.moc"
