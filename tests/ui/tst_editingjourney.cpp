#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/store/asof.h"
#include "model/workbench/incidentmodel.h"
#include "tests/model/exchange/preparedsample.h"
#include "tests/ui/journey.h"
#include "ui/actors/recordpane.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/choicerow.h"
#include "ui/common/messagebar.h"
#include "ui/history/editsmodel.h"
#include "ui/history/historypane.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentsheet.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/statusline.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

namespace {

bool isSaidIn(const QWidget &widget, const QString &words)
{
    return std::ranges::any_of(widget.findChildren<QLabel *>(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

QString text(sourceline::MainWindow &window, const char *sql)
{
    const auto reader = window.workbench().casefile()->reader();
    sourceline::Statement select(reader->handle(), sql);
    return select.next() ? select.text(0) : QString();
}

} // namespace

#define STOP_WHERE_FAILED                                                                          \
    if (QTest::currentTestFailed())                                                                \
    return

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

/// A day's work in the real window, by keyboard: read K-1, attribute it from a sentence, assess it,
/// annotate it, undo, redo, leave, come back and find it in the history; move what was said of
/// another day to a record of its own and back.
class TestEditingJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void attributesAssessesAnnotates();
    void movesTheFiftySevenRockets();
    void editsACellInPlace();
    void aFormIsNotLostByLeaving();
    void aNoteIsOnWhatIsInSight();
    void verbsFollowTheFocus();
    void verbsSayWhatTheyNeed();
    void lettersAreVerbsInEveryList();
    void headingsAreNoRecords();
    void whatAFormMadeIsInSight();
    void aMenuKeepsItsLetters();

private:
    static void readRivals(MainWindow &window);
    static void attributeFromASentence(MainWindow &window);
    static void assess(MainWindow &window);
    static void annotate(MainWindow &window);
    static void findInHistory(MainWindow &window, const QString &label);

    QTemporaryDir m_folder;
    QString m_path;
    int m_run = 0;
};

void TestEditingJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
}

void TestEditingJourney::init()
{
    m_path = m_folder.filePath(u"sample%1.sourceline"_s.arg(++m_run));
    placeSample(m_path);
}

// Down the incident pane: each card lights its sentences and has a rival.
void TestEditingJourney::readRivals(MainWindow &window)
{
    Workbench &workbench = window.workbench();
    const Dossier &dossier = *workbench.dossier();
    QSet<QString> rivals;
    QSet<Id> unread;
    for (const AttributionView &one : dossier.attributions)
        unread.insert(one.id);
    walkTo(window, [&](const Subject &subject) {
        const auto at = std::ranges::find(dossier.attributions, subject.id, &AttributionView::id);
        if (subject.table != "attribution" || at == dossier.attributions.end())
            return false;
        rivals.insert(at->actorName);
        if (!workbench.lit().empty())
            unread.remove(at->id);
        return unread.isEmpty();
    });
    QVERIFY(unread.isEmpty());
    QVERIFY(rivals.contains(u"Kataib Hezbollah"_s) && rivals.contains(u"Islamic State (ISIS)"_s));
}

void TestEditingJourney::attributeFromASentence(MainWindow &window)
{
    Workbench &workbench = window.workbench();
    QSet<Id> known;
    for (const AttributionView &one : workbench.dossier()->attributions)
        known.insert(one.id);
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(window.article()->textView()->hasFocus());
    press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(workbench.textSelection().isValid());
    const TextSelection sentence = workbench.textSelection();
    press(Qt::Key_A);
    QVERIFY(window.editor()->isOpen());
    auto *actor = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(actor);
    QVERIFY(pick(*actor, u"kata'ib hiz"_s, u"Kataib Hezbollah"_s));
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_S);
    QVERIFY(tabTo<QComboBox>([](QComboBox *box) { return box->accessibleName() == u"Statement"; }));
    press(Qt::Key_End); // a new statement, whatever the sentence is cited for
    auto *speaker = tabTo<PickField>(
        [](PickField *field) { return field->parentWidget()->accessibleName() == u"Speaker"; });
    QVERIFY(speaker);
    QTest::keyClicks(speaker, u"A desk officer"_s);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY2(speaker->isNew(), qPrintable(speaker->text()));
    QVERIFY(saved(window));
    QVERIFY(shows(window, [&](const Dossier &dossier) {
        return dossier.attributions.size() == size_t(known.size()) + 1;
    }));
    const auto &all = workbench.dossier()->attributions;
    const auto added = std::ranges::find_if(
        all, [&known](const AttributionView &one) { return !known.contains(one.id); });
    QVERIFY(added != all.end());
    QCOMPARE(added->stance, u"suspects"_s);
    QCOMPARE(added->actorName, u"Kataib Hezbollah"_s);
    QCOMPARE(added->citations.size(), size_t(1));
    QCOMPARE(added->citations.front().document, sentence.document);
    QCOMPARE(added->citations.front().range, sentence.range);
    QVERIFY2(workbench.history().undoText().contains(u"Kataib Hezbollah suspected of"_s),
             qPrintable(workbench.history().undoText()));
}

// An actor with a band, and apart from it the confidence.
void TestEditingJourney::assess(MainWindow &window)
{
    press(Qt::Key_3, Qt::ControlModifier);
    press(Qt::Key_J);
    QVERIFY(window.editor()->isOpen());
    auto *actor = tabTo<PickField>();
    QVERIFY(actor && pick(*actor, u"kata'ib hiz"_s, u"Kataib Hezbollah"_s));
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_5);
    QVERIFY(saved(window));
    QVERIFY(shows(window, [](const Dossier &dossier) { return !dossier.assessments.empty(); }));
    const AssessmentView made = window.workbench().dossier()->assessments.front();
    QCOMPARE(made.likelihood, 5);
    QCOMPARE(made.confidence, QString());
    QCOMPARE(made.madeBy, u"Ada King"_s);
}

void TestEditingJourney::annotate(MainWindow &window)
{
    QVERIFY(walkTo(window, {"incident", k1}));
    press(Qt::Key_M);
    QVERIFY(tabTo<QPlainTextEdit>());
    QTest::keyClicks(QApplication::focusWidget(), u"compare with Taji"_s);
    QVERIFY(saved(window));
    QVERIFY(shows(window, [](const Dossier &dossier) { return !dossier.notes.empty(); }));
}

// What was done before the restart is listed after it, and taken back.
void TestEditingJourney::findInHistory(MainWindow &window, const QString &label)
{
    press(Qt::Key_8, Qt::AltModifier);
    auto *history = qobject_cast<HistoryPane *>(window.pages()->current());
    QVERIFY(history && history->view()->hasFocus());
    QTRY_VERIFY(history->model()->rowCount() >= 7);
    const auto labelHere = [history] {
        return history->model()->entry(history->view()->currentIndex().row()).edit.label;
    };
    for (int row = 1; labelHere() != label && row < history->model()->rowCount(); ++row)
        press(Qt::Key_Down);
    QCOMPARE(labelHere(), label);
    QTRY_VERIFY(window.workbench().history().canUndo());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(idle(window));
    QVERIFY(shows(window, [](const Dossier &dossier) { return dossier.assessments.empty(); }));
    QCOMPARE(window.workbench().history().undoText(), label);
}

void TestEditingJourney::attributesAssessesAnnotates()
{
    Appearance appearance(*qApp);
    QString label;
    size_t before = 0;
    {
        MainWindow window(appearance);
        QVERIFY(open(window, m_path));
        QVERIFY(walkTo(window, k1));
        QTRY_VERIFY(window.workbench().document());
        before = window.workbench().dossier()->attributions.size();
        readRivals(window);
        STOP_WHERE_FAILED;
        attributeFromASentence(window);
        STOP_WHERE_FAILED;
        label = window.workbench().history().undoText();
        assess(window);
        STOP_WHERE_FAILED;
        annotate(window);
        STOP_WHERE_FAILED;

        // Undone twice, redone once.
        press(Qt::Key_3, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(idle(window));
        QVERIFY(shows(window, [](const Dossier &dossier) {
            return dossier.notes.empty() && dossier.assessments.empty();
        }));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(idle(window));
        QVERIFY(
            shows(window, [](const Dossier &dossier) { return dossier.assessments.size() == 1; }));
        QCOMPARE(window.workbench().dossier()->attributions.size(), before + 1);
        press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!window.isVisible());
    }
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    QCOMPARE(window.workbench().dossier()->attributions.size(), before + 1);
    QCOMPARE(window.workbench().dossier()->assessments.size(), size_t(1));
    findInHistory(window, label);
}

void TestEditingJourney::movesTheFiftySevenRockets()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    const Id claim = idOf(window, "SELECT id FROM claim WHERE field = 'munitions' AND best = 57");
    const Id taji =
        idOf(window, "SELECT incident FROM claim WHERE field = 'munitions' AND best = 57");
    QVERIFY(claim.isValid());
    QVERIFY(walkTo(window, taji));
    const auto has57 = [claim](const Dossier &dossier) {
        return std::any_of(dossier.claims.begin(),
                           dossier.claims.end(),
                           [claim](const ClaimView &one) { return one.id == claim; });
    };
    QVERIFY(has57(*window.workbench().dossier()));
    const Figure tajiBefore = window.workbench().dossier()->munitions;

    QVERIFY(walkTo(window, {"claim", claim}));
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(window.editor()->isOpen());
    // It fed nothing and goes on to: the form says so, why, and what changes that.
    const QString reason =
        text(window, "SELECT reason FROM claim WHERE field = 'munitions' AND best = 57");
    QVERIFY(!reason.isEmpty());
    QVERIFY(isSaidIn(*window.editor(), u"will feed none there"_s));
    QVERIFY(isSaidIn(*window.editor(), reason));
    auto *asNew = tabTo<QCheckBox>();
    QVERIFY(asNew);
    press(Qt::Key_Space);
    QVERIFY(asNew->isChecked());
    press(Qt::Key_Tab);
    auto *title = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(title);
    title->selectAll();
    QTest::keyClicks(title, u"Rockets on Camp Taji again"_s);
    press(Qt::Key_Tab);
    auto *date = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(date);
    date->selectAll();
    QTest::keyClicks(date, u"2020-03-14"_s);
    QVERIFY(saved(window));
    QVERIFY(shows(window, [&](const Dossier &dossier) { return !has57(dossier); }));
    const Id later =
        idOf(window, "SELECT incident FROM claim WHERE field = 'munitions' AND best = 57");
    QVERIFY(later.isValid() && later != taji);
    QCOMPARE(window.workbench().dossier()->munitions, tajiBefore); // it fed nothing there
    // From where to where; and it is not said to be here any more.
    QCOMPARE(window.workbench().history().undoText(),
             u"Split Camp Taji, 11 Mar 2020: munitions fired 57 to Camp Taji, 14 Mar 2020"_s);
    QVERIFY2(!window.status()->here().contains(u"57"_s), qPrintable(window.status()->here()));

    QVERIFY(walkTo(window, later));
    QCOMPARE(window.workbench().dossier()->dateEdtf, u"2020-03-14"_s);
    QVERIFY(has57(*window.workbench().dossier()));

    // And back, by its form.
    QVERIFY(walkTo(window, {"claim", claim}));
    press(Qt::Key_M, Qt::ControlModifier);
    auto *target = tabTo<PickField>();
    QVERIFY(target);
    QTest::keyClicks(target, taji.toText());
    QTRY_VERIFY(target->isListOpen());
    press(Qt::Key_Return);
    QCOMPARE(target->id(), taji);
    QVERIFY(saved(window));
    QVERIFY(shows(window, [&](const Dossier &dossier) { return !has57(dossier); }));
    QCOMPARE(window.workbench().history().undoText(),
             u"Move from Camp Taji, 14 Mar 2020 to Camp Taji, 11 Mar 2020: munitions fired 57"_s);
    QVERIFY(walkTo(window, taji));
    QVERIFY(has57(*window.workbench().dossier()));
    QCOMPARE(window.workbench().dossier()->munitions, tajiBefore);
}

void TestEditingJourney::editsACellInPlace()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(goTo(window, k1));
    IncidentView &view = *window.table()->view();
    view.setFocus();
    const int row = window.workbench().model()->rowOf(k1);
    view.setCurrentIndex(view.model()->index(row, IncidentModel::Title));
    QTest::keyClick(&view, Qt::Key_F2);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QTRY_VERIFY(!field->text().isEmpty());
    field->selectAll();
    QTest::keyClicks(field, u"Thirty rockets on K-1"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY2(window.messages()->text().isEmpty(), qPrintable(window.messages()->text()));
    QVERIFY(shows(
        window, [](const Dossier &dossier) { return dossier.title == u"Thirty rockets on K-1"; }));
    QVERIFY(window.workbench().history().canUndo());
    // A cell with claims behind it opens the claims.
    view.setFocus();
    view.setCurrentIndex(view.model()->index(row, IncidentModel::Munitions));
    QTest::keyClick(&view, Qt::Key_F2);
    IncidentSheet *sheet = window.incident()->sheet();
    QVERIFY(sheet->hasFocus());
    QTRY_COMPARE(sheet->rowAt(sheet->currentIndex()).key, u"field munitions"_s);
    QVERIFY(sheet->isExpanded(sheet->currentIndex()));
    QTRY_VERIFY(!window.workbench().lit().empty());
    // A wrong date is refused with a sentence and changes nothing.
    view.setFocus();
    view.setCurrentIndex(view.model()->index(row, IncidentModel::Date));
    QTest::keyClick(&view, Qt::Key_F2);
    field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    const QString date = window.workbench().dossier()->dateEdtf;
    field->selectAll();
    QTest::keyClicks(field, u"after Christmas"_s);
    QTest::qWait(100); // the cell's text is read again after the edit before; what is typed stays
    QCOMPARE(field->text(), u"after Christmas"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!window.messages()->text().isEmpty());
    QCOMPARE(window.workbench().dossier()->dateEdtf, date);
    // So is a place that nobody knows.
    view.setFocus();
    view.setCurrentIndex(view.model()->index(row, IncidentModel::Place));
    QTest::keyClick(&view, Qt::Key_F2);
    field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, u"Nowhere at all"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY2(window.messages()->text().contains(u"Nowhere at all"_s),
                 qPrintable(window.messages()->text()));
}

void TestEditingJourney::aFormIsNotLostByLeaving()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    press(Qt::Key_M);
    QTRY_VERIFY(window.editor()->isOpen());
    QTest::keyClicks(QApplication::focusWidget(), u"half a thought"_s);
    QVERIFY(!window.close());
    QVERIFY(window.isVisible() && window.editor()->isOpen());
    press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(window.workbench().casefile());
    window.openCasefile(m_path);
    QTest::qWait(100);
    QVERIFY(window.editor()->isOpen());
    press(Qt::Key_Escape); // which asks whether it is to be left
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window.editor()->isOpen());
    QVERIFY(window.close());
}

void TestEditingJourney::aNoteIsOnWhatIsInSight()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    Workbench &workbench = window.workbench();
    window.pages()->setCurrentKey(u"actors"_s);
    auto *actors = qobject_cast<RecordPane *>(window.pages()->current());
    QVERIFY(actors);
    QTRY_VERIFY(actors->list()->model()->rowCount() > 3);
    actors->list()->setFocus();
    press(Qt::Key_Down);
    QTRY_COMPARE(workbench.subject().table, QByteArray("actor"));
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window.editor()->isOpen());
    const QString name = workbench.actorNames().nameOf(workbench.subject().id);
    QVERIFY(!name.isEmpty());
    QCOMPARE(window.editor()->title(), u"Note on "_s + name);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window.editor()->isOpen());
    actors->list()->setFocus();
    press(Qt::Key_M);
    QTRY_VERIFY(window.editor()->isOpen());
    QCOMPARE(window.editor()->title(), u"Note on "_s + name);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window.editor()->isOpen());
    press(Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(workbench.subject().table, QByteArray("incident"));
    QCOMPARE(workbench.subject().id, workbench.current());
    // Gone to by its key the page takes the letter at once, and types nothing.
    press(Qt::Key_5, Qt::AltModifier);
    QVERIFY(actors->list()->hasFocus());
    press(Qt::Key_M);
    QTRY_VERIFY(window.editor()->isOpen());
    QCOMPARE(window.editor()->title(), u"Note on "_s + name);
    QCOMPARE(actors->filter()->text(), QString());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window.editor()->isOpen());
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(actors->filter()->hasFocus());
}

// What the cursor of another pane is on is nothing to the table.
void TestEditingJourney::verbsFollowTheFocus()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    Workbench &workbench = window.workbench();
    const Subject chosen{"attribution", workbench.dossier()->attributions.front().id};
    QVERIFY(walkTo(window, chosen));
    press(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(workbench.subject(), Subject({"incident", k1}));
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.editor()->isOpen());
    QVERIFY2(window.editor()->title().startsWith(u"Split Rocket barrage on the K-1"_s),
             qPrintable(window.editor()->title()));
    press(Qt::Key_Escape);
    QVERIFY(!window.editor()->isOpen());
    // Where it was chosen it still is.
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(workbench.subject(), chosen);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(window.editor()->title().startsWith(u"Split: "_s),
             qPrintable(window.editor()->title()));
    press(Qt::Key_Escape);
    // A sentence in the article is cited for it.
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(workbench.subject(), chosen);
    // What a list leads to is where the cursor of the incident pane goes.
    const Subject claim{"claim", workbench.dossier()->claims.back().id};
    workbench.goTo(k1, {claim}, u"a claim"_s);
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(workbench.subject(), claim);
}

// A verb's key where it can do nothing is not silent.
void TestEditingJourney::verbsSayWhatTheyNeed()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    for (const QString &page : {u"history"_s, u"notes"_s, u"codebook"_s, u"charts"_s}) {
        window.pages()->setCurrentKey(page);
        window.pages()->setFocus();
        for (const auto &[key, verb] :
             {std::pair{Qt::Key_G, u"Merge"_s}, std::pair{Qt::Key_M, u"Move"_s}}) {
            window.messages()->clear();
            press(key, Qt::ControlModifier);
            QVERIFY2(window.messages()->text().contains(verb)
                         && window.messages()->text().contains(u"Alt+1"_s),
                     qPrintable(page + u": "_s + window.messages()->text()));
            QVERIFY(!window.editor()->isOpen());
        }
    }
    // In a casefile shown as it was no verb works anywhere: that is said.
    press(Qt::Key_1, Qt::AltModifier);
    AsOfQuery past;
    past.recordedUntil = QDateTime::currentMSecsSinceEpoch();
    window.workbench().showAsOf(past);
    QTRY_VERIFY(!window.workbench().canEdit());
    window.messages()->clear();
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY2(window.messages()->text().contains(u"go back to now"_s),
             qPrintable(window.messages()->text()));
}

// No list takes them for the beginning of a row; a form says what they do there.
void TestEditingJourney::lettersAreVerbsInEveryList()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    window.workbench().perform(addNote({"incident", k1}, u"a note"_s, u"Ann"_s)); // for its page
    QVERIFY(shows(window, [](const Dossier &dossier) { return !dossier.notes.empty(); }));
    for (const QString &page :
         {u"history"_s, u"notes"_s, u"codebook"_s, u"documents"_s, u"actors"_s, u"places"_s}) {
        window.pages()->setCurrentKey(page);
        QAbstractItemView *list = nullptr;
        const auto takesFocus = [&] { // once it has rows
            window.pages()->setFocus();
            list = qobject_cast<QAbstractItemView *>(QApplication::focusWidget());
            return list != nullptr;
        };
        QTRY_VERIFY2(takesFocus(), qPrintable(page));
        QTest::qWait(300); // its rows are read
        const QModelIndex before = list->currentIndex();
        for (const auto &[key, verb] : {std::pair{Qt::Key_A, u"Add Attribution"_s},
                                        std::pair{Qt::Key_C, u"Add Claim"_s},
                                        std::pair{Qt::Key_J, u"Assess"_s}}) {
            window.messages()->clear();
            press(key);
            QVERIFY2(window.messages()->text().contains(verb)
                         && window.messages()->text().contains(u"Alt+1"_s),
                     qPrintable(page + u": "_s + window.messages()->text()));
            QCOMPARE(list->currentIndex(), before);
            QVERIFY(!window.editor()->isOpen());
        }
        press(Qt::Key_B); // no verb: nothing at all
        QCOMPARE(list->currentIndex(), before);
    }
    // What was said goes with the next form; in a form nothing sends anybody away from it.
    press(Qt::Key_1, Qt::AltModifier);
    window.messages()->show(MessageBar::Kind::Outcome, u"of something else"_s);
    QTest::qWait(10);
    press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(window.editor()->isOpen());
    QVERIFY(tabTo<ChoiceRow>());
    QCOMPARE(window.messages()->text(), QString());
    press(Qt::Key_A);
    QVERIFY(isSaidIn(*window.editor(), u"“a” chooses nothing here"_s));
    press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(isSaidIn(*window.editor(), u"“Merge” waits"_s));
    QCOMPARE(window.messages()->text(), QString());
    press(Qt::Key_Escape);
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(tabTo<QAbstractItemView>());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(isSaidIn(*window.editor(), u"could be undone"_s));
}

void TestEditingJourney::headingsAreNoRecords()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    IncidentSheet *sheet = window.incident()->sheet();
    press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(sheet->hasFocus());
    press(Qt::Key_Home);
    for (int row = 0; row < 200 && sheet->rowAt(sheet->currentIndex()).kind != RowKind::Group;
         ++row)
        press(Qt::Key_Down);
    QCOMPARE(sheet->rowAt(sheet->currentIndex()).kind, RowKind::Group);
    for (const auto &[key, modifiers] :
         {std::pair{Qt::Key_G, Qt::KeyboardModifiers(Qt::ControlModifier)},
          std::pair{Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier}}) {
        window.messages()->clear();
        press(key, modifiers);
        QVERIFY(!window.editor()->isOpen());
        QVERIFY2(window.messages()->text().contains(u"put the cursor"_s),
                 qPrintable(window.messages()->text()));
    }
}

// Made from the table it stands in sight in the incident pane, and the table's verbs stay the
// incident's.
void TestEditingJourney::whatAFormMadeIsInSight()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    Workbench &workbench = window.workbench();
    QVERIFY(walkTo(window, k1));
    QSet<Id> known;
    for (const AttributionView &one : workbench.dossier()->attributions)
        known.insert(one.id);
    press(Qt::Key_A);
    QVERIFY(window.editor()->isOpen());
    auto *actor = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(actor && pick(*actor, u"asaib"_s, u"Asaib Ahl al-Haq"_s));
    QVERIFY(tabTo<ChoiceRow>());
    press(Qt::Key_S);
    auto *speaker = tabTo<PickField>([actor](PickField *field) { return field != actor; });
    QVERIFY(speaker && pick(*speaker, u"iran"_s, u"Iran"_s));
    QVERIFY(saved(window));
    QVERIFY(shows(window, [&known](const Dossier &dossier) {
        return dossier.attributions.size() == size_t(known.size()) + 1;
    }));
    Subject made{"attribution", {}};
    for (const AttributionView &one : workbench.dossier()->attributions) {
        if (!known.contains(one.id))
            made.id = one.id;
    }
    IncidentSheet *sheet = window.incident()->sheet();
    const auto isInSight = [&] {
        const QRect row = sheet->visualRect(sheet->currentIndex());
        return sheet->subjectOf(sheet->currentIndex()) == made
               && sheet->viewport()->rect().contains(row.topLeft());
    };
    QTRY_VERIFY(isInSight());
    QVERIFY(window.table()->view()->hasFocus());
    QCOMPARE(workbench.subject(), Subject({"incident", k1}));
    // Taken back and restored it is followed to where its card goes.
    QVERIFY(walkTo(window, made));
    for (const bool retracts : {true, false}) {
        press(Qt::Key_Delete);
        QVERIFY(window.editor()->isOpen());
        if (retracts)
            QTest::keyClicks(QApplication::focusWidget(), u"made up"_s);
        QVERIFY(saved(window));
        QVERIFY(shows(window, [&](const Dossier &dossier) {
            const auto one = std::ranges::find(dossier.attributions, made.id, &AttributionView::id);
            return one != dossier.attributions.end() && one->retracted.isEmpty() != retracts;
        }));
        QTRY_VERIFY(isInSight());
        QCOMPARE(workbench.subject(), made);
    }
}

void TestEditingJourney::aMenuKeepsItsLetters()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QVERIFY(open(window, m_path));
    QVERIFY(walkTo(window, k1));
    QMenu *record = nullptr;
    for (const QAction *action : window.menuBar()->actions()) {
        if (action->text().remove(u'&') == u"Record")
            record = action->menu();
    }
    QVERIFY(record);
    record->popup(window.mapToGlobal(QPoint(100, 30)));
    QTRY_VERIFY(record->isVisible());
    QTest::keyClick(record, Qt::Key_N); // Add Note…, not New Incident…
    QTRY_VERIFY(window.editor()->isOpen());
    QVERIFY2(window.editor()->title().startsWith(u"Note on"_s),
             qPrintable(window.editor()->title()));
    QVERIFY(!record->isVisible());
}

QTEST_MAIN(TestEditingJourney)
#include "tst_editingjourney.moc"
