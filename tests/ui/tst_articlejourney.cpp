// Articles into an empty casefile through the real window: dropped, looked at, put right, taken in;
// a changed version of one, its citations decided with one key each. All texts are invented.
#include "emptycase.h"
#include "model/coding/anchorreview.h"
#include "model/workbench/articleintake.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/choicerow.h"
#include "ui/common/datefield.h"
#include "ui/documents/anchorsmodel.h"
#include "ui/documents/anchorspane.h"
#include "ui/documents/documentsmodel.h"
#include "ui/documents/documentspane.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/centrepages.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

namespace {

const QString ferry = u"Ferry stops after collision\n\nBy ANN EXAMPLE\n\nMAY 4, 2021\n\n"
                      "The harbour ferry ran into a moored barge on Tuesday morning. "
                      "Four passengers were taken to hospital with light injuries. "
                      "The captain had reported thick fog half an hour earlier.\n"_s;

} // namespace

class ArticleJourney : public QObject, protected EmptyCase
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void confirmsWhatWasFound();
    void takesNoneInOnEscape();
    void asksBeforeWhatWasTypedIsLost_data();
    void asksBeforeWhatWasTypedIsLost();
    void refusesADateThatIsNone();
    void importsWhatWasCopied();
    void offersAWireCopy();
    void decidesAnchorsWithOneKey();

private:
    QString write(const QString &name, const QString &text);
    void drop(const QStringList &paths);
    void citeEverySentence();
    qint64 count(const char *sql);
};

void ArticleJourney::init()
{
    QVERIFY(openEmpty());
}

void ArticleJourney::cleanup()
{
    closeWindow();
}

QString ArticleJourney::write(const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("the test cannot write");
    return file.fileName();
}

void ArticleJourney::drop(const QStringList &paths)
{
    // One that has stored its articles may not have ended yet; the next would be refused.
    QVERIFY(QTest::qWaitFor(
        [this] { return !ArticleIntake::of(m_window->workbench())->isRunning(); }, patience));
    m_window->workbench().importArticles(paths);
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
}

qint64 ArticleJourney::count(const char *sql)
{
    const auto reader = m_window->workbench().casefile()->reader();
    Statement select(reader->handle(), sql);
    return select.next() ? select.integer(0) : -1;
}

void ArticleJourney::confirmsWhatWasFound()
{
    drop({write(u"ferry.txt"_s, ferry), write(u"none.xyz"_s, u"x"_s)});
    QCOMPARE(count("SELECT count(*) FROM document"), 0); // nothing is stored unseen
    const auto fields = m_window->intake()->findChildren<QLineEdit *>();
    const auto holds = [&fields](const QString &text) {
        return std::any_of(
            fields.begin(), fields.end(), [&](QLineEdit *f) { return f->text() == text; });
    };
    QVERIFY(holds(u"Ferry stops after collision"_s));
    QVERIFY(holds(u"Ann Example"_s));
    QVERIFY(holds(u"2021-05-04"_s));
    // By keyboard: the title has the focus; the outlet is the next field.
    auto *title = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QCOMPARE(title->text(), u"Ferry stops after collision"_s);
    QCOMPARE(title->selectedText(), title->text());
    QCOMPARE(title->cursorPosition(), 0); // a long one shows its beginning
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"The Example"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM document") == 1; }, patience));
    QCOMPARE(count("SELECT count(*) FROM edit WHERE label = 'Import 1 article'"), 1);
    QVERIFY(!m_window->intake()->isOpen());
    QCOMPARE(
        count("SELECT count(*) FROM document d JOIN actor a ON a.id = d.outlet WHERE a.name = 'The "
              "Example' AND d.outlet_basis = 'external' AND d.author_basis = 'text'"),
        1);
    QCOMPARE(count("SELECT count(*) FROM sentence WHERE boilerplate = 1"), 2);
    // The list of articles shows it and how far it is.
    auto *documents = m_window->findChild<DocumentsPane *>();
    m_window->pages()->show(documents);
    QVERIFY(QTest::qWaitFor([&] { return documents->model()->rowCount() == 1; }, patience));
    QCOMPARE(documents->model()->index(0, DocumentsModel::Coded).data().toString(), u"0 of 4"_s);
    QVERIFY(documents->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto document = m_window->workbench().document();
            return document && document->text == ferry
                   && m_window->article()->isAncestorOf(QApplication::focusWidget());
        },
        patience));
    QVERIFY(QTest::qWaitFor(
        [&] { return m_window->article()->findChild<TextView *>()->reader().pale().size() == 2; },
        patience));
    // Before there is an incident the article has the room of its pane.
    QVERIFY(!m_window->incident()->isVisible());
    QVERIFY(m_window->article()->height() > m_window->height() / 2);
}

void ArticleJourney::takesNoneInOnEscape()
{
    drop({write(u"ferry.txt"_s, ferry)});
    press(Qt::Key_Escape);
    QVERIFY(!m_window->intake()->isOpen());
    QVERIFY(!ArticleIntake::of(m_window->workbench())->isRunning());
    QCOMPARE(count("SELECT count(*) FROM document"), 0);
    drop({write(u"ferry.txt"_s, ferry)}); // and again
}

void ArticleJourney::asksBeforeWhatWasTypedIsLost_data()
{
    QTest::addColumn<int>("tabs");
    QTest::addColumn<QString>("typed");
    QTest::newRow("title") << 0 << u"Another title"_s;
    QTest::newRow("outlet") << 1 << u"The Example"_s;
    QTest::newRow("author") << 2 << u"Bea Example"_s;
}

// As the forms do: once more, and not at all by closing.
void ArticleJourney::asksBeforeWhatWasTypedIsLost()
{
    QFETCH(int, tabs);
    QFETCH(QString, typed);
    drop({write(u"ferry.txt"_s, ferry)});
    for (int i = 0; i < tabs; ++i)
        press(Qt::Key_Tab);
    QPointer<QWidget> field = QApplication::focusWidget();
    QTest::keyClicks(field, typed);
    IntakePane &intake = *m_window->intake();
    press(Qt::Key_Escape);
    QVERIFY(intake.isOpen());
    QVERIFY2(intake.problem().contains(u"Something was typed"_s), qPrintable(intake.problem()));
    QTest::keyClicks(field, u"s"_s); // what is typed after the question is asked for too
    QVERIFY(intake.problem().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(intake.isOpen());
    QVERIFY(!m_window->close());
    QVERIFY(intake.isOpen());
    QVERIFY2(intake.problem().contains(u"Ctrl+Return"_s), qPrintable(intake.problem()));
    QVERIFY(intake.isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(field, u"s"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QVERIFY(!intake.isOpen());
    QCOMPARE(count("SELECT count(*) FROM document"), 0);
    QVERIFY(m_window->close());
}

void ArticleJourney::refusesADateThatIsNone()
{
    drop({write(u"ferry.txt"_s, ferry)});
    auto *date = m_window->intake()->findChild<DateField *>();
    date->setEdtf(u"last spring"_s);
    m_window->intake()->accept();
    QVERIFY(m_window->intake()->isOpen());
    QVERIFY(m_window->intake()->problem().contains(u"last spring"_s));
    date->setEdtf(u"2021-05"_s);
    m_window->intake()->accept();
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM document") == 1; }, patience));
    QCOMPARE(
        count(
            "SELECT count(*) FROM document WHERE published_edtf = '2021-05' AND published_basis = "
            "'external'"),
        1);
}

void ArticleJourney::importsWhatWasCopied()
{
    m_window->intake()->importClipping("<h1>Library opens</h1><p>The city library has opened a "
                                       "reading room with sixty seats, it said.</p>",
                                       true);
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    m_window->intake()->accept();
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM document") == 1; }, patience));
    QCOMPARE(count("SELECT count(*) FROM text WHERE text = 'Library opens' || char(10) || char(10) "
                   "|| 'The city "
                   "library has opened a reading room with sixty seats, it said.' || char(10)"),
             1);
}

void ArticleJourney::citeEverySentence()
{
    const auto done = m_window->workbench().casefile()->edit(
        {u"Ada King"_s, u"Cite"_s}, [](Writer &writer) -> Result<void> {
            const auto incident =
                writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Collision"_s}});
            Statement sentences(
                writer.database(),
                "SELECT document, start, \"end\", sha256 FROM sentence WHERE boilerplate = 0");
            while (incident && sentences.next()) {
                const auto cited = writer.insert("citation",
                                                 {{"document", toValue(sentences.id(0))},
                                                  {"start", sentences.integer(1)},
                                                  {"end", sentences.integer(2)},
                                                  {"sha256", sentences.text(3)},
                                                  {"incident", toValue(*incident)}});
                if (!cited)
                    return cited.error();
            }
            return {};
        });
    QVERIFY(QTest::qWaitFor([&] { return done.isFinished(); }, patience));
    QVERIFY(done.result());
}

void ArticleJourney::offersAWireCopy()
{
    const auto page = [](const QString &outlet) {
        return u"<html><head><title>Ferry stops</title><meta property='og:site_name' content='%1'>"
               "</head><body><p>The harbour ferry ran into a moored barge on Tuesday morning.</p>"
               "<p>Four passengers were taken to hospital with light injuries.</p></body></html>"_s
                   .arg(outlet);
    };
    drop({write(u"one.html"_s, page(u"The Example"_s))});
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM document") == 1; }, patience));
    drop({write(u"two.html"_s, page(u"The Sample"_s))});
    auto *becomes = m_window->intake()->findChild<ChoiceRow *>();
    QVERIFY(becomes);
    QCOMPARE(becomes->value(), u"copy"_s);
    const auto labels = m_window->intake()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel *label) {
        return label->text().contains(u"“Ferry stops” (The Example), which is here"_s);
    }));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return count("SELECT count(*) FROM document WHERE version_kind = 'wire copy'") == 1;
        },
        patience));
}

void ArticleJourney::decidesAnchorsWithOneKey()
{
    drop({write(u"ferry.txt"_s, ferry)});
    m_window->intake()->accept();
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM document") == 1; }, patience));
    citeEverySentence();
    QString changed = ferry;
    changed.replace(u"Four passengers"_s, u"Five passengers"_s)
        .replace(u"The captain had reported thick fog half an hour earlier."_s, u"It was foggy."_s)
        .replace(u"The harbour"_s, u"On its way, the harbour"_s);
    drop({write(u"later.txt"_s, changed)});
    auto *becomes = m_window->intake()->findChild<ChoiceRow *>();
    QVERIFY(becomes);
    QCOMPARE(becomes->value(), u"version"_s);
    m_window->intake()->accept();
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM anchor") == 4; }, patience));

    auto *anchors = m_window->findChild<AnchorsPane *>();
    m_window->pages()->show(anchors);
    QVERIFY(QTest::qWaitFor([&] { return anchors->model()->rowCount() == 4; }, patience));
    QCOMPARE(anchors->model()->open(), 3);
    QCOMPARE(QApplication::focusWidget(), anchors->view());
    const auto openIs = [&](int open) {
        return QTest::qWaitFor([&] { return anchors->model()->open() == open; }, patience);
    };
    // The orphan: not to be accepted; moved to the sentence under the article's cursor.
    QCOMPARE(anchors->model()->at(0)->state, AnchorState::Orphan);
    press(Qt::Key_M);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto document = m_window->workbench().document();
            return document && document->text == changed;
        },
        patience));
    auto *text = m_window->article()->findChild<TextView *>();
    const auto at = qint32(changed.indexOf(u"It was foggy"_s));
    text->select(at, at + 5);
    press(Qt::Key_M);
    QVERIFY(openIs(2) && idle(*m_window));
    press(Qt::Key_A); // one that is fuzzy
    QVERIFY(openIs(1) && idle(*m_window));
    press(Qt::Key_D); // the other: dropped
    QVERIFY(openIs(0));
    QCOMPARE(count("SELECT count(*) FROM anchor WHERE decision = 'moved' AND state = 'fuzzy'"), 1);
    QCOMPARE(count("SELECT count(*) FROM anchor WHERE decision = 'accepted'"), 1);
    QCOMPARE(count("SELECT count(*) FROM anchor WHERE decision = 'dropped' AND state = 'orphan' "
                   "AND start IS NULL"),
             1);
    m_window->workbench().history().undo();
    QVERIFY(openIs(1));
}

QTEST_MAIN(ArticleJourney)
#include "tst_articlejourney.moc"
