#include "model/store/statement.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/theme.h"
#include "ui/notes/codebookpane.h"
#include "ui/notes/notesmodel.h"
#include "ui/notes/notespane.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestNotes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void newestFirstSearchedAndGoneTo();
    void nothingIsFound();
    void editedAndRemoved();
    void decisionsAreEditedInTheEditor();
    void rulesAreAddedAndCited();

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void note(const QString &text);
    qint64 number(const char *sql);

    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Workbench> m_workbench;
};

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");

} // namespace

void TestNotes::initTestCase()
{
    applyTheme(*qApp, ColourScheme::Light);
}

void TestNotes::init()
{
    m_file = std::make_unique<SampleFile>();
    m_workbench = std::make_unique<Workbench>();
    QVERIFY(m_workbench->open(m_file->path()));
    m_workbench->setIdentity({u"Ada King"_s, u"AK"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->casefile() && !m_workbench->isLoading(), 20000);
}

void TestNotes::cleanup()
{
    m_workbench.reset();
    m_file.reset();
}

void TestNotes::note(const QString &text)
{
    bool done = false;
    m_workbench->perform(addNote({"incident", k1}, text, u"Ada King"_s),
                         {},
                         [&done](const Result<Edit> &edit) { done = bool(edit); });
    QTRY_VERIFY_WITH_TIMEOUT(done, 10000);
}

qint64 TestNotes::number(const char *sql)
{
    const auto reader = m_workbench->casefile()->reader();
    if (!reader)
        return -1;
    Statement query(reader->handle(), sql);
    return query.next() ? query.integer(0) : -1;
}

void TestNotes::newestFirstSearchedAndGoneTo()
{
    NotesPane pane(*m_workbench);
    auto *view = pane.findChild<QTableView *>();
    QAbstractItemModelTester tester(view->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    pane.resize(900, 400);
    pane.show();
    note(u"Quixotic pelican"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        view->model()->index(0, NotesModel::Text).data().toString(), u"Quixotic pelican"_s, 10000);
    const int all = view->model()->rowCount();
    QVERIFY(all > 1); // the sample has notes of its own
    view->setFocus();
    key(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), u"pelican"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, 10000);
    key(Qt::Key_Return); // to the list
    QSignalSpy asked(&pane, &NotesPane::incidentAsked);
    key(Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_workbench->current(), k1, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->lit().empty(), 10000);
    // All of the note stands under the list.
    auto *whole = pane.findChild<QPlainTextEdit *>();
    QVERIFY(whole && whole->isVisible() && whole->isReadOnly());
    QVERIFY2(whole->toPlainText().contains(u"pelican"_s), qPrintable(whole->toPlainText()));
}

void TestNotes::nothingIsFound()
{
    NotesPane pane(*m_workbench);
    auto *view = pane.findChild<QTableView *>();
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, 10000);
    view->setFocus();
    key(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), u"no such word anywhere"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 0, 10000);
}

void TestNotes::decisionsAreEditedInTheEditor()
{
    CodebookPane pane(*m_workbench);
    auto *view = pane.findChild<QTableView *>();
    auto *sources = pane.findChild<QListWidget *>();
    pane.resize(900, 400);
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, 10000);
    sources->setCurrentRow(sources->count() - 1);
    QTRY_VERIFY(view->model()->rowCount() > 0);
    view->setCurrentIndex(view->model()->index(0, 0));
    view->setFocus();
    QSignalSpy asked(&pane, &CodebookPane::decisionAsked);
    key(Qt::Key_F2);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<Id>().value, number("SELECT min(id) FROM decision"));
    key(Qt::Key_Insert);
    QCOMPARE(asked.count(), 2);
    QVERIFY(!asked.last().first().value<Id>().isValid());
}

void TestNotes::editedAndRemoved()
{
    NotesPane pane(*m_workbench);
    auto *view = pane.findChild<QTableView *>();
    pane.resize(900, 400);
    pane.show();
    note(u"First words"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        view->model()->index(0, NotesModel::Text).data().toString(), u"First words"_s, 10000);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    key(Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), u", then more"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(
        number("SELECT count(*) FROM annotation WHERE text = 'First words, then more'"), 1, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(view->hasFocus(), 10000);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->index(0, NotesModel::Text).data().toString(),
                              u"First words, then more"_s,
                              10000);
    view->setCurrentIndex(view->model()->index(0, 0));
    key(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(
        number("SELECT count(*) FROM annotation WHERE text = 'First words, then more'"), 0, 10000);
}

void TestNotes::rulesAreAddedAndCited()
{
    CodebookPane pane(*m_workbench);
    auto *view = pane.findChild<QTableView *>();
    QAbstractItemModelTester tester(view->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    pane.resize(900, 400);
    pane.show();
    QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, 10000);
    const int rules = view->model()->rowCount();
    m_workbench->setCurrent(k1);
    m_workbench->setSubject({"incident", k1});
    view->setFocus();
    key(Qt::Key_Insert);
    QTest::keyClicks(QApplication::focusWidget(), u"A score is twenty."_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), rules + 1, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(view->hasFocus(), 10000);
    view->setCurrentIndex(view->model()->index(rules, 0));
    const qint64 cited = number("SELECT count(*) FROM coding_basis");
    key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(number("SELECT count(*) FROM coding_basis"), cited + 1, 10000);
}

QTEST_MAIN(TestNotes)
#include "tst_notespanes.moc"
