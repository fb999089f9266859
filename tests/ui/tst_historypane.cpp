#include "model/coding/bulk.h"
#include "model/coding/frozen.h"
#include "model/coding/incidents.h"
#include "model/store/asof.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "tests/ui/samplefile.h"
#include "ui/common/theme.h"
#include "ui/history/asofbar.h"
#include "ui/history/changespane.h"
#include "ui/history/comparepane.h"
#include "ui/history/conflictbox.h"
#include "ui/history/editsmodel.h"
#include "ui/history/historypane.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// History, frozen views and the bar of another day, by the keyboard.
class TestHistoryPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsEditsWithTheirChanges();
    void pagesAreReadAsItScrolls();
    void openedAgainShowsTheNewest();
    void filtersByIncidentAndWords();
    void undoesAnEdit();
    void undoingAsksWhoIsWriting();
    void aConflictIsShownSideBySide();
    void aConflictCutsNoValue();
    void putsOneValueBack();
    void goesToTheIncident();
    void comparesAFrozenView();
    void freezingAsksWhoIsWriting();
    void showsAnotherDay();
};

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");

struct Desk
{
    SampleFile sample;
    Workbench workbench;

    Desk()
    {
        workbench.setIdentity({u"Ada King"_s, u"AK"_s});
        if (!workbench.open(sample.path()))
            qFatal("cannot open the sample");
        if (!QTest::qWaitFor([this] { return workbench.casefile() && !workbench.isLoading(); },
                             30000))
            qFatal("the sample does not load");
    }

    void perform(const EditLog::Change &change)
    {
        std::optional<Result<Edit>> done;
        workbench.perform(change, {}, [&done](const Result<Edit> &edit) { done.emplace(edit); });
        if (!QTest::qWaitFor([&] { return done.has_value(); }, 20000) || !*done)
            qFatal("%s", done ? qPrintable(done->error().message) : "no answer");
    }

    void target(const QString &words) { perform(setIncidentField({k1}, "target", Value(words))); }

    QString targetNow() const
    {
        const auto reader = workbench.casefile()->reader();
        return readDossier(reader->handle(), k1)->target;
    }
};

QString cell(const QTreeView *view, int row, int column)
{
    return view->model()->index(row, column).data().toString();
}

template <typename T>
T *shown(T *pane)
{
    pane->resize(1090, 480);
    pane->show();
    pane->activateWindow();
    return pane;
}

QPushButton *button(QWidget *in, const QString &text)
{
    for (QPushButton *button : in->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            return button;
    }
    qFatal("no button %s", qPrintable(text));
}

// Where somebody wants to look at it.
void picture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES");
    if (!folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace

void TestHistoryPane::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    const bool dark = qEnvironmentVariableIsSet("SOURCELINE_DARK");
    applyTheme(*qApp, dark ? ColourScheme::Dark : ColourScheme::Light);
}

void TestHistoryPane::listsEditsWithTheirChanges()
{
    Desk desk;
    desk.target(u"a depot"_s);
    HistoryPane pane(desk.workbench);
    QAbstractItemModelTester tester(pane.model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 2);
    QCOMPARE(cell(pane.view(), 0, EditsModel::Who), u"Ada King"_s);
    QCOMPARE(cell(pane.view(), 1, EditsModel::What), u"Import the sample"_s);
    auto *changes = pane.findChild<ChangesPane *>();
    QTRY_COMPARE(changes->view()->model()->rowCount(), 1);
    QCOMPARE(cell(changes->view(), 0, 1), u"target"_s);
    QCOMPARE(cell(changes->view(), 0, 3), u"a depot"_s);
    desk.target(u"a barracks"_s);
    QTRY_COMPARE(pane.model()->rowCount(), 3);
    QTRY_COMPARE(cell(changes->view(), 0, 3), u"a barracks"_s);
    picture(&pane, u"history"_s);
    QTest::keyClick(pane.view(), Qt::Key_Down);
    QTRY_COMPARE(cell(changes->view(), 0, 3), u"a depot"_s);
    QCOMPARE(cell(changes->view(), 0, 4), u"changed since"_s);
    QTest::keyClick(pane.view(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(changes->view()->model()->rowCount() > 100, 30000);
    picture(&pane, u"history-import"_s);
    pane.resize(850, 330);
    QCoreApplication::processEvents();
    picture(&pane, u"history-small"_s);
    // In a low window too one reads when it was and what kind it is.
    for (const int column : {int(EditsModel::When), int(EditsModel::Kind)}) {
        const int words =
            pane.view()->fontMetrics().horizontalAdvance(cell(pane.view(), 1, column));
        QVERIFY(pane.view()->columnWidth(column) > words);
    }
}

void TestHistoryPane::pagesAreReadAsItScrolls()
{
    Desk desk;
    QFuture<Result<Edit>> last;
    for (int i = 0; i < 450; ++i)
        last = desk.workbench.casefile()->edit(
            {u"Ada King"_s, u"e"_s}, setIncidentField({k1}, "note", Value(QString::number(i))));
    last.waitForFinished();
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 200);
    QTest::qWait(300); // no page more than was asked for
    QCOMPARE(pane.model()->rowCount(), 200);
    for (const int rows : {400, 451}) {
        QTest::keyClick(pane.view(), Qt::Key_End);
        QTRY_COMPARE(pane.model()->rowCount(), rows);
    }
    QVERIFY(!pane.model()->hasMore());
    for (int row = 1; row < pane.model()->rowCount(); ++row)
        QCOMPARE(pane.model()->entry(row).edit.seq, pane.model()->entry(row - 1).edit.seq - 1);
}

void TestHistoryPane::openedAgainShowsTheNewest()
{
    Desk desk;
    for (int i = 0; i < 60; ++i)
        desk.target(u"target %1"_s.arg(i));
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 61);
    QTest::keyClick(pane.view(), Qt::Key_Down);
    pane.view()->verticalScrollBar()->setValue(pane.view()->verticalScrollBar()->maximum() / 2);
    QVERIFY(pane.view()->verticalScrollBar()->value() > 0);
    pane.hide();
    desk.target(u"the newest"_s);
    QTest::qWait(300); // it is read again when it is shown
    QCOMPARE(pane.model()->rowCount(), 61);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 62);
    QCOMPARE(pane.view()->verticalScrollBar()->value(), 0);
    QTest::qWait(50);
    QCOMPARE(pane.view()->verticalScrollBar()->value(), 0);
}

void TestHistoryPane::filtersByIncidentAndWords()
{
    Desk desk;
    desk.target(u"a depot"_s);
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 2);
    for (QLineEdit *edit : pane.findChildren<QLineEdit *>()) {
        if (edit->accessibleName().startsWith(u"Words"_s))
            QTest::keyClicks(edit, u"import"_s);
    }
    QTRY_COMPARE(pane.model()->rowCount(), 1);
    QCOMPARE(cell(pane.view(), 0, EditsModel::What), u"Import the sample"_s);
}

void TestHistoryPane::undoesAnEdit()
{
    Desk desk;
    const QString before = desk.targetNow();
    desk.target(u"a depot"_s);
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 2);
    QPushButton *undo = button(&pane, u"Undo this edit"_s);
    QTRY_VERIFY(undo->isEnabled());
    QTest::keyClick(undo, Qt::Key_Space);
    QTRY_COMPARE(pane.model()->rowCount(), 3);
    QCOMPARE(desk.targetNow(), before);
    QCOMPARE(cell(pane.view(), 0, EditsModel::Kind), u"revert"_s);
    QCOMPARE(cell(pane.view(), 1, EditsModel::Kind), u"undone"_s);
    desk.workbench.history().undo();
    QTRY_COMPARE(pane.model()->rowCount(), 4);
    QTRY_COMPARE(cell(pane.view(), 2, EditsModel::Kind), QString());
    QCOMPARE(cell(pane.view(), 1, EditsModel::Kind), u"undone"_s);
}

void TestHistoryPane::undoingAsksWhoIsWriting()
{
    Desk desk;
    desk.target(u"a depot"_s);
    desk.workbench.setIdentity({});
    int asked = 0;
    desk.workbench.setIdentityQuestion([&asked] {
        ++asked;
        return false;
    });
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 2);
    QPushButton *undo = button(&pane, u"Undo this edit"_s);
    QTRY_VERIFY(undo->isEnabled());
    undo->click();
    QCOMPARE(asked, 1);
    QTRY_VERIFY(pane.findChild<ChangesPane *>()->findChild<QLabel *>(u"said"_s)->isVisible());
    QCOMPARE(desk.targetNow(), u"a depot"_s);
    desk.workbench.setIdentityQuestion([&desk] {
        desk.workbench.setIdentity({u"Grace Hopper"_s, u"GH"_s});
        return true;
    });
    undo->click();
    QTRY_COMPARE(pane.model()->rowCount(), 3);
    QCOMPARE(cell(pane.view(), 0, EditsModel::Who), u"Grace Hopper"_s);
    // Undo from the menu is no other.
    desk.workbench.setIdentity({});
    desk.workbench.setIdentityQuestion([] { return false; });
    QSignalSpy refused(&desk.workbench.history(), &History::refused);
    desk.workbench.history().undo();
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(pane.model()->rowCount(), 3);
}

void TestHistoryPane::aConflictIsShownSideBySide()
{
    Desk desk;
    desk.target(u"a depot"_s);
    const QString before = desk.targetNow();
    desk.target(u"a barracks"_s);
    desk.target(u"a runway"_s);
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 4);
    pane.view()->setCurrentIndex(pane.model()->index(1, 0));
    QPushButton *undo = button(&pane, u"Undo this edit"_s);
    QTRY_VERIFY(undo->isEnabled());
    undo->click();
    auto *box = pane.findChild<ConflictBox *>();
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(desk.targetNow(), u"a runway"_s);
    auto *lines = box->findChild<QTreeView *>();
    QCOMPARE(cell(lines, 0, 1), u"target"_s);
    QCOMPARE(cell(lines, 0, 2), u"a barracks"_s);
    QCOMPARE(cell(lines, 0, 3), u"a runway"_s);
    QCOMPARE(cell(lines, 0, 4), before);
    QCoreApplication::processEvents();
    picture(&pane, u"history-conflict"_s);
    QTest::keyClick(lines, Qt::Key_Escape);
    QVERIFY(!box->isVisible());
    QCOMPARE(pane.model()->rowCount(), 4);
    undo->click();
    QTRY_VERIFY(box->isVisible());
    button(box, u"Overwrite"_s)->click();
    QTRY_COMPARE(pane.model()->rowCount(), 5);
    QCOMPARE(desk.targetNow(), before);
}

// Two long values that differ in their last word: that word is on the screen.
void TestHistoryPane::aConflictCutsNoValue()
{
    ConflictBox box;
    box.resize(520, 460);
    const QString longValue = u"the fuel depot beside the northern runway, the two hangars behind "
                              "it and the radar on the hill above the "_s;
    box.ask(
        u"This value was changed since."_s,
        {{u"Fire at a pier"_s, u"target"_s, longValue + u"town"_s, longValue + u"pier"_s, {}, {}}},
        false,
        {});
    auto *lines = box.findChild<QTreeView *>();
    const QModelIndex now = lines->model()->index(0, 3);
    const auto needed = [&] {
        return lines->fontMetrics()
            .boundingRect(QRect(0, 0, lines->columnWidth(3) - 8, 10000),
                          Qt::TextWordWrap,
                          longValue + u"pier"_s)
            .height();
    };
    QTRY_VERIFY(needed() > 2 * lines->fontMetrics().height()
                && lines->visualRect(now).height() >= needed());
    QVERIFY(lines->viewport()->rect().contains(lines->visualRect(now)));
}

void TestHistoryPane::putsOneValueBack()
{
    Desk desk;
    desk.target(u"a depot"_s);
    desk.target(u"a barracks"_s);
    HistoryPane pane(desk.workbench);
    shown(&pane);
    QTRY_COMPARE(pane.model()->rowCount(), 3);
    QPushButton *back = button(&pane, u"Put this value back"_s);
    QTRY_VERIFY(back->isEnabled());
    back->click();
    QTRY_COMPARE(pane.model()->rowCount(), 4);
    QCOMPARE(desk.targetNow(), u"a depot"_s);
    // What was changed since is not written over without a word.
    pane.view()->setCurrentIndex(pane.model()->index(1, 0));
    auto *changes = pane.findChild<ChangesPane *>();
    QTRY_COMPARE(cell(changes->view(), 0, 4), u"changed since"_s);
    QTRY_VERIFY(back->isEnabled());
    back->click();
    auto *box = pane.findChild<ConflictBox *>();
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(pane.model()->rowCount(), 4);
}

void TestHistoryPane::goesToTheIncident()
{
    Desk desk;
    desk.target(u"a depot"_s);
    HistoryPane pane(desk.workbench);
    QSignalSpy asked(&pane, &HistoryPane::incidentAsked);
    shown(&pane);
    QTRY_COMPARE(pane.findChild<ChangesPane *>()->view()->model()->rowCount(), 1);
    QTest::keyClick(pane.view(), Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(desk.workbench.current(), k1);
}

void TestHistoryPane::comparesAFrozenView()
{
    Desk desk;
    ComparePane pane(desk.workbench);
    shown(&pane);
    auto *name = pane.findChild<QLineEdit *>();
    QTRY_VERIFY(name->isEnabled());
    QTest::keyClicks(name, u"Briefing of March"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(pane.views()->model()->rowCount(), 1);
    QCOMPARE(cell(pane.views(), 0, 0), u"Briefing of March"_s);
    const auto reader = desk.workbench.casefile()->reader();
    const auto dossier = readDossier(reader->handle(), k1);
    const Id attribution = dossier->attributions.front().id;
    desk.perform([attribution](Writer &writer) {
        writer.describe(u"Retract"_s);
        return writer.update("attribution", attribution, {{"retracted", u"misread"_s}});
    });
    desk.perform(setIncidentField({k1}, "date_edtf", Value(u"2019-12-28"_s)));
    QTRY_COMPARE(pane.views()->model()->rowCount(), 1);
    QTest::keyClick(pane.views(), Qt::Key_Return);
    QTRY_VERIFY(pane.differences()->model()->rowCount() >= 2);
    QStringList lines;
    for (int row = 0; row < pane.differences()->model()->rowCount(); ++row)
        lines += cell(pane.differences(), row, 1) + u": "_s + cell(pane.differences(), row, 3)
                 + u" → "_s + cell(pane.differences(), row, 4) + u" by "_s
                 + cell(pane.differences(), row, 5);
    const QString all = lines.join(u'\n');
    QVERIFY2(all.contains(u"retracted: misread by 3 Retract"_s), qPrintable(all));
    QVERIFY2(all.contains(u"date: 27 Dec 2019 → 28 Dec 2019 by 4 "_s), qPrintable(all));
    QCoreApplication::processEvents();
    picture(&pane, u"compare"_s);
    QSignalSpy asked(&pane, &ComparePane::incidentAsked);
    QTest::keyClick(pane.differences(), Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(desk.workbench.current(), k1);
    QTRY_VERIFY(!desk.workbench.lit().empty());
}

void TestHistoryPane::freezingAsksWhoIsWriting()
{
    Desk desk;
    desk.workbench.setIdentity({});
    desk.workbench.setIdentityQuestion([&desk] {
        desk.workbench.setIdentity({u"Grace Hopper"_s, u"GH"_s});
        return true;
    });
    ComparePane pane(desk.workbench);
    shown(&pane);
    auto *name = pane.findChild<QLineEdit *>();
    QTRY_VERIFY(name->isEnabled());
    QTest::keyClicks(name, u"Briefing of March"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(pane.views()->model()->rowCount(), 1);
    const auto reader = desk.workbench.casefile()->reader();
    const auto views = frozenViews(reader->handle());
    QVERIFY(views && views->size() == 1);
    QCOMPARE(views->front().madeBy, u"Grace Hopper"_s);
}

void TestHistoryPane::showsAnotherDay()
{
    Desk desk;
    AsOfBar bar(desk.workbench);
    bar.resize(1090, bar.sizeHint().height());
    QVERIFY(!bar.isVisible());
    bar.ask();
    QVERIFY(bar.isVisible());
    const auto fields = bar.findChildren<QLineEdit *>();
    QTest::keyClicks(fields.at(1), u"2019-12-29"_s);
    QTest::keyClick(fields.at(1), Qt::Key_Return);
    QTRY_VERIFY(!desk.workbench.asOf().isPresent());
    QCOMPARE(desk.workbench.asOf().saidBy, QDate(2019, 12, 29));
    QTRY_VERIFY(!desk.workbench.isLoading() && desk.workbench.snapshot()->incidents > 0);
    const qint64 then = desk.workbench.snapshot()->incidents;
    picture(&bar, u"asofbar"_s);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
    QTRY_VERIFY(desk.workbench.asOf().isPresent() && !desk.workbench.isLoading());
    QTRY_VERIFY(desk.workbench.snapshot()->incidents > then);
    // A day that is none is said, and nothing is shown.
    bar.ask();
    QTest::keyClicks(fields.at(0), u"yesterweek"_s);
    QTest::keyClick(fields.at(0), Qt::Key_Return);
    QVERIFY(desk.workbench.asOf().isPresent());
}

QTEST_MAIN(TestHistoryPane)
#include "tst_historypane.moc"
