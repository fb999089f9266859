#include "model/exchange/sample.h"
#include "model/workbench/identity.h"
#include "model/workbench/incidentmodel.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statusline.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QFileInfo>
#include <QHeaderView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// One sitting through the real window, by keyboard and mouse: open, select, sort, walk the
/// citations, go from a number to its sentence, hide a column, leave; come back to the same place.
class TestJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void leavesAndComesBack();
    void leavesWhileLoading();
    void attachesArticles();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

constexpr QSize leftAt(800, 700); // within the offscreen screen, or the window is made smaller

const Id k1 = Id::fromText(u"5883671442477809665");

bool show(MainWindow &window)
{
    window.show();
    return QTest::qWaitFor(
        [&] { return window.workbench().casefile() && !window.workbench().isLoading(); }, 30000);
}

bool hasDossier(MainWindow &window, Id incident)
{
    return QTest::qWaitFor(
        [&] {
            return window.workbench().dossier() && window.workbench().dossier()->id == incident;
        },
        20000);
}

void clickCell(IncidentView &view, int row, int column)
{
    view.scrollTo(view.model()->index(row, column));
    QTest::mouseClick(view.viewport(),
                      Qt::LeftButton,
                      {},
                      view.visualRect(view.model()->index(row, column)).center());
}

} // namespace

void TestJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const Result<void> made = createSampleCasefile(m_path, u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestJourney::leavesAndComesBack()
{
    Appearance appearance(*qApp);
    QStringList columns;
    QByteArray geometry;
    {
        MainWindow window(appearance, m_path);
        QVERIFY(show(window));
        QVERIFY(window.windowTitle().startsWith(u"sample.sourceline"));
        IncidentView &view = *window.table()->view();
        Workbench &workbench = window.workbench();

        const int row = workbench.model()->rowOf(k1);
        clickCell(view, row, IncidentModel::Killed);
        QCOMPARE(workbench.current(), k1);
        QVERIFY(hasDossier(window, k1));
        QVERIFY(workbench.document());
        QVERIFY(window.status()->here().contains(u"citation 1 of"));

        QTest::keyClick(&window, Qt::Key_F3);
        QCOMPARE(workbench.citationIndex(), 1);
        QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(workbench.citationIndex(), 0);

        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !workbench.lit().empty(); }, 5000));
        QVERIFY(window.status()->here().contains(u"killed"));

        QTest::keyClick(&window,
                        Qt::Key_S,
                        Qt::ControlModifier | Qt::ShiftModifier); // by the column the cursor is in
        QVERIFY(QTest::qWaitFor(
            [&] {
                return workbench.rows()->size() == 124
                       && workbench.order().field == SortField::Killed;
            },
            5000));
        QCOMPARE(workbench.current(), k1);

        view.horizontalHeader()->setSectionHidden(IncidentModel::Speakers, true);
        QTest::keyClick(
            &window, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier); // the column before it
        QCOMPARE(view.horizontalHeader()->visualIndex(IncidentModel::Killed), 2);
        window.resize(leftAt);
        QTest::qWait(50);
        columns = window.table()->columns();
        geometry = window.saveGeometry();
        QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!window.isVisible());
        QVERIFY(!workbench.casefile());
    }
    MainWindow again(appearance, QString()); // the last one
    QVERIFY(show(again));
    QCOMPARE(again.workbench().casefile()->path(), m_path);
    QCOMPARE(again.table()->columns(), columns);
    QCOMPARE(again.size(), leftAt);
    QCOMPARE(again.workbench().current(), k1);
    QVERIFY((again.workbench().order() == SortOrder{SortField::Killed, false}));
    QVERIFY(hasDossier(again, k1));
    QCOMPARE(again.workbench().model()->idAt(again.table()->view()->currentIndex().row()), k1);
    again.close();
}

void TestJourney::leavesWhileLoading()
{
    Appearance appearance(*qApp);
    for (int i = 0; i < 5; ++i) {
        MainWindow window(appearance, m_path);
        window.show();
        QTest::qWait(i * 10);
        window.close();
        QVERIFY(!window.workbench().casefile());
    }
}

void TestJourney::attachesArticles()
{
    const QString articles = QStringLiteral(SOURCELINE_SOURCE_DIR "/../shared/seeds");
    if (!QFileInfo::exists(articles))
        QSKIP("the articles are not beside the project (../shared/seeds)");
    Appearance appearance(*qApp);
    MainWindow window(appearance, m_path);
    window.workbench().setIdentity({u"Ada King"_s, u"AK"_s}); // else the first edit asks
    QVERIFY(show(window));
    QVERIFY(window.status()->counts().endsWith(u"5 articles, 0 attached")
            || QTest::qWaitFor([&] { return window.status()->counts().endsWith(u"0 attached"); },
                               20000));
    window.workbench().importArticles({articles});
    QVERIFY(QTest::qWaitFor([&] { return !window.messages()->isHidden(); }, 60000));
    QVERIFY2(window.messages()->text().contains(u"5 articles"),
             qPrintable(window.messages()->text()));
    QVERIFY(
        QTest::qWaitFor([&] { return window.status()->counts().endsWith(u"5 attached"); }, 20000));
    window.close();
}

QTEST_MAIN(TestJourney)
#include "tst_journey.moc"
