#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/store/statement.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/theme.h"
#include "ui/editor/editorpane.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QVBoxLayout>

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
    void whatIsMissingIsSaid();
    void escapeTwice();
    void editKeepsWhatWasThere();
    void retractAsksWhy();
    void claimByTheRule();
    void assessmentApartFromConfidence();
    void noteOnTheSentence();
    void linkToAnIncidentFoundByTyping();
    void newIncidentShowsDuplicates();
    void moveToANewIncident();
    void bulkTag();

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    bool saved(); ///< Ctrl+Return, and the form closes
    qint64 number(const char *sql);
    QString text(const char *sql);
    QString last(const char *table,
                 const char *column); ///< of the row that the last edit made or changed
    void selectSentence();

    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_host;
    EditorPane *m_pane = nullptr;
    Edit m_edit; ///< the last one
};

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");

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
    key(Qt::Key_Tab);
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
    key(Qt::Key_D); // the stance has the focus: nothing typed was lost
    QVERIFY(saved());
    QCOMPARE(last("attribution", "stance"), u"denies"_s);
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
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM link"), before + 1);
    QCOMPARE(last("link", "from_incident"), k1.toText());
    QVERIFY(last("link", "(SELECT date_edtf FROM incident WHERE id = to_incident)")
                .startsWith(u"2020-06"_s));
}

void TestEditor::newIncidentShowsDuplicates()
{
    const qint64 before = number("SELECT count(*) FROM incident");
    m_pane->newIncident();
    type(u"Rockets on a base"_s);
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    type(u"2019-12-27"_s);
    key(Qt::Key_Tab);
    type(u"K-1 base"_s);
    key(Qt::Key_Tab);
    QTest::qWait(600);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(300);
    QVERIFY(m_pane->isOpen()); // K-1 itself is shown first
    QCOMPARE(number("SELECT count(*) FROM incident"), before);
    QVERIFY(saved());
    QCOMPARE(number("SELECT count(*) FROM incident"), before + 1);
    QCOMPARE(last("incident", "date_edtf"), u"2019-12-27"_s);
}

void TestEditor::moveToANewIncident()
{
    const ClaimView claim = m_workbench->dossier()->claims.front();
    m_workbench->setSubject({"claim", claim.id});
    m_pane->moveSubject();
    key(Qt::Key_Tab); // target
    key(Qt::Key_Tab);
    key(Qt::Key_Space); // a new incident
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    key(Qt::Key_A, Qt::ControlModifier);
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
    key(Qt::Key_T);
    key(Qt::Key_Tab);
    type(u"for the briefing"_s);
    key(Qt::Key_Tab);
    type(u"asked for by the desk"_s);
    QVERIFY(saved());
    QCOMPARE(last("tag", "name"), u"for the briefing"_s);
    QCOMPARE(text("SELECT why FROM edit ORDER BY seq DESC"), u"asked for by the desk"_s);
}

QTEST_MAIN(TestEditor)
#include "tst_editor.moc"
