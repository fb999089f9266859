// Coding in the text, by keyboard alone, from an empty casefile to a chart: articles are taken in,
// an incident is made of a sentence, claimed, attributed, cited and linked. All texts are invented.
#include "journey.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/chart/chartcanvas.h"
#include "ui/chart/chartspane.h"
#include "ui/common/choicerow.h"
#include "ui/documents/documentspane.h"
#include "ui/editor/duplicatelist.h"
#include "ui/editor/figureoffers.h"
#include "ui/editor/offerline.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

namespace {

// Wednesday, 15 September 2021.
const QString first = u"Rockets hit Velmar airfield\n\nSEPTEMBER 15, 2021\n\n"
                      "At least 15 rockets hit the Velmar airfield late Friday, killing a Danish "
                      "soldier and wounding "
                      "two contractors, a senior defense official told Reuters. "
                      "The official blamed the Red Banner movement for the attack. "
                      "The runway stayed open all night. "
                      "Two days later, a drone strike near Sarvan killed three militants in "
                      "retaliation, the Ministry "
                      "of Defense said in a statement Monday.\n"_s;
const QString second = u"What is known of the Velmar attack\n\nSEPTEMBER 16, 2021\n\n"
                       "Some 20 rockets were fired at the Velmar airfield on September 10, "
                       "according to a local police officer.\n"_s;

} // namespace

class CodingJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fromSentenceToChart();

private:
    void takeIn();
    void readFirst();
    void stepTo(const QString &beginning);
    void makeTheIncident();
    void claim();
    void attribute();
    void skipAndAnswer();
    void duplicateComesFirst();
    void chart();
    QStringList offers() const; ///< what the form says that it offers
    bool offered(const QString &words) const;
    void saveForm();
    qint64 number(const char *sql);
    QString text(const char *sql);

    QTemporaryDir m_folder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

void CodingJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
    const QString path = m_folder.filePath(u"case.sourceline"_s);
    QVERIFY(Connection::create(path, u"Case"_s));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_window = std::make_unique<MainWindow>(*m_appearance);
    QVERIFY(open(*m_window, path));
}

qint64 CodingJourney::number(const char *sql)
{
    return text(sql).toLongLong();
}

QString CodingJourney::text(const char *sql)
{
    const auto reader = m_window->workbench().casefile()->reader();
    Statement select(reader->handle(), sql);
    return select.next() ? select.text(0) : QString();
}

QStringList CodingJourney::offers() const
{
    QStringList all;
    for (const OfferLine *line : m_window->editor()->findChildren<OfferLine *>()) {
        if (line->isOffered() && line->isVisibleTo(m_window->editor()))
            all += line->text();
    }
    return all;
}

bool CodingJourney::offered(const QString &words) const
{
    return QTest::qWaitFor([&] { return offers().join(u'\n').contains(words); }, patience);
}

// As a hand does it: what the form wants to be looked at first is looked at, then once more.
void CodingJourney::saveForm()
{
    QVERIFY2(saved(*m_window), qPrintable(offers().join(u'\n')));
    QVERIFY(idle(*m_window));
}

void CodingJourney::takeIn()
{
    QStringList paths;
    for (const auto &[name, words] :
         {std::pair{u"first.txt"_s, first}, {u"second.txt"_s, second}}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(words.toUtf8()) > 0);
        paths += file.fileName();
    }
    m_window->workbench().importArticles(paths);
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    press(Qt::Key_Tab); // the outlet of the first
    QTest::keyClicks(QApplication::focusWidget(), u"The Harun Times"_s);
    press(Qt::Key_Down, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(number("SELECT count(*) FROM document"), 2, patience);
    QVERIFY(idle(*m_window));
}

// From the list of articles into the text.
void CodingJourney::readFirst()
{
    auto *documents = m_window->findChild<DocumentsPane *>();
    press(Qt::Key_9, Qt::AltModifier);
    for (int step = 0; step < 12 && !documents->isAncestorOf(QApplication::focusWidget()); ++step)
        press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(documents->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Home, Qt::ControlModifier);
    const auto isOpen = [this](const QString &words) {
        const auto document = m_window->workbench().document();
        return document && document->text == words
               && m_window->article()->isAncestorOf(QApplication::focusWidget());
    };
    press(Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return isOpen(first); }, 3000)) {
        m_window->pages()->show(documents);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
    }
    QVERIFY(QTest::qWaitFor([&] { return isOpen(first); }, patience));
}

void CodingJourney::stepTo(const QString &beginning)
{
    press(Qt::Key_2, Qt::ControlModifier); // the article
    for (int step = 0;
         step < 12 && !m_window->workbench().textSelection().text.startsWith(beginning);
         ++step)
        press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_window->workbench().textSelection().text.startsWith(beginning));
}

void CodingJourney::makeTheIncident()
{
    stepTo(u"At least 15"_s);
    press(Qt::Key_N);
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(offered(u"late Friday"_s));
    const QString all = offers().join(u'\n');
    QVERIFY2(all.contains(u"inferred: Friday before the publication on 15 Sep 2021"_s),
             qPrintable(all));
    QVERIFY2(all.contains(u"“Velmar airfield”: a new place"_s), qPrintable(all));
    QVERIFY2(all.contains(u"“rockets”"_s), qPrintable(all));
    QVERIFY2(all.contains(u"unnamed source; through Reuters"_s), qPrintable(all));
    QCOMPARE(m_window->editor()->findChild<FigureOffers *>()->count(), 3);
    QCOMPARE(number("SELECT count(*) FROM incident"), 0); // offered is not recorded
    const qint64 edits = number("SELECT count(*) FROM edit");
    // What is offered below the edge is shown before it is recorded.
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    QCOMPARE(number("SELECT count(*) FROM incident"), 0);
    saveForm();
    QCOMPARE(number("SELECT count(*) FROM edit"), edits + 1);
    QCOMPARE(text("SELECT title || '|' || date_edtf || '|' || date_words || '|' || date_basis FROM "
                  "incident"),
             u"Rocket attack, Velmar airfield|2021-09-10|late Friday|inferred"_s);
    QCOMPARE(text("SELECT p.name FROM incident i JOIN place p ON p.id = i.place"),
             u"Velmar airfield"_s);
    QCOMPARE(text("SELECT t.code FROM incident i JOIN term t ON t.id = i.means"), u"rocket"_s);
    QCOMPARE(
        text("SELECT group_concat(c, '; ') FROM (SELECT field || ' ' || coalesce(measure, '') || "
             "' ' || low || ' ' || coalesce(whom_nationality, '') AS c FROM claim ORDER BY id)"),
        u"munitions landed 15 ; killed  1 Danish; wounded  2 "_s);
    QCOMPARE(number("SELECT count(*) FROM statement"), 1);
    QCOMPARE(text("SELECT group_concat(name, ' <- ') FROM (SELECT a.name FROM report_source r JOIN "
                  "actor a ON a.id = r.actor ORDER BY position)"),
             u"The Harun Times <- Reuters <- senior defense official (unnamed, Reuters)"_s);
    QCOMPARE(number("SELECT count(*) FROM citation WHERE incident IS NOT NULL"), 1);
    QCOMPARE(number("SELECT count(*) FROM citation WHERE claim IS NOT NULL"), 3);
    // It is the current one, and the reader stands where they stood.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->workbench().dossier() && m_window->workbench().dossier()->id.isValid(), patience);
    QVERIFY(m_window->workbench().textSelection().text.startsWith(u"At least 15"_s));
    QVERIFY(m_window->article()->isAncestorOf(QApplication::focusWidget()));
}

// A claim of what is selected inside the sentence: the field is guessed from it.
void CodingJourney::claim()
{
    auto *view = m_window->article()->textView();
    const auto at = qint32(first.indexOf(u"Velmar airfield late"_s));
    view->select(at, at + 15);
    QCOMPARE(view->selectedText().trimmed(), u"Velmar airfield"_s);
    press(Qt::Key_C);
    QVERIFY(offered(u"“Velmar airfield”: place"_s));
    saveForm();
    QCOMPARE(text("SELECT value FROM claim WHERE field = 'place'"), u"Velmar airfield"_s);
    // On the statement of the sentence, which is there already.
    QCOMPARE(number("SELECT count(*) FROM statement"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workbench().dossier()->claims.size(), 4U, patience);
}

void CodingJourney::attribute()
{
    press(Qt::Key_Down, Qt::AltModifier);
    stepTo(u"The official"_s);
    press(Qt::Key_A);
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(offered(u"“official”"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Red Banner movement"_s);
    press(Qt::Key_Return, Qt::ShiftModifier); // nobody of that name is there: a new actor
    auto *stances = tabTo<ChoiceRow>();
    QVERIFY(stances);
    press(Qt::Key_A);
    QCOMPARE(stances->value(), u"asserts"_s);
    // The same official as in the sentence before: the statement that is there.
    auto *which = tabTo<QComboBox>();
    QVERIFY(which);
    press(Qt::Key_Down);
    saveForm();
    QCOMPARE(
        text("SELECT a.name || '|' || t.stance FROM attribution t JOIN actor a ON a.id = t.actor"),
        u"Red Banner movement|asserts"_s);
    QCOMPARE(number("SELECT count(*) FROM citation WHERE attribution IS NOT NULL"), 1);
    QCOMPARE(number("SELECT count(*) FROM assessment"), 0); // an allegation is no finding
}

// A sentence with nothing to code, then another incident that answers the first.
void CodingJourney::skipAndAnswer()
{
    stepTo(u"The runway"_s);
    press(Qt::Key_X);
    QVERIFY(idle(*m_window));
    QTRY_COMPARE_WITH_TIMEOUT(
        number("SELECT count(*) FROM sentence WHERE skipped = 1"), 1, patience);
    stepTo(u"Two days later"_s);
    press(Qt::Key_N);
    QVERIFY(offered(u"counted from 10 Sep 2021, the date before in the text"_s));
    QVERIFY(offered(u"said 13 Sep 2021, “Monday”"_s));
    saveForm();
    QCOMPARE(text("SELECT date_edtf FROM incident ORDER BY id DESC LIMIT 1"), u"2021-09-12"_s);
    QCOMPARE(text("SELECT said_edtf || ' ' || said_basis || ' ' || venue FROM statement ORDER BY "
                  "id DESC LIMIT 1"),
             u"2021-09-13 inferred statement"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workbench().dossier()
                                 && m_window->workbench().dossier()->dateEdtf == u"2021-09-12",
                             patience);
    press(Qt::Key_L);
    QVERIFY(m_window->editor()->isOpen());
    press(Qt::Key_Tab); // retaliation for
    QTest::keyClicks(QApplication::focusWidget(), u"Rocket Velmar"_s);
    auto *other = qobject_cast<PickField *>(QApplication::focusWidget());
    QVERIFY(other && QTest::qWaitFor([&] { return other->isListOpen(); }, patience));
    press(Qt::Key_Return);
    QVERIFY(other->id().isValid());
    saveForm();
    QCOMPARE(text("SELECT kind || '|' || basis FROM link"), u"retaliation for|stated"_s);
    QCOMPARE(number("SELECT count(*) FROM citation WHERE link IS NOT NULL"), 1);
}

// The second article tells of the same day and place: what is there comes before a new record, and
// the sentence becomes one more citation of it.
void CodingJourney::duplicateComesFirst()
{
    const Id attack = idOf(*m_window, "SELECT id FROM incident ORDER BY id LIMIT 1");
    m_window->workbench().openDocument(
        idOf(*m_window, "SELECT id FROM document WHERE title LIKE 'What is known%'"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workbench().document()
                                 && m_window->workbench().document()->text == second,
                             patience);
    stepTo(u"Some 20"_s);
    press(Qt::Key_N);
    auto *found = m_window->editor()->findChild<DuplicateList *>();
    QTRY_VERIFY_WITH_TIMEOUT(found && found->count() == 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(found->isAncestorOf(QApplication::focusWidget()), patience);
    press(Qt::Key_Return); // goes there
    QCOMPARE(m_window->workbench().current(), attack);
    press(Qt::Key_Escape);
    QVERIFY(!m_window->editor()->isOpen()); // nothing was typed
    QCOMPARE(number("SELECT count(*) FROM incident"), 2);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->workbench().dossier() && m_window->workbench().dossier()->id == attack, patience);
    press(Qt::Key_E);
    QTRY_COMPARE_WITH_TIMEOUT(
        number(
            "SELECT count(*) FROM citation WHERE incident IS NOT NULL AND document IN (SELECT id "
            "FROM document WHERE title LIKE 'What is known%')"),
        1,
        patience);
}

void CodingJourney::chart()
{
    press(Qt::Key_2, Qt::AltModifier);
    auto *canvas = m_window->charts()->canvas();
    QTRY_VERIFY_WITH_TIMEOUT(canvas->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!canvas->scene().marks.empty(), patience);
}

void CodingJourney::fromSentenceToChart()
{
    takeIn();
    if (QTest::currentTestFailed())
        return;
    readFirst();
    if (QTest::currentTestFailed())
        return;
    makeTheIncident();
    if (QTest::currentTestFailed())
        return;
    claim();
    if (QTest::currentTestFailed())
        return;
    attribute();
    if (QTest::currentTestFailed())
        return;
    skipAndAnswer();
    if (QTest::currentTestFailed())
        return;
    duplicateComesFirst();
    if (QTest::currentTestFailed())
        return;
    chart();
}

QTEST_MAIN(CodingJourney)
#include "tst_codingjourney.moc"
