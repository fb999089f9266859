#include "model/coding/attributions.h"
#include "tests/model/exchange/preparedsample.h"
#include "tests/ui/journey.h"
#include "ui/common/choicerow.h"
#include "ui/common/messagebar.h"
#include "ui/editor/recordlist.h"
#include "ui/history/editsmodel.h"
#include "ui/history/historypane.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentsheet.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

/// Cleaning up in the real window, by keyboard: a figure overridden and given back to the rule, one
/// attribution made two, two incidents made one, duplicates told apart, a rule cited, a link
/// changed, a selection edited at once. Each is one step that can be undone.
class TestCleaningJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void overridesAFigureAndTakesItBack();
    void splitsAnAttribution();
    void mergesTwoAttributions();
    void aMergeSaysWhatIsKept();
    void mergesNothingWithNothing();
    void mergesTwoIncidentsAndUndoes();
    void declaresDistinct();
    void citesARule();
    void editsALink();
    void editsASelection();

private:
    qint64 number(const char *sql);
    void undo();
    void record(const Subject &subject); ///< puts the cursor of the incident pane on it

    QTemporaryDir m_folder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    Workbench *m_workbench = nullptr;
    int m_run = 0;
};

void TestCleaningJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
    m_appearance = std::make_unique<Appearance>(*qApp);
}

void TestCleaningJourney::init()
{
    const QString path = m_folder.filePath(u"sample%1.sourceline"_s.arg(++m_run));
    placeSample(path);
    m_window = std::make_unique<MainWindow>(*m_appearance);
    m_workbench = &m_window->workbench();
    QVERIFY(open(*m_window, path));
    QVERIFY(goTo(*m_window, k1));
    m_window->incident()->setFocus();
}

void TestCleaningJourney::cleanup()
{
    m_window.reset();
}

qint64 TestCleaningJourney::number(const char *sql)
{
    const auto reader = m_workbench->casefile()->reader();
    Statement select(reader->handle(), sql);
    return select.next() ? select.integer(0) : -1;
}

void TestCleaningJourney::undo()
{
    m_window->incident()->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(idle(*m_window));
}

void TestCleaningJourney::record(const Subject &subject)
{
    m_window->incident()->setFocus();
    m_workbench->setSubject(subject);
}

void TestCleaningJourney::overridesAFigureAndTakesItBack()
{
    const FigureKey fired{"munitions", "fired", u"all"_s};
    const Figure byRule = m_workbench->dossier()->figures.at(fired);
    const auto openForm = [this] {
        IncidentSheet *sheet = m_window->incident()->sheet();
        sheet->setFocus();
        sheet->openRow(u"field munitions"_s);
        for (int row = 0; row < 30; ++row) {
            const QModelIndex at = sheet->currentIndex();
            if (at.isValid() && sheet->rowAt(at).figure
                && sheet->rowAt(at).figure->measure == "fired")
                break;
            press(Qt::Key_Down);
        }
        press(Qt::Key_F2);
    };
    openForm();
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(m_window->editor()->title().contains(u"fired"_s));
    auto *low = tabTo<QLineEdit>();
    QVERIFY(low);
    low->selectAll();
    QTest::keyClicks(low, u"33"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"34"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"35"_s);
    press(Qt::Key_Return, Qt::ControlModifier); // refused without a reason
    QVERIFY(m_window->editor()->isOpen());
    QTest::keyClicks(QApplication::focusWidget(), u"the crater count"_s);
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window, [](const Dossier &dossier) { return dossier.overrides.size() == 1; }));
    const OverrideView chosen = m_workbench->dossier()->overrides.front();
    QCOMPARE(chosen.key, fired);
    QCOMPARE(chosen.best, std::optional<qint32>(34));
    QCOMPARE(chosen.reason, u"the crater count"_s);
    QCOMPARE(chosen.madeBy, u"Ada King"_s);
    QCOMPARE(m_workbench->dossier()->figures.at(fired).best, std::optional<qint32>(34));

    // And back to the rule, by its form.
    openForm();
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(tabTo<QCheckBox>());
    press(Qt::Key_Space);
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window, [](const Dossier &dossier) { return dossier.overrides.empty(); }));
    QCOMPARE(m_workbench->dossier()->figures.at(fired).best, byRule.best);
    undo();
    QVERIFY(shows(*m_window, [](const Dossier &dossier) { return dossier.overrides.size() == 1; }));
}

void TestCleaningJourney::splitsAnAttribution()
{
    const auto &all = m_workbench->dossier()->attributions;
    const size_t before = all.size();
    const AttributionView one = all.front();
    record({"attribution", one.id});
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->editor()->isOpen());
    auto *second = tabTo<PickField>([](PickField *field) { return field->text().isEmpty(); });
    QVERIFY(second);
    QVERIFY(pick(*second, u"asaib"_s, u"Asaib Ahl al-Haq"_s));
    QVERIFY(tabTo<QCheckBox>());
    press(Qt::Key_Space); // either the one or the other
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window, [before](const Dossier &dossier) {
        return dossier.attributions.size() == before + 1;
    }));
    int alternatives = 0;
    for (const AttributionView &view : m_workbench->dossier()->attributions)
        alternatives += view.alternatives.empty() ? 0 : 1;
    QVERIFY(alternatives >= 2);
    undo();
    QVERIFY(shows(*m_window, [before](const Dossier &dossier) {
        return dossier.attributions.size() == before;
    }));
}

// One quotation in two articles, split by its reports and made one again: each a step that goes
// back and forth and is found in the history.
void TestCleaningJourney::mergesTwoAttributions()
{
    const Id balad =
        idOf(*m_window, "SELECT id FROM incident WHERE handle = 'balad-rocket-2019-12'");
    const Id one = idOf(*m_window, "SELECT id FROM attribution WHERE handle = '000-A06'");
    QVERIFY(walkTo(*m_window, balad));
    const size_t before = m_workbench->dossier()->attributions.size();
    const auto count = [this](size_t wanted) {
        return shows(*m_window, [wanted](const Dossier &dossier) {
            return dossier.attributions.size() == wanted;
        });
    };
    QVERIFY(walkTo(*m_window, {"attribution", one}));
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_R); // by reports: their list has the focus now
    QVERIFY(qobject_cast<RecordList *>(QApplication::focusWidget()));
    press(Qt::Key_Space);
    QVERIFY(saved(*m_window));
    QVERIFY(count(before + 1));

    QVERIFY(walkTo(*m_window, {"attribution", one}));
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    auto *others = tabTo<RecordList>();
    QVERIFY(others);
    QCOMPARE(others->count(), 1); // no other actor, stance or speaker is offered
    press(Qt::Key_Space);
    QCOMPARE(others->ticked("attribution").size(), size_t(1));
    QVERIFY(saved(*m_window));
    QVERIFY(count(before));
    const QString label = m_workbench->history().undoText();
    QVERIFY2(label.startsWith(u"Merge 2 records: Iran suspected of Balad air base"_s),
             qPrintable(label));
    // The cursor is still on what was kept.
    QCOMPARE(m_workbench->subject(), Subject({"attribution", one}));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(idle(*m_window) && count(before + 1));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(idle(*m_window) && count(before));
    press(Qt::Key_8, Qt::AltModifier);
    auto *history = qobject_cast<HistoryPane *>(m_window->pages()->current());
    QVERIFY(history);
    const auto isListed = [history, &label] {
        for (int row = 0; row < history->model()->rowCount(); ++row) {
            if (history->model()->entry(row).edit.label == label)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isListed());
}

// With nothing to merge with, the key says so and opens no other form.
void TestCleaningJourney::mergesNothingWithNothing()
{
    const Id alone = idOf(*m_window,
                          "SELECT a.id FROM attribution a WHERE a.retracted IS NULL AND (SELECT "
                          "count(*) FROM attribution b WHERE b.incident = a.incident) = 1");
    const Id incident =
        idOf(*m_window,
             "SELECT a.incident FROM attribution a WHERE a.retracted IS NULL AND "
             "(SELECT count(*) FROM attribution b WHERE b.incident = a.incident) = 1");
    QVERIFY(walkTo(*m_window, incident));
    QVERIFY(walkTo(*m_window, {"attribution", alone}));
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(!m_window->editor()->isOpen());
    QVERIFY2(m_window->messages()->text().contains(u"no other attribution"_s),
             qPrintable(m_window->messages()->text()));
}

// In a low window too the form begins with what is kept.
void TestCleaningJourney::aMergeSaysWhatIsKept()
{
    const Id balad =
        idOf(*m_window, "SELECT id FROM incident WHERE handle = 'balad-rocket-2019-12'");
    const Id one = idOf(*m_window, "SELECT id FROM attribution WHERE handle = '000-A06'");
    const Id report = idOf(*m_window,
                           "SELECT max(r.id) FROM report r JOIN attribution a ON a.statement = "
                           "r.statement WHERE a.handle = '000-A06'");
    m_window->resize(1280, 720);
    QVERIFY(walkTo(*m_window, balad));
    const size_t before = m_workbench->dossier()->attributions.size();
    m_workbench->perform(splitReports(one, {report}));
    QVERIFY(shows(*m_window, [before](const Dossier &dossier) {
        return dossier.attributions.size() == before + 1;
    }));
    QVERIFY(walkTo(*m_window, {"attribution", one}));
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    QTest::qWait(100);
    auto *others = qobject_cast<RecordList *>(QApplication::focusWidget());
    QVERIFY(others);
    const auto *area = m_window->editor()->findChild<QScrollArea *>();
    QCOMPARE(area->verticalScrollBar()->value(), 0);
    const int top = others->mapTo(area->viewport(), QPoint()).y();
    QVERIFY(top + 2 * others->fontMetrics().height() <= area->viewport()->height());
}

void TestCleaningJourney::mergesTwoIncidentsAndUndoes()
{
    const size_t claims = m_workbench->dossier()->claims.size();
    const qint64 incidents = number("SELECT count(*) FROM incident");
    const Id balad =
        idOf(*m_window, "SELECT id FROM incident WHERE handle = 'balad-rocket-2019-12'");
    record({"incident", k1});
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    auto *other = tabTo<PickField>();
    QVERIFY(other);
    QTest::keyClicks(other, u"balad-rocket-2019-12"_s);
    QTRY_VERIFY(other->isListOpen());
    press(Qt::Key_Return);
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window,
                  [claims](const Dossier &dossier) { return dossier.claims.size() > claims; }));
    QCOMPARE(number("SELECT count(*) FROM incident"), incidents - 1);
    // The old reference leads to it.
    const auto reader = m_workbench->casefile()->reader();
    const auto led = findIncident(reader->handle(), u"balad-rocket-2019-12"_s);
    QVERIFY(led);
    QCOMPARE(*led, k1);
    undo();
    QVERIFY(shows(*m_window,
                  [claims](const Dossier &dossier) { return dossier.claims.size() == claims; }));
    QCOMPARE(number("SELECT count(*) FROM incident"), incidents);
    QVERIFY(goTo(*m_window, balad));
}

void TestCleaningJourney::declaresDistinct()
{
    // The same day and place again, so that there is something to tell apart.
    press(Qt::Key_N);
    QVERIFY(m_window->editor()->isOpen());
    QTest::keyClicks(QApplication::focusWidget(), u"Mortars on K-1"_s);
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"2019-12-27"_s);
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"K-1 base"_s);
    press(Qt::Key_Tab);
    QTest::qWait(500);
    QVERIFY(saved(*m_window));
    const Id twin = idOf(*m_window, "SELECT id FROM incident WHERE title = 'Mortars on K-1'");
    QVERIFY(twin.isValid());
    m_workbench->setCurrent(twin); // no sentence was chosen for it, so no article opens
    QVERIFY(shows(*m_window, [twin](const Dossier &dossier) { return dossier.id == twin; }));
    m_window->incident()->setFocus();
    press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    auto *list = m_window->editor()->findChild<RecordList *>();
    QVERIFY(list);
    QTRY_VERIFY(list->count() > 0);
    const int before = list->count();
    const Id other = list->currentRow()->id;
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_D); // to its reason
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    press(Qt::Key_Return, Qt::ControlModifier); // refused without one
    QVERIFY(m_window->editor()->isOpen());
    QTest::keyClicks(QApplication::focusWidget(), u"mortars, not rockets"_s);
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window, [other](const Dossier &dossier) {
        return std::ranges::any_of(dossier.links, [other](const LinkView &link) {
            return link.kind == u"distinct from" && link.other == other;
        });
    }));
    const QString label = m_workbench->history().undoText();
    QVERIFY2(label.contains(u"Mortars on K-1, 27 Dec 2019"_s) && !label.contains(u"K-1 base,"_s),
             qPrintable(label));
    // It is not offered again.
    m_window->incident()->setFocus();
    press(Qt::Key_D, Qt::ControlModifier);
    list = m_window->editor()->findChild<RecordList *>();
    QTRY_COMPARE(list->count(), before - 1);
}

void TestCleaningJourney::citesARule()
{
    const size_t before = m_workbench->dossier()->basis.size();
    record({"incident", k1});
    // It has no key of its own: the command palette has it.
    QTimer::singleShot(500, this, [] {
        const QWidget *palette = QApplication::activeModalWidget();
        auto *line = palette ? palette->findChild<QLineEdit *>() : nullptr;
        if (!line)
            qFatal("the command palette is not there");
        QTest::keyClicks(line, u"cite a rule"_s);
        QTest::keyClick(line, Qt::Key_Return);
    });
    press(Qt::Key_K, Qt::ControlModifier); // answers when it is closed
    QTRY_VERIFY(m_window->editor()->isOpen());
    m_window->activateWindow();
    QTRY_VERIFY(QApplication::focusWidget());
    auto *list = m_window->editor()->findChild<RecordList *>();
    QTRY_VERIFY(list->count() > 1);
    QVERIFY(tabTo<QLineEdit>());
    QTest::keyClicks(QApplication::focusWidget(), u"9"_s);
    QTRY_VERIFY(list->count() > 0 && list->currentRow()->number == 9);
    QVERIFY(saved(*m_window));
    QVERIFY(shows(*m_window,
                  [before](const Dossier &dossier) { return dossier.basis.size() == before + 1; }));
    QCOMPARE(m_workbench->dossier()->basis.back().rule, 9);
    undo();
    QVERIFY(shows(*m_window,
                  [before](const Dossier &dossier) { return dossier.basis.size() == before; }));
}

void TestCleaningJourney::editsALink()
{
    const auto &links = m_workbench->dossier()->links;
    QVERIFY(!links.empty());
    const LinkView link = links.front();
    record({"link", link.id});
    press(Qt::Key_F2);
    QVERIFY(m_window->editor()->isOpen());
    auto *kind = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(kind);
    const QString wanted = link.kind == u"overlaps" ? u"follows"_s : u"overlaps"_s;
    QTest::keyClicks(kind, wanted);
    QCOMPARE(kind->currentText(), wanted);
    QVERIFY(saved(*m_window));
    const auto kindNow = [id = link.id](const Dossier &dossier) {
        const auto found = std::ranges::find(dossier.links, id, &LinkView::id);
        return found == dossier.links.end() ? QString() : found->kind;
    };
    QVERIFY(shows(*m_window, [&](const Dossier &dossier) { return kindNow(dossier) == wanted; }));
    undo();
    QVERIFY(
        shows(*m_window, [&](const Dossier &dossier) { return kindNow(dossier) == link.kind; }));
}

void TestCleaningJourney::editsASelection()
{
    IncidentView *view = m_window->table()->view();
    view->setFocus();
    press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < 3; ++row)
        press(Qt::Key_Down, Qt::ShiftModifier);
    const qsizetype selected = m_workbench->selection().size();
    QVERIFY(selected >= 3);
    const qint64 edits = number("SELECT count(*) FROM edit");
    const qint64 disputed = number("SELECT count(*) FROM incident WHERE review = 'disputed'");
    press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_R); // review state: its choices have the focus now
    auto *review = qobject_cast<ChoiceRow *>(QApplication::focusWidget());
    QVERIFY(review);
    for (int i = 0; i < 6 && review->value() != u"disputed"_s; ++i)
        press(Qt::Key_Right);
    QCOMPARE(review->value(), u"disputed"_s);
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"sources withdrew"_s);
    QVERIFY(saved(*m_window));
    QTRY_COMPARE(number("SELECT count(*) FROM incident WHERE review = 'disputed'"),
                 disputed + selected);
    QCOMPARE(number("SELECT count(*) FROM edit"), edits + 1); // one edit, one reason
    QCOMPARE(number("SELECT count(*) FROM edit WHERE why = 'sources withdrew'"), 1);
    undo();
    QTRY_COMPARE(number("SELECT count(*) FROM incident WHERE review = 'disputed'"), disputed);
    // The letter that chooses goes to the field to fill in; those after it are its text.
    view->setFocus();
    press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_T);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"curse"_s);
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"to read again"_s);
    QVERIFY(saved(*m_window));
    QTRY_COMPARE(number("SELECT count(*) FROM incident_tag JOIN tag ON tag.id = tag WHERE name = "
                        "'curse'"),
                 selected);
}

QTEST_MAIN(TestCleaningJourney)
#include "tst_cleaningjourney.moc"
