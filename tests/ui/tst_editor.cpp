#include "model/coding/actors.h"
#include "model/coding/attributions.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"
#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/store/statement.h"
#include "model/text/sentencereading.h"
#include "model/text/sentences.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/actorfield.h"
#include "ui/common/pickfield.h"
#include "ui/common/theme.h"
#include "ui/editor/duplicatelist.h"
#include "ui/editor/editorpane.h"
#include "ui/editor/figureoffers.h"
#include "ui/editor/incidentrows.h"
#include "ui/editor/offerline.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// Every journey is by keyboard alone, and ends in what the casefile holds.
class TestEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void attributionFromASentence();
    void newActorIsNeverMadeSilently();
    void aNameThatIsHereIsTaken_data();
    void aNameThatIsHereIsTaken();
    void aNamesakeIsMadeOnPurpose();
    void aNameOfSeveralIsAsked();
    void whatIsMissingIsSaid();
    void undoStaysInTheForm();
    void escapeTwice();
    void editKeepsWhatWasThere();
    void retractAsksWhy();
    void retractedIsNotEdited();
    void claimByTheRule();
    void assessmentApartFromConfidence();
    void noteOnTheSentence();
    void linkToAnIncidentFoundByTyping();
    void whatIsStatedNeedsItsSentence();
    void newIncidentShowsDuplicates();
    void newIncidentToldApart();
    void offersWhatTheSentenceSays();
    void typedIsNeverReplaced();
    void offersGoWithTheirSentence_data();
    void offersGoWithTheirSentence();
    void typingReplacesAnOffer();
    void anotherNewPlaceHasNoCountry();
    void mergesTheSelection();
    void mergesNothingIntoWhatIsNotSelected();
    void tooLargeANumberIsRefused();
    void editsTheStatement();
    void editsEveryFact();
    void editsADecision();
    void incidentsAreToldApart();
    void moveToANewIncident();
    void bulkTag();
    void nothingIsWrittenOverUnseen_data();
    void nothingIsWrittenOverUnseen();
    void whatWasRetractedMeanwhileIsNotChanged();

private:
    void performElsewhere(const EditLog::Change &change); ///< what another window would do

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    bool isSaid(const QString &words)
    {
        return std::ranges::any_of(m_pane->findChildren<QLabel *>(), [&words](const QLabel *label) {
            return label->text().contains(words);
        });
    }

    bool saved(); ///< Ctrl+Return, and the form closes
    qint64 number(const char *sql);
    QString text(const char *sql);
    QString last(const char *table,
                 const char *column); ///< of the row that the last edit made or changed
    void selectSentence();
    /// The first sentence of the article that says so.
    bool selectWhere(const std::function<bool(const SentenceReading &)> &says);
    bool selectReadable(); ///< a sentence with means and figures
    bool selectSilent();   ///< one that says nothing of an incident
    OfferLine *offerOf(const QString &words);

    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_host;
    EditorPane *m_pane = nullptr;
    Edit m_edit; ///< the last one
};

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");

// Where somebody wants to look at it.
void picture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES");
    if (!folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace

void TestEditor::initTestCase()
{
    applyTheme(*qApp, ColourScheme::Light);
}

void TestEditor::init()
{
    m_file = std::make_unique<SampleFile>();
    m_workbench = std::make_unique<Workbench>();
    m_host = std::make_unique<QWidget>();
    m_pane = new EditorPane(*m_workbench);
    (new QVBoxLayout(m_host.get()))->addWidget(m_pane);
    m_host->resize(470, 420);
    m_host->show();
    QVERIFY(m_workbench->open(m_file->path()));
    m_workbench->setIdentity({u"Ada King"_s, u"AK"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->casefile() && !m_workbench->isLoading(), 20000);
    m_workbench->setCurrent(k1);
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->dossier() && m_workbench->dossier()->id == k1, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->document(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->actorNames().find(u"kat"_s).empty(), 20000);
    m_workbench->setSubject({"incident", k1});
    connect(
        m_workbench.get(), &Workbench::edited, this, [this](const Edit &edit) { m_edit = edit; });
    selectSentence();
}

void TestEditor::cleanup()
{
    m_host.reset();
    m_workbench.reset();
    m_file.reset();
}

void TestEditor::selectSentence()
{
    const auto document = m_workbench->document();
    const Offsets offsets(document->text);
    for (const Highlight &highlight : document->highlights) {
        if (highlight.incident == k1 && highlight.attribution.isValid()) {
            m_workbench->setTextSelection(
                {document->shown, highlight.range, std::nullopt, offsets.slice(highlight.range)});
            return;
        }
    }
    QFAIL("no sentence of the sample says who did K-1");
}

bool TestEditor::selectWhere(const std::function<bool(const SentenceReading &)> &says)
{
    const auto document = m_workbench->document();
    const Offsets offsets(document->text);
    ReadingContext context;
    context.means = {u"rocket"_s, u"airstrike"_s, u"missile"_s};
    context.isPlace = [this](const QString &name) {
        return m_workbench->placeNames().exactly(name).isValid();
    };
    context.kindOfActor = [this](const QString &name) {
        return m_workbench->actorNames().detailOf(m_workbench->actorNames().exactly(name));
    };
    for (const TextRange &sentence : sentencesOf(offsets)) {
        if (!says(readPassage(offsets, sentence, context)))
            continue;
        m_workbench->setTextSelection(
            {document->shown, sentence, std::nullopt, offsets.slice(sentence)});
        return true;
    }
    return false;
}

bool TestEditor::selectReadable()
{
    return selectWhere([](const SentenceReading &reading) {
        return !reading.means.empty() && !reading.figures.empty();
    });
}

bool TestEditor::selectSilent()
{
    return selectWhere([](const SentenceReading &reading) {
        return reading.means.empty() && reading.figures.empty() && reading.dates.empty()
               && reading.places.empty() && reading.speakers.empty();
    });
}

OfferLine *TestEditor::offerOf(const QString &words)
{
    for (OfferLine *line : m_pane->findChildren<OfferLine *>()) {
        if (line->isOffered() && line->text().contains(words))
            return line;
    }
    return nullptr;
}

bool TestEditor::saved()
{
    key(Qt::Key_Return, Qt::ControlModifier);
    if (QTest::qWaitFor([this] { return !m_pane->isOpen(); }, 5000))
        return true;
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        qWarning("%s", qPrintable(label->text()));
    return false;
}

qint64 TestEditor::number(const char *sql)
{
    const auto reader = m_workbench->casefile()->reader();
    if (!reader)
        return -1;
    Statement query(reader->handle(), sql);
    return query.next() ? query.integer(0) : -1;
}

QString TestEditor::text(const char *sql)
{
    const auto reader = m_workbench->casefile()->reader();
    if (!reader)
        return {};
    Statement query(reader->handle(), sql);
    return query.next() ? query.text(0) : QString();
}

QString TestEditor::last(const char *table, const char *column)
{
    const auto rows = touchedIn(m_edit, table);
    if (rows.empty())
        return u"no row of the edit"_s;
    const QByteArray sql = QByteArray("SELECT ") + column + " FROM " + table
                           + " WHERE id = " + QByteArray::number(rows.back().value);
    return text(sql.constData());
}

void TestEditor::attributionFromASentence()
{
    const qint64 before = number("SELECT count(*) FROM attribution");
    const qint64 cited = number("SELECT count(*) FROM citation WHERE attribution IS NOT NULL");
    m_pane->addAttribution();
    QVERIFY(m_pane->isOpen());
    QVERIFY(m_pane->title().contains(u"27 Dec 2019"_s));
    type(u"kat"_s);
    key(Qt::Key_Tab); // takes the marked name
    key(Qt::Key_S);
    QTest::qWait(300); // the statement of the selected sentence is offered
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM attribution"), before + 1);
    QCOMPARE(number("SELECT count(*) FROM citation WHERE attribution IS NOT NULL"), cited + 1);
    QCOMPARE(last("attribution", "(SELECT name FROM actor WHERE id = attribution.actor)"),
             u"Kataib Hezbollah"_s);
    QCOMPARE(last("attribution", "stance"), u"suspects"_s);
    QCOMPARE(last("attribution", "role"), u"perpetrator"_s);
    QCOMPARE(last("attribution", "incident"), k1.toText());
}

void TestEditor::newActorIsNeverMadeSilently()
{
    const qint64 actors = number("SELECT count(*) FROM actor");
    m_pane->addAttribution();
    type(u"Brigade of the Seventh Gate"_s);
    key(Qt::Key_Tab);
    key(Qt::Key_A);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(m_pane->isOpen());
    QCOMPARE(number("SELECT count(*) FROM actor"), actors);
    // The focus is in the field that was wrong.
    key(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM actor"), actors + 1);
    QCOMPARE(last("actor", "name"), u"Brigade of the Seventh Gate"_s);
}

void TestEditor::aNameThatIsHereIsTaken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<bool>("byShiftReturn");
    QTest::newRow("its own name, saved") << u"iran"_s << u"Iran"_s << false;
    QTest::newRow("its own name, asked to be made") << u"Iran"_s << u"Iran"_s << true;
    QTest::newRow("another name, saved") << u"Badr"_s << u"Badr Organization"_s << false;
    QTest::newRow("another name, asked to be made") << u"Badr"_s << u"Badr Organization"_s << true;
}

// Without leaving the field first: the list under it is still open.
void TestEditor::aNameThatIsHereIsTaken()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, actor);
    QFETCH(const bool, byShiftReturn);
    const qint64 actors = number("SELECT count(*) FROM actor");
    m_pane->addAttribution();
    type(typed);
    auto *field = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(field && field->isListOpen());
    if (byShiftReturn) {
        key(Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(!field->isNew());
        QVERIFY(field->id().isValid());
    }
    QTest::qWait(300);                        // the statement of the selected sentence is offered
    key(Qt::Key_Return, Qt::ControlModifier); // the stance is missing still, not the actor
    if (isSaid(u"was read out of the sentence"_s)) // under the list, which was in its way
        key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!isSaid(u"is no actor here"_s));
    QCOMPARE(field->text(), actor);
    key(Qt::Key_S);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM actor"), actors);
    QCOMPARE(last("attribution", "(SELECT name FROM actor WHERE id = attribution.actor)"), actor);
}

// Two may share a name: the last row of the list makes the other one, and says so.
void TestEditor::aNamesakeIsMadeOnPurpose()
{
    const qint64 actors = number("SELECT count(*) FROM actor WHERE name = 'Iran'");
    m_pane->addAttribution();
    type(u"Iran"_s);
    auto *field = qobject_cast<PickField *>(QApplication::focusWidget());
    key(Qt::Key_Up);
    key(Qt::Key_Return);
    QVERIFY(field->isNew());
    QVERIFY2(field->accessibleDescription().contains(u"same name"_s),
             qPrintable(field->accessibleDescription()));
    QTest::qWait(300); // the statement of the selected sentence is offered
    key(Qt::Key_Return, Qt::ControlModifier);
    key(Qt::Key_S);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM actor WHERE name = 'Iran'"), actors + 1);
}

void TestEditor::aNameOfSeveralIsAsked()
{
    const Id iran = m_workbench->actorNames().exactly(u"Iran"_s);
    performElsewhere(addActor({u"Iran"_s, u"organisation"_s, {}, {}}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->actorNames().exactly(u"Iran"_s).isValid(), 5000);
    m_pane->addAttribution();
    type(u"Iran"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isSaid(u"several"_s));
    QVERIFY(!isSaid(u"is no actor here"_s));
    // Asking for a third one of that name is no way to choose one of the two.
    key(Qt::Key_Return, Qt::ShiftModifier);
    auto *field = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(field && !field->isNew());
    QVERIFY(field->isListOpen());
    key(Qt::Key_Return);
    QVERIFY(field->id().isValid());
    QVERIFY(iran.isValid());
}

void TestEditor::whatIsMissingIsSaid()
{
    const qint64 before = number("SELECT count(*) FROM attribution");
    m_pane->addAttribution();
    type(u"kat"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(m_pane->isOpen());
    QCOMPARE(number("SELECT count(*) FROM attribution"), before);
    key(Qt::Key_S); // the stance has the focus: nothing typed was lost
    QVERIFY(saved());
    QCOMPARE(last("attribution", "stance"), u"suspects"_s);
}

// In a list of a form Ctrl+Z would turn back a saved edit that nobody is looking at.
void TestEditor::undoStaysInTheForm()
{
    m_pane->moveSubject();
    QVERIFY(m_pane->isOpen());
    for (const auto keys : {QKeySequence::Undo, QKeySequence::Redo}) {
        const QKeyCombination combination = QKeySequence::keyBindings(keys).constFirst()[0];
        QKeyEvent asked(
            QEvent::ShortcutOverride, combination.key(), combination.keyboardModifiers());
        asked.ignore();
        QApplication::sendEvent(m_pane->findChild<QAbstractItemView *>(), &asked);
        QVERIFY(asked.isAccepted());
    }
}

void TestEditor::escapeTwice()
{
    m_pane->addAttribution();
    key(Qt::Key_Escape);
    QVERIFY(!m_pane->isOpen());
    m_pane->addAttribution();
    type(u"kat"_s);
    key(Qt::Key_Escape); // the list
    QVERIFY(m_pane->isOpen());
    key(Qt::Key_Escape); // says that something was typed
    QVERIFY(m_pane->isOpen());
    key(Qt::Key_Escape);
    QVERIFY(!m_pane->isOpen());
}

void TestEditor::editKeepsWhatWasThere()
{
    const AttributionView first = m_workbench->dossier()->attributions.front();
    m_workbench->setSubject({"attribution", first.id});
    m_pane->editSubject();
    QTest::qWait(300);
    QSignalSpy edits(m_workbench.get(), &Workbench::edited);
    QVERIFY(saved());
    QCOMPARE(edits.count(), 0); // nothing was changed, so nothing was recorded
    m_pane->editSubject();
    key(Qt::Key_Tab);
    key(Qt::Key_B);
    QVERIFY(saved());
    QTRY_COMPARE(edits.count(), 1);
    QCOMPARE(text(qPrintable(u"SELECT stance FROM attribution WHERE id = "_s + first.id.toText())),
             u"doubts"_s);
    QCOMPARE(text(qPrintable(u"SELECT wording FROM attribution WHERE id = "_s + first.id.toText())),
             first.wording);
}

void TestEditor::retractAsksWhy()
{
    const Id id = m_workbench->dossier()->attributions.front().id;
    m_workbench->setSubject({"attribution", id});
    m_pane->retractSubject();
    key(Qt::Key_Return); // the only field is the last one: it saves, and is refused
    QVERIFY(m_pane->isOpen());
    type(u"taken from a retold rumour"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isOpen(), 10000);
    QCOMPARE(text(qPrintable(u"SELECT retracted FROM attribution WHERE id = "_s + id.toText())),
             u"taken from a retold rumour"_s);
}

// F2 does not pretend that it can be changed: it says what it is, why, and what brings it back.
void TestEditor::retractedIsNotEdited()
{
    const Id id = m_workbench->dossier()->attributions.front().id;
    m_workbench->perform(retractAttribution(id, u"taken from a rumour"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->dossier()
                                 && std::ranges::any_of(m_workbench->dossier()->attributions,
                                                        [id](const AttributionView &one) {
                                                            return one.id == id
                                                                   && !one.retracted.isEmpty();
                                                        }),
                             10000);
    m_workbench->setSubject({"attribution", id});
    QSignalSpy said(m_pane, &EditorPane::said);
    m_pane->editSubject();
    QVERIFY(!m_pane->isOpen());
    QCOMPARE(said.size(), 1);
    const QString sentence = said.front().front().toString();
    for (const QString &word : {u"retracted"_s, u"taken from a rumour"_s, u"Del"_s, u"history"_s})
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    for (const auto change : {&EditorPane::splitSubject, &EditorPane::mergeSubject}) {
        said.clear();
        (m_pane->*change)();
        QVERIFY(!m_pane->isOpen());
        QCOMPARE(said.size(), 1);
        QVERIFY(said.front().front().toString().contains(u"Del restores it"_s));
    }
    m_pane->retractSubject(); // restores it
    QVERIFY(m_pane->isOpen());
    QVERIFY(saved());
    m_workbench->setSubject({"attribution", id});
    QTRY_VERIFY_WITH_TIMEOUT((m_pane->editSubject(), m_pane->isOpen()), 10000);
}

void TestEditor::claimByTheRule()
{
    m_pane->addClaim();
    key(Qt::Key_Tab); // field: munitions; measure: fired
    key(Qt::Key_Tab); // figure
    key(Qt::Key_Tab); // qualifier
    type(u"about"_s);
    key(Qt::Key_Tab);
    type(u"40"_s);
    QTest::qWait(300);
    QVERIFY(saved());
    QCOMPARE(last("claim", "field || ' ' || measure || ' ' || qualifier"),
             u"munitions fired about"_s);
    QCOMPARE(last("claim", "best"), u"40"_s);
}

void TestEditor::assessmentApartFromConfidence()
{
    m_pane->assess();
    type(u"kat"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Tab); // insufficient information
    key(Qt::Key_Tab);
    key(Qt::Key_5);
    QVERIFY(saved());
    QCOMPARE(last("assessment", "likelihood"), u"5"_s);
    QCOMPARE(last("assessment", "made_by"), u"Ada King"_s);
    QCOMPARE(last("assessment", "ifnull(confidence, 'none')"), u"none"_s);
}

void TestEditor::noteOnTheSentence()
{
    m_pane->addSentenceNote();
    type(u"Ask for the tape."_s);
    QVERIFY(saved());
    QCOMPARE(last("annotation", "text"), u"Ask for the tape."_s);
    QCOMPARE(last("annotation", "document"), m_workbench->textSelection().document.toText());
}

void TestEditor::linkToAnIncidentFoundByTyping()
{
    const qint64 before = number("SELECT count(*) FROM link");
    m_pane->addLink();
    type(u"overlaps"_s);
    key(Qt::Key_Tab);
    type(u"taji 2020-06"_s);
    QTest::qWait(500);
    key(Qt::Key_Tab);
    type(u"stated"_s);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM link"), before + 1);
    QCOMPARE(last("link", "from_incident"), k1.toText());
    QVERIFY(last("link", "(SELECT date_edtf FROM incident WHERE id = to_incident)")
                .startsWith(u"2020-06"_s));
}

void TestEditor::whatIsStatedNeedsItsSentence()
{
    const qint64 before = number("SELECT count(*) FROM link");
    m_workbench->setTextSelection({});
    m_pane->addLink();
    auto *basis = m_pane->findChildren<QComboBox *>().at(1);
    QCOMPARE(basis->currentText(), u"coder's inference"_s);
    type(u"follows"_s);
    key(Qt::Key_Tab);
    type(u"taji 2020-06"_s);
    QTest::qWait(500);
    key(Qt::Key_Tab);
    basis->setCurrentText(u"stated"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(m_pane->isOpen());
    QCOMPARE(number("SELECT count(*) FROM link"), before);
    basis->setCurrentText(u"coder's inference"_s);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM link"), before + 1);
}

void TestEditor::newIncidentShowsDuplicates()
{
    const qint64 before = number("SELECT count(*) FROM incident");
    m_pane->newIncident();
    type(u"Rockets on a base"_s);
    key(Qt::Key_Tab);
    type(u"2019-12-27"_s);
    key(Qt::Key_Tab);
    type(u"K-1 base"_s);
    key(Qt::Key_Tab);
    // There as soon as day and place are known, and seen without scrolling.
    auto *found = m_pane->findChild<DuplicateList *>();
    QTRY_VERIFY(found && found->count() > 0);
    QTRY_VERIFY(!found->visibleRegion().isEmpty());
    QCOMPARE(found->visibleRegion().boundingRect().height(), found->height());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(300);
    QVERIFY(m_pane->isOpen()); // K-1 itself is shown first
    QCOMPARE(number("SELECT count(*) FROM incident"), before);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM incident"), before + 1);
    QCOMPARE(last("incident", "date_edtf"), u"2019-12-27"_s);
}

void TestEditor::newIncidentToldApart()
{
    const qint64 links = number("SELECT count(*) FROM link WHERE kind = 'distinct from'");
    m_pane->newIncident();
    type(u"Rockets on a base"_s);
    key(Qt::Key_Tab);
    type(u"2019-12-27"_s);
    key(Qt::Key_Tab);
    type(u"K-1 base"_s);
    key(Qt::Key_Tab); // means
    auto *found = m_pane->findChild<DuplicateList *>();
    QTRY_VERIFY(found && found->count() > 0 && !found->isPending());
    key(Qt::Key_Tab); // weapon
    key(Qt::Key_Tab);
    QVERIFY(found->isAncestorOf(QApplication::focusWidget()));
    // Return goes to it, and the form stays.
    const Id before = m_workbench->current();
    m_workbench->setCurrent({});
    key(Qt::Key_Return);
    QVERIFY(m_workbench->current().isValid());
    m_workbench->setCurrent(before);
    QVERIFY(m_pane->isOpen());
    const int count = found->count();
    for (int row = 0; row < count; ++row) {
        key(Qt::Key_Space);
        key(Qt::Key_Down);
    }
    QCOMPARE(found->toldApart().size(), size_t(count));
    picture(m_host.get(), u"editor-duplicates"_s);
    QVERIFY(saved()); // nothing is left to look at
    QCOMPARE(number("SELECT count(*) FROM link WHERE kind = 'distinct from'"), links + count);
    QCOMPARE(last("incident", "title"), u"Rockets on a base"_s);
}

void TestEditor::offersWhatTheSentenceSays()
{
    m_host->resize(470, 260); // the figures are below its edge
    QVERIFY(selectReadable());
    const qint64 incidents = number("SELECT count(*) FROM incident");
    const qint64 edits = number("SELECT count(*) FROM edit");
    m_pane->newIncident();
    auto *figures = m_pane->findChild<FigureOffers *>();
    QTRY_VERIFY(figures && figures->count() > 0);
    QVERIFY(offerOf(u"those ticked become claims"_s));
    QVERIFY(offerOf(u"made of means and place"_s));
    QCOMPARE(number("SELECT count(*) FROM incident"), incidents);
    picture(m_host.get(), u"editor-offers"_s);
    // What lies below the edge of this low window is shown before it is recorded.
    OfferLine *hidden = offerOf(u"those ticked become claims"_s);
    QVERIFY(hidden->isUnseen());
    const auto claims = qint64(figures->count());
    for (int press = 0; press < 10 && m_pane->isOpen(); ++press) {
        QCOMPARE(number("SELECT count(*) FROM incident"), incidents);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(300);
    }
    QVERIFY(!m_pane->isOpen());
    QCOMPARE(number("SELECT count(*) FROM incident"), incidents + 1);
    QCOMPARE(number("SELECT count(*) FROM edit"), edits + 1);
    const QString made = last("incident", "id");
    QCOMPARE(number(qPrintable(u"SELECT count(*) FROM claim WHERE incident = "_s + made)), claims);
    QCOMPARE(number(qPrintable(u"SELECT count(DISTINCT statement) FROM claim WHERE incident = "_s
                               + made)),
             1);
    QTRY_COMPARE(m_workbench->current().toText(), made);
}

void TestEditor::typedIsNeverReplaced()
{
    m_pane->newIncident();
    type(u"My own title"_s);
    QVERIFY(selectReadable()); // another sentence while the form is open
    auto *figures = m_pane->findChild<FigureOffers *>();
    QTRY_VERIFY(figures && figures->count() > 0);
    QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"My own title"_s);
    QVERIFY(!offerOf(u"made of means and place"_s));
}

void TestEditor::offersGoWithTheirSentence_data()
{
    QTest::addColumn<bool>("isPassed"); // the analyst went on from it in the form
    QTest::addColumn<bool>("isOtherArticle");
    QTest::newRow("nobody looked") << false << false;
    QTest::newRow("gone past") << true << false;
    QTest::newRow("another article, nobody looked") << false << true;
    QTest::newRow("another article, gone past") << true << true;
}

void TestEditor::offersGoWithTheirSentence()
{
    QFETCH(bool, isPassed);
    QFETCH(bool, isOtherArticle);
    QWidget elsewhere(m_host.get()); // where the article is
    elsewhere.setFocusPolicy(Qt::StrongFocus);
    elsewhere.show();
    QVERIFY(selectReadable());
    m_pane->newIncident();
    QTRY_VERIFY(offerOf(u"made of means and place"_s));
    auto *title = qobject_cast<QLineEdit *>(offerOf(u"made of means and place"_s)->field());
    const QString made = title->text();
    QVERIFY(!made.isEmpty());
    title->setFocus();
    if (isPassed)
        key(Qt::Key_Return);
    elsewhere.setFocus(Qt::ShortcutFocusReason);
    if (isOtherArticle)
        m_workbench->setTextSelection({});
    else
        QVERIFY(selectSilent());
    auto *figures = m_pane->findChild<FigureOffers *>();
    if (isPassed) { // all of it stays with its sentence until another is asked for
        QTest::qWait(200);
        QVERIFY(figures->count() > 0);
        QCOMPARE(title->text(), made);
        QVERIFY(offerOf(u"made of means and place"_s));
        auto *line = m_pane->findChild<SentenceLine *>();
        QCOMPARE(line->citations().size(), size_t(1));
        line->findChild<QToolButton *>()->click();
    }
    QTRY_COMPARE(figures->count(), 0);
    QCOMPARE(title->text(), QString());
    int offered = 0;
    for (const OfferLine *line : m_pane->findChildren<OfferLine *>())
        offered += line->isOffered() // a statement that is there is of this sentence
                   && !line->text().contains(u"recorded from this sentence already"_s);
    QCOMPARE(offered, 0);
    for (const QComboBox *box : m_pane->findChildren<QComboBox *>())
        QVERIFY(box->currentText() != u"rocket");
}

void TestEditor::typingReplacesAnOffer()
{
    QVERIFY(selectWhere([](const SentenceReading &reading) {
        return std::ranges::any_of(reading.actors, &ReadName::isBlamed);
    }));
    m_pane->addAttribution();
    auto *actor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(actor);
    QTRY_VERIFY(!actor->text().isEmpty());
    QVERIFY(offerOf({}));
    type(u"Kata"_s);
    QCOMPARE(actor->text(), u"Kata"_s);
}

void TestEditor::anotherNewPlaceHasNoCountry()
{
    PlaceField place(*m_workbench);
    place.show();
    place.setNewIn(u"Camp Kelm"_s, u"Norway"_s);
    QCOMPARE(place.newName(), u"Camp Kelm"_s);
    QCOMPARE(place.newCountry(), u"Norway"_s);
    place.selectAll();
    QTest::keyClicks(&place, u"Old Harbour"_s);
    QCOMPARE(place.newCountry(), QString());
    QTest::keyClick(&place, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(place.newName(), u"Old Harbour"_s);
    QCOMPARE(place.newCountry(), QString());
}

void TestEditor::mergesTheSelection()
{
    const qint64 before = number("SELECT count(*) FROM incident");
    const auto table = m_workbench->snapshot();
    std::vector<Row> rows{table->rowOf(k1)};
    for (const Row row : m_workbench->rows()->rows()) {
        if (rows.size() < 3 && row != rows.front())
            rows.push_back(row);
    }
    m_workbench->setSelection(RowSet(rows));
    m_workbench->setSubject({"incident", k1});
    m_pane->mergeSubject();
    auto *others = m_pane->findChild<IncidentRows *>();
    QVERIFY(others);
    QTRY_COMPARE(others->incidents().size(), size_t(2));
    QTest::qWait(200);
    picture(m_host.get(), u"editor-merge"_s);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM incident"), before - 2);
    QCOMPARE(number("SELECT count(*) FROM incident_redirect"), 2);
    QVERIFY(m_workbench->history().canUndo());
    m_workbench->history().undo();
    QTRY_COMPARE(number("SELECT count(*) FROM incident"), before);
    QCOMPARE(number("SELECT count(*) FROM incident_redirect"), 0);
}

// A filter may have taken away the incident that the pane still shows.
void TestEditor::mergesNothingIntoWhatIsNotSelected()
{
    const auto table = m_workbench->snapshot();
    std::vector<Row> rows;
    for (const Row row : m_workbench->rows()->rows()) {
        if (rows.size() < 2 && row != table->rowOf(k1))
            rows.push_back(row);
    }
    m_workbench->setSelection(RowSet(rows));
    m_workbench->setSubject({"incident", k1});
    QSignalSpy said(m_pane, &EditorPane::said);
    m_pane->mergeSubject();
    QVERIFY(!m_pane->isOpen());
    QCOMPARE(said.size(), 1);
}

void TestEditor::tooLargeANumberIsRefused()
{
    m_pane->addClaim();
    for (int i = 0; i < 40 && QApplication::focusWidget()->accessibleName() != u"high"_s; ++i)
        key(Qt::Key_Tab);
    type(u"9999999999"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isSaid(u"too large"_s));
    QVERIFY(m_pane->isOpen());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"high"_s);
}

void TestEditor::editsTheStatement()
{
    const auto dossier = m_workbench->dossier();
    const AttributionView &attribution = dossier->attributions.front();
    const StatementView &said = dossier->statements[size_t(attribution.statement)];
    m_workbench->setSubject({"attribution", attribution.id});
    m_pane->editStatement();
    QTRY_VERIFY(m_pane->isOpen());
    QSignalSpy edits(m_workbench.get(), &Workbench::edited);
    QVERIFY(saved());
    QCOMPARE(edits.count(), 0); // as it was
    m_pane->editStatement();
    QTRY_VERIFY(m_pane->isOpen());
    key(Qt::Key_Tab); // jointly with
    type(u"Iraqi Joint Desk"_s);
    key(Qt::Key_Return, Qt::ShiftModifier);
    while (QApplication::focusWidget()->accessibleName() != u"Venue"_s)
        key(Qt::Key_Tab);
    type(u"a briefing at noon"_s);
    picture(m_host.get(), u"editor-statement"_s);
    QVERIFY(saved());
    const QString of = u" FROM statement WHERE id = "_s + said.id.toText();
    QCOMPARE(text(qPrintable(u"SELECT venue"_s + of)), u"a briefing at noon"_s);
    QCOMPARE(text(qPrintable(u"SELECT gist"_s + of)), said.gist);
    QCOMPARE(text(qPrintable(u"SELECT a.name FROM statement_co_speaker c JOIN actor a ON a.id = "
                             "c.actor WHERE c.statement = "_s
                             + said.id.toText())),
             u"Iraqi Joint Desk"_s);
}

void TestEditor::editsEveryFact()
{
    const Dossier before = *m_workbench->dossier();
    m_pane->editSubject();
    QTest::qWait(300);
    const std::vector<std::pair<QString, QString>> facts{{u"Own sub-type"_s, u"salvo"_s},
                                                         {u"Calibre"_s, u"107 mm"_s},
                                                         {u"Platform"_s, u"a lorry"_s},
                                                         {u"Local time"_s, u"19:20"_s},
                                                         {u"Handle"_s, u"k1"_s},
                                                         {u"Time zone"_s, u"Asia/Nowhere"_s}};
    for (const auto &[name, value] : facts) {
        for (int i = 0; i < 40 && QApplication::focusWidget()->accessibleName() != name; ++i)
            key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
        key(Qt::Key_A, Qt::ControlModifier);
        type(value);
    }
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(m_pane->isOpen());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Time zone"_s);
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"Asia/Baghdad"_s);
    picture(m_host.get(), u"editor-incident"_s);
    QVERIFY(saved());
    QCOMPARE(last("incident",
                  "own_subtype || '|' || calibre || '|' || platform || '|' || time_local || '|' || "
                  "zone || '|' || handle"),
             u"salvo|107 mm|a lorry|19:20|Asia/Baghdad|k1"_s);
    QCOMPARE(last("incident", "title"), before.title);
    QCOMPARE(last("incident", "date_edtf"), before.dateEdtf);
}

void TestEditor::editsADecision()
{
    const auto reader = m_workbench->casefile()->reader();
    const auto decisions = readDecisions(reader->handle());
    QVERIFY(decisions && !decisions->front().incidents.empty());
    const DecisionEntry entry = decisions->front();
    m_pane->editDecision(entry.decision.id);
    QTRY_VERIFY(m_pane->isOpen());
    while (!qobject_cast<RecordList *>(QApplication::focusWidget()))
        key(Qt::Key_Tab);
    key(Qt::Key_Space); // the first one is taken out
    picture(m_host.get(), u"editor-decision"_s);
    key(Qt::Key_Tab);
    type(u"taji 2020-06"_s);
    auto *field = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(field);
    QTRY_VERIFY(field->isListOpen());
    key(Qt::Key_Return);
    QVERIFY(saved());
    const auto changed = readDecisions(m_workbench->casefile()->reader()->handle());
    const auto &incidents = changed->front().incidents;
    QCOMPARE(changed->front().decision.question, entry.decision.question);
    QCOMPARE(incidents.size(), entry.incidents.size());
    QVERIFY(std::none_of(incidents.begin(), incidents.end(), [&entry](const auto &one) {
        return one.first == entry.incidents.front().first;
    }));
    // A new one is about the record at hand.
    m_pane->addDecision();
    type(u"Is the salvo one attack?"_s);
    key(Qt::Key_Tab);
    type(u"yes"_s);
    key(Qt::Key_Tab);
    type(u"one launcher"_s);
    QVERIFY(saved());
    QCOMPARE(last("decision", "question"), u"Is the salvo one attack?"_s);
    QCOMPARE(
        last("decision", "(SELECT incident FROM decision_incident WHERE decision = decision.id)"),
        k1.toText());
}

// Two of one title and place: the day comes first, and stays beside the chosen title.
void TestEditor::incidentsAreToldApart()
{
    m_pane->moveSubject();
    auto *field = m_pane->findChild<PickField *>();
    QVERIFY(field);
    field->setFocus();
    type(u"Taji"_s);
    QTRY_VERIFY(field->isListOpen());
    auto *list = m_host->findChild<QAbstractItemView *>(u"pickPopup"_s);
    QVERIFY(list);
    QVERIFY(list->model()->rowCount() > 1);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QString detail =
            list->model()->index(row, 0).data(Qt::AccessibleDescriptionRole).toString();
        const QString day = detail.section(u", "_s, 1, 1);
        QVERIFY2(day.contains(QRegularExpression(u"\\d{4}"_s)), qPrintable(detail));
    }
    QVERIFY(list->width() > field->width() - 10);
    key(Qt::Key_Return);
    QVERIFY(field->id().isValid());
    QVERIFY(field->textMargins().right() > 0);
    QVERIFY(field->toolTip().contains(field->text()));
}

void TestEditor::moveToANewIncident()
{
    const ClaimView claim = m_workbench->dossier()->claims.front();
    m_workbench->setSubject({"claim", claim.id});
    m_pane->moveSubject();
    key(Qt::Key_Tab); // target
    key(Qt::Key_Tab);
    key(Qt::Key_Space); // a new incident
    // No twin of the old one: what makes it another is asked.
    const qint64 edits = number("SELECT count(*) FROM edit");
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_pane->isOpen());
    type(u"Rockets on another day"_s); // the form has gone to what it misses
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_pane->isOpen());
    QCOMPARE(number("SELECT count(*) FROM edit"), edits);
    type(u"2019-12-30"_s);
    QVERIFY(saved());
    QCOMPARE(
        text(qPrintable(
            u"SELECT i.date_edtf FROM claim c JOIN incident i ON i.id = c.incident WHERE c.id = "_s
            + claim.id.toText())),
        u"2019-12-30"_s);
}

void TestEditor::bulkTag()
{
    m_pane->editSelection();
    key(Qt::Key_T); // to its name
    type(u"for the briefing"_s);
    const qint64 before = number("SELECT count(*) FROM edit");
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_pane->isOpen()); // several are never changed without a reason
    QCOMPARE(number("SELECT count(*) FROM edit"), before);
    type(u"asked for by the desk"_s); // the form has gone to what it misses
    QVERIFY(saved());
    QCOMPARE(last("tag", "name"), u"for the briefing"_s);
    QCOMPARE(text("SELECT why FROM edit ORDER BY seq DESC"), u"asked for by the desk"_s);
}

void TestEditor::performElsewhere(const EditLog::Change &change)
{
    m_edit = {};
    m_workbench->perform(change);
    QTRY_VERIFY_WITH_TIMEOUT(m_edit.seq > 0, 10000);
}

void TestEditor::nothingIsWrittenOverUnseen_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<bool>("same");
    QTest::newRow("another field") << QByteArray("calibre") << false;
    QTest::newRow("the same field") << QByteArray("own_subtype") << true;
}

// Another window changes the incident while its form is open here.
void TestEditor::nothingIsWrittenOverUnseen()
{
    QFETCH(QByteArray, column);
    QFETCH(bool, same);
    m_pane->editSubject();
    QTest::qWait(300); // until it has read what it shows
    for (int i = 0; i < 40 && QApplication::focusWidget()->accessibleName() != u"Own sub-type"_s;
         ++i)
        key(Qt::Key_Tab);
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"salvo"_s);
    performElsewhere(setIncidentField({k1}, column, u"theirs"_s));
    if (same) {
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(isSaid(u"to “theirs” after you opened it"_s));
        QVERIFY(m_pane->isOpen());
        QCOMPARE(last("incident", "own_subtype"), u"theirs"_s);
    }
    QVERIFY(saved()); // asked for again, or nothing of theirs is lost
    QCOMPARE(last("incident", "own_subtype"), u"salvo"_s);
    if (!same)
        QCOMPARE(last("incident", "calibre"), u"theirs"_s);
}

void TestEditor::whatWasRetractedMeanwhileIsNotChanged()
{
    const Id id = m_workbench->dossier()->attributions.front().id;
    m_workbench->setSubject({"attribution", id});
    m_pane->editSubject();
    for (int i = 0; i < 40 && QApplication::focusWidget()->accessibleName() != u"Grounds"_s; ++i)
        key(Qt::Key_Tab);
    type(u"a guess"_s);
    performElsewhere(retractAttribution(id, u"a rumour"_s));
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isSaid(u"Ada King retracted this record"_s));
    key(Qt::Key_Return, Qt::ControlModifier); // however often it is asked for
    QTest::qWait(300);
    QVERIFY(m_pane->isOpen());
    QVERIFY(last("attribution", "ifnull(grounds, '')") != u"a guess"_s);
}

QTEST_MAIN(TestEditor)
#include "tst_editor.moc"
