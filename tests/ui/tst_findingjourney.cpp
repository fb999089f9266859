#include "journey.h"
#include "model/filter/facets.h"
#include "model/filter/filtertext.h"
#include "samplefile.h"
#include "ui/facets/facetmodel.h"
#include "ui/facets/facetspane.h"
#include "ui/facets/facetview.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"
#include "ui/views/savedviewlist.h"
#include "ui/views/savedviewspane.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QTreeWidget>

using namespace journey;

/// From a facet to a saved view and back, through the real window.
class TestFindingJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void narrowsSavesAndOpensAgain();
    void findsSimilarAndOnlySelected();
    void facetsComeAndGo();

private:
    static QAction *action(MainWindow &window, const QString &ending)
    {
        for (const CommandPalette::Entry &entry : menuEntries(window)) {
            if (entry.name.endsWith(ending))
                return entry.action;
        }
        return nullptr;
    }

    static bool filtered(MainWindow &window, const QString &text)
    {
        return QTest::qWaitFor(
            [&] {
                return filterText(window.workbench().filter()) == text
                       && !window.workbench().isFiltering();
            },
            patience);
    }

    QTemporaryDir m_folder;
};

void TestFindingJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
}

void TestFindingJourney::narrowsSavesAndOpensAgain()
{
    const SampleFile sample;
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, sample.path()));

    // By keyboard: to the facets, which a narrow window hides until then, down to the means, the
    // letters of one, Return.
    action(window, u"Go to the Facets"_s)->trigger();
    QVERIFY(window.facets()->isVisible());
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().facets() != nullptr; }, patience));
    QVERIFY(QTest::qWaitFor([&] { return window.facets()->view()->hasFocus(); }, patience));
    FacetModel *model = window.facets()->model();
    for (int i = 0; i < 60; ++i) {
        const QModelIndex at = window.facets()->view()->currentIndex();
        if (model->isHeading(at) && model->field(at.row()) == u"means")
            break;
        press(Qt::Key_Down);
    }
    press(Qt::Key_R); // the first letter goes to the search, and those after it
    QTest::keyClicks(QApplication::focusWidget(), u"oc"_s);
    press(Qt::Key_Return);
    QVERIFY(filtered(window, u"means:rocket"_s));
    const qsizetype rockets = window.workbench().rows()->size();
    QVERIFY(rockets > 0 && rockets < 124);
    action(window, u"Events Only"_s)->trigger();
    QVERIFY(filtered(window, u"kind:event means:rocket"_s));

    window.workbench().setOrder({SortField::Killed, true});
    const QStringList columns = window.table()->columns();
    action(window, u"Saved and Frozen Views"_s)->trigger();
    auto *pane = window.findChild<SavedViewsPane *>();
    QVERIFY(pane && pane->isVisible());
    pane->name()->setFocus();
    QTest::keyClicks(pane->name(), u"Rockets & raids"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(window.savedViews()->views().size(), size_t(1), patience);
    QCOMPARE(window.savedViews()->views()[0].sort, u"-killed"_s);
    QCOMPARE(window.savedViews()->views()[0].columns, columns);

    // Everything else, then the view by name from the menu.
    window.workbench().setFilter({});
    window.workbench().setOrder({});
    window.table()->setColumns({u"title:300"_s});
    QAction *named = action(window, u"Rockets & raids"_s);
    QVERIFY(named);
    named->trigger();
    QVERIFY(filtered(window, u"kind:event means:rocket"_s));
    QVERIFY((window.workbench().order() == SortOrder{SortField::Killed, true}));
    QCOMPARE(window.table()->columns().size(), columns.size());
    QCOMPARE(window.pages()->current(), window.table());

    // Renamed in place, and removed; undo brings it back.
    action(window, u"Saved and Frozen Views"_s)->trigger();
    window.savedViews()->rename(window.savedViews()->views()[0].id, u"Rockets"_s);
    QTRY_VERIFY(window.savedViews()->named(u"Rockets"_s));
    pane->views()->setFocus();
    press(Qt::Key_Delete);
    QTRY_VERIFY(window.savedViews()->views().empty());
    QVERIFY(idle(window));
    window.workbench().history().undo();
    QTRY_VERIFY_WITH_TIMEOUT(window.savedViews()->named(u"Rockets"_s), patience);
}

void TestFindingJourney::findsSimilarAndOnlySelected()
{
    const SampleFile sample;
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, sample.path()));
    QVERIFY(goTo(window, k1));
    action(window, u"Similar Incidents"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        filterText(window.workbench().filter()).contains(u"means:rocket near:"), patience);
    QTRY_VERIFY(!window.workbench().isFiltering());
    const qsizetype similar = window.workbench().rows()->size();
    QVERIFY(similar >= 1 && similar < 30);
    QCOMPARE(window.workbench().current(), k1);

    window.table()->view()->selectAll();
    QCOMPARE(window.workbench().selection().size(), similar);
    action(window, u"Only Selected Incidents"_s)->trigger();
    QTRY_VERIFY(!window.workbench().isFiltering());
    QCOMPARE(window.workbench().rows()->size(), similar);
    QCOMPARE(window.workbench().filter().all.size(), size_t(1));
    QVERIFY(window.workbench().filterProblems().empty());
    window.workbench().stepFilter(-1);
    QVERIFY(filterText(window.workbench().filter()).contains(u"near:"));
}

void TestFindingJourney::facetsComeAndGo()
{
    const SampleFile sample;
    Appearance appearance(*qApp);
    {
        MainWindow window(appearance);
        QVERIFY(open(window, sample.path()));
        window.facets()->view()->collapse(window.facets()->model()->heading(1));
        action(window, u"Go to the Facets"_s)->trigger();
        QAction *show = action(window, u"Show Them"_s);
        QCOMPARE(show->shortcut(), QKeySequence(Qt::Key_F8));
        show->trigger();
        QVERIFY(!window.facets()->isVisible());
        QVERIFY(QApplication::focusWidget() && !window.facets()->view()->hasFocus());
        window.close();
    }
    MainWindow again(appearance);
    again.show();
    QVERIFY(!again.facets()->isVisible()); // as it was left
    QCOMPARE(again.facets()->view()->collapsed(), QStringList{again.facets()->model()->field(1)});
}

QTEST_MAIN(TestFindingJourney)
#include "tst_findingjourney.moc"
