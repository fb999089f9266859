#include "model/exchange/sample.h"
#include "model/workbench/celltext.h"
#include "ui/common/emptystate.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/casefilememory.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/droppedfiles.h"
#include "ui/mainwindow/fuzzymatch.h"
#include "ui/mainwindow/helpdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/recentcasefiles.h"
#include "ui/mainwindow/statefile.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPainter>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QThreadPool>
#include <QToolButton>
#include <QUrl>

#include <atomic>
#include <thread>
#include <utility>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fuzzyPrefersStartsOfWords();
    void everyActionHasItsOwnShortcut();
    void paletteFindsAndRuns();
    void selectAllIsOfWhatIsInFront();
    void stateSurvivesRubbish();
    void fitsASmallerScreen();
    void memoryIsByCasefile();
    void dropsAreToldApart();
    void messagesArePlainAndClosable();
    void messagesMoveNothing_data();
    void messagesMoveNothing();
    void saysWhyAFileIsRefused();
    void readOnlyIsSaid();
    void everyControlHasAName();
    void helpSaysSomething();
    void paintsWhileJobsRun();
    void opensWhileItComesUp();
    void aFailedOpeningIsNotInTheTitle();
    void paintsRowsBeforePanesRead();
    void rowsAreInTheFirstPicture();
    void readsThoughNothingIsPainted();
    void asksNoHiddenPageForItsHeight();

private:
    QTemporaryDir m_folder;
};

void TestMainWindow::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
}

void TestMainWindow::fuzzyPrefersStartsOfWords()
{
    QCOMPARE(fuzzyScore(u"xyz", u"View: Larger Text"), -1);
    QVERIFY(fuzzyScore(u"lt", u"View: Larger Text") > fuzzyScore(u"lt", u"File: Salt"));
    QVERIFY(fuzzyScore(u"next cit", u"View: Next Citation") > -1);
    QVERIFY(fuzzyScore(u"open", u"File: Open…")
            > fuzzyScore(u"open", u"File: Drop everything now"));
}

void TestMainWindow::everyActionHasItsOwnShortcut()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    QHash<QKeySequence, QString> seen;
    int actions = 0;
    for (const CommandPalette::Entry &entry : menuEntries(window)) {
        ++actions;
        for (const QKeySequence &keys : entry.action->shortcuts()) {
            QVERIFY2(!seen.contains(keys), qPrintable(entry.name + u" and " + seen.value(keys)));
            seen.insert(keys, entry.name);
        }
    }
    QVERIFY(actions > 40); // the columns are among them
    for (const auto &keys : {u"Ctrl+O"_s,
                             u"F3"_s,
                             u"Shift+F3"_s,
                             u"Ctrl+K"_s,
                             u"F1"_s,
                             u"Ctrl+1"_s,
                             u"Ctrl+2"_s,
                             u"Ctrl+3"_s,
                             u"Ctrl+0"_s,
                             u"Ctrl+C"_s})
        QVERIFY2(seen.contains(QKeySequence(keys)), qPrintable(keys));
}

void TestMainWindow::paletteFindsAndRuns()
{
    QAction larger(u"Larger Text"_s);
    QAction next(u"Next Citation"_s);
    int ran = 0;
    connect(&next, &QAction::triggered, this, [&ran] { ++ran; });
    CommandPalette palette({{&larger, u"View: Larger Text"_s}, {&next, u"View: Next Citation"_s}});
    palette.show();
    QCOMPARE(palette.shown().size(), 2);
    QTest::keyClicks(palette.findChild<QLineEdit *>(), u"nc"_s);
    QCOMPARE(palette.shown(), QStringList{u"View: Next Citation"_s});
    QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(ran, 1);
}

void TestMainWindow::selectAllIsOfWhatIsInFront()
{
    const QString path = m_folder.filePath(u"select.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.openCasefile(path);
    QTRY_VERIFY_WITH_TIMEOUT(window.workbench().casefile() && !window.workbench().isLoading(),
                             30000);
    const auto press = [](int key, Qt::KeyboardModifiers with) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), with);
    };
    press(Qt::Key_8, Qt::AltModifier); // History
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(window.workbench().selection().size(), 0);
    press(Qt::Key_1, Qt::AltModifier); // Table
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(window.workbench().selection().size(), 124);
}

void TestMainWindow::stateSurvivesRubbish()
{
    QVERIFY(writeState({{u"geometry"_s, u"not base 64 at all"_s},
                        {u"columns"_s, 7},
                        {u"casefiles"_s, QJsonObject{{u"x"_s, true}}}}));
    {
        Appearance appearance(*qApp);
        MainWindow window(appearance);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.close();
    }
    QVERIFY(!readState()[u"columns"].toArray().isEmpty());
    QFile file(stateFolder() + u"/window.json");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"geometry\": ");
    file.close();
    QVERIFY(readState().isEmpty());
}

void TestMainWindow::fitsASmallerScreen()
{
    Appearance appearance(*qApp);
    const QSize screen = qApp->primaryScreen()->availableSize();
    {
        MainWindow left(appearance);
        left.show();
        left.resize(screen * 1.2);
        QVERIFY(QTest::qWaitForWindowExposed(&left));
        left.close();
    }
    const MainWindow again(appearance);
    QCOMPARE(again.size().boundedTo(screen), again.size());
}

void TestMainWindow::memoryIsByCasefile()
{
    QJsonObject state;
    remember(state, u"/a"_s, {Id{5}, {Id{5}, Id{6}}, {SortField::Killed, true}});
    remember(state, u"/b"_s, {Id{7}, {}, {}});
    const CasefileMemory a = recalled(state, u"/a"_s);
    QCOMPARE(a.incident, Id{5});
    QCOMPARE(a.firstScreen.size(), size_t(2));
    QVERIFY((a.order == SortOrder{SortField::Killed, true}));
    QVERIFY(!recalled(state, u"/c"_s).incident.isValid());
    for (int i = 0; i < 40; ++i)
        remember(state, u"/n%1"_s.arg(i), {});
    QVERIFY(state[u"casefiles"].toObject().size() <= 20);
}

void TestMainWindow::dropsAreToldApart()
{
    const QString disguised = m_folder.filePath(u"disguised.db"_s);
    QFile file(disguised);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("SQLite format 3");
    file.close();
    const QString table = m_folder.filePath(u"events.CSV"_s);
    QFile events(table);
    QVERIFY(events.open(QIODevice::WriteOnly));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(disguised),
                  QUrl::fromLocalFile(table),
                  QUrl::fromLocalFile(m_folder.path()),
                  QUrl(u"https://example.org/a.txt"_s)});
    const DroppedFiles dropped = droppedFiles(data);
    QCOMPARE(dropped.casefile, disguised);
    QCOMPARE(dropped.table, table);
    QCOMPARE(dropped.articles, QStringList{m_folder.path()}); // nothing is fetched
}

void TestMainWindow::messagesArePlainAndClosable()
{
    QWidget parent;
    MessageBar bar(&parent);
    QVERIFY(bar.isHidden());
    bar.show(MessageBar::Kind::Outcome, u"5 articles <b>recognised</b>"_s);
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), u"5 articles <b>recognised</b>"_s);
    bar.show(MessageBar::Kind::Problem, u"One."_s);
    bar.show(MessageBar::Kind::Outcome, u"Later."_s);
    QCOMPARE(bar.text(), u"One.\nLater."_s); // a problem stays, an outcome gives way
    bar.show(MessageBar::Kind::Refusal, u"Not so."_s);
    QCOMPARE(bar.text(), u"One.\nNot so."_s);
    bar.clearOutcome();
    QCOMPARE(bar.text(), u"One.\nNot so."_s); // it was said just now
    QTest::qWait(1);
    bar.clearOutcome();
    QCOMPARE(bar.text(), u"One."_s);
    QTest::keyClick(bar.findChild<QToolButton *>(), Qt::Key_Escape);
    QVERIFY(bar.isHidden());
}

void TestMainWindow::messagesMoveNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1600x1000") << QSize(1600, 1000);
    QTest::newRow("1280x720") << QSize(1280, 720);
    QTest::newRow("800x480") << QSize(800, 480);
}

// Who is about to click clicks what is there.
void TestMainWindow::messagesMoveNothing()
{
    QFETCH(const QSize, size);
    const QString path = m_folder.filePath(u"still-%1.sourceline"_s.arg(size.width()));
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    window.resize(size);
    window.show();
    window.openCasefile(path);
    QVERIFY(QTest::qWaitFor(
        [&] { return window.workbench().casefile() && !window.workbench().isLoading(); }, 20000));
    MessageBar &bar = *window.messages();
    bar.clear();
    const auto places = [&] {
        QCoreApplication::sendPostedEvents();
        QList<QRect> all;
        const auto add = [&](const QWidget *widget) {
            all += QRect(widget->mapTo(&window, QPoint()), widget->size());
        };
        for (const QSplitter *splitter : window.findChildren<QSplitter *>()) {
            for (int i = 0; i < splitter->count(); ++i)
                add(splitter->widget(i));
        }
        for (const QTabBar *tabs : window.findChildren<QTabBar *>())
            add(tabs);
        return all;
    };
    QList<QRect> before; // once all that is read after opening has come
    int still = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QList<QRect> now = places();
            still = std::exchange(before, now) == now ? still + 1 : 0;
            return still > 20;
        },
        20000));
    for (const int lines : {1, 2, 3}) {
        bar.show(MessageBar::Kind::Problem,
                 u"Problem number %1: "_s.arg(lines)
                     + u"something is to be done about it. "_s.repeated(lines));
        QCOMPARE(places(), before);
        QVERIFY(bar.isVisible() && window.rect().contains(bar.geometry()));
        QCOMPARE(bar.geometry().bottom(), window.statusBar()->geometry().bottom());
        const auto *label = bar.findChild<QLabel *>();
        QVERIFY(label->height() >= label->heightForWidth(label->width())); // all of it is read
    }
    bar.clear();
    QCOMPARE(places(), before);
}

void TestMainWindow::saysWhyAFileIsRefused()
{
    const QString path = m_folder.filePath(u"notes.sourceline"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a casefile, but longer than a hundred bytes: ");
    file.write(QByteArray(200, 'x'));
    file.close();
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    window.openCasefile(path);
    QVERIFY(QTest::qWaitFor([&] { return !window.messages()->isHidden(); }, 20000));
    QVERIFY(window.messages()->text().contains(u"notes.sourceline"));
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(window.messages()->isHidden());
    QVERIFY(!window.workbench().casefile());
}

void TestMainWindow::readOnlyIsSaid()
{
    const QString path = m_folder.filePath(u"sample.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner));
    if (QFileInfo(path).isWritable())
        QSKIP("this account may write any file");
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    window.openCasefile(path);
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().casefile() != nullptr; }, 20000));
    QVERIFY(window.windowTitle().contains(u"(read-only)"));
    QVERIFY(!window.messages()->isHidden());
}

void TestMainWindow::everyControlHasAName()
{
    Appearance appearance(*qApp);
    MainWindow window(appearance);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"))
            continue;
        if (widget->inherits("QSplitterHandle") || widget->inherits("QMenuBar")
            || widget->inherits("QMainWindow") || widget->focusProxy())
            continue;
        QAccessibleInterface *interface =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                            + widget->objectName()));
    }
}

void TestMainWindow::helpSaysSomething()
{
    QWidget parent;
    showHelp(&parent);
    const auto *text = parent.findChild<QTextBrowser *>();
    QVERIFY(text);
    QVERIFY(text->toPlainText().contains(u"F3"_s));
    QVERIFY(text->toPlainText().size() > 1000);
}

// Large areas are filled by Qt on the pool that our long jobs use, and painting waits for it.
void TestMainWindow::paintsWhileJobsRun()
{
    Appearance appearance(*qApp);
    const MainWindow window(appearance);
    QSemaphore end;
    const int jobs = QThread::idealThreadCount() + 4;
    for (int job = 0; job < jobs; ++job)
        QThreadPool::globalInstance()->start([&end] { end.acquire(); });
    std::atomic_bool painted = false, waited = false;
    std::thread rescue([&] {
        for (int tenths = 0; tenths < 50 && !painted; ++tenths)
            QThread::msleep(100);
        waited = !painted;
        end.release(jobs);
    });
    QImage image(1600, 1000, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(30, 90, 160, 120));
    painter.drawEllipse(image.rect());
    painter.setPen(QPen(QColor(30, 90, 160, 120), 3));
    painter.drawLine(0, 0, 1600, 1000);
    painted = true;
    rescue.join();
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(!waited);
}

void TestMainWindow::opensWhileItComesUp()
{
    const QString path = m_folder.filePath(u"early.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance, path);
    QVERIFY(window.windowTitle().startsWith(u"early.sourceline"));
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().rows()->size() > 0; }, 20000));
    QVERIFY(window.windowTitle().startsWith(u"early.sourceline"));
    QVERIFY(!window.isVisible());
    QVERIFY(QTest::qWaitFor([&] { return !window.workbench().isLoading(); }, 20000));
}

void TestMainWindow::aFailedOpeningIsNotInTheTitle()
{
    const QString path = m_folder.filePath(u"letter.sourceline"_s);
    QFile letter(path);
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Dear reader, this is no casefile.");
    letter.close();
    addRecentCasefile(path);
    QTRY_VERIFY(recentCasefiles().contains(path));
    Appearance appearance(*qApp);
    MainWindow window(appearance, path);
    QVERIFY(!window.refusal());
    QSignalSpy failed(&window.workbench(), &Workbench::openingFailed);
    QVERIFY(window.windowTitle().startsWith(u"letter.sourceline"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(window.windowTitle(), u"Sourceline"_s);
    QTRY_VERIFY(!recentCasefiles().contains(path));
}

namespace {

/// Looks at what panes show when the table paints its first rows.
class FirstRows : public QObject
{
public:
    explicit FirstRows(MainWindow &window)
        : m_window(window)
    {
        window.table()->view()->viewport()->installEventFilter(this);
    }

    bool arePainted = false;
    bool wereFirst = false;
    bool hadTitles = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        const Workbench &workbench = m_window.workbench();
        if (event->type() == QEvent::Paint && workbench.rows()->size() > 0
            && !std::exchange(arePainted, true)) {
            wereFirst = !workbench.dossier() && !workbench.document();
            hadTitles = !workbench.model()->cell(0, IncidentModel::Title).whole().isEmpty();
        }
        return false;
    }

private:
    MainWindow &m_window;
};

} // namespace

void TestMainWindow::paintsRowsBeforePanesRead()
{
    const QString path = m_folder.filePath(u"rows.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance, path);
    const FirstRows rows(window);
    window.show();
    QVERIFY(QTest::qWaitFor([&] { return rows.arePainted; }, 20000));
    QVERIFY(rows.wereFirst);
    const Workbench &workbench = window.workbench();
    QVERIFY(QTest::qWaitFor([&] { return workbench.dossier() && workbench.document(); }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return !workbench.isLoading(); }, 20000));
}

void TestMainWindow::rowsAreInTheFirstPicture()
{
    const QString path = m_folder.filePath(u"first.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance, path);
    const FirstRows rows(window);
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20000)); // it is opened, no event ran
    bool wereThere = false;
    connect(&window, &MainWindow::firstPainted, &window, [&] { wereThere = rows.arePainted; });
    QSignalSpy painted(&window, &MainWindow::firstPainted);
    window.show();
    QTRY_COMPARE(painted.size(), 1);
    QVERIFY(wereThere);
    QVERIFY(rows.wereFirst);
    QVERIFY(rows.hadTitles);
    QVERIFY(QTest::qWaitFor([&] { return !window.workbench().isLoading(); }, 20000));
}

void TestMainWindow::readsThoughNothingIsPainted()
{
    const QString path = m_folder.filePath(u"unseen.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"tester"_s));
    Appearance appearance(*qApp);
    MainWindow window(appearance, path);
    QVERIFY(window.refusal());
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
    QSignalSpy painted(&window, &MainWindow::firstPainted);
    window.setUpdatesEnabled(false);
    window.show();
    QVERIFY(QTest::qWaitFor([&] { return !window.workbench().isLoading(); }, 20000));
    QTRY_VERIFY(window.workbench().dossier());
    QCOMPARE(painted.size(), 0);
}

namespace {

class Page : public QWidget
{
public:
    mutable int asked = 0;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override
    {
        ++asked;
        return width;
    }
};

} // namespace

// Each answer measures every text of a page that nobody sees.
void TestMainWindow::asksNoHiddenPageForItsHeight()
{
    CentrePages pages;
    auto *shown = new Page;
    auto *hidden = new Page;
    pages.add(u"shown"_s, u"Shown"_s, shown);
    pages.add(u"hidden"_s, u"Hidden"_s, hidden);
    pages.resize(600, 400);
    pages.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&pages));
    hidden->updateGeometry();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(hidden->asked, 0);
    EmptyState empty;
    empty.setTexts(u"Nothing"_s, u"What would fill it."_s);
    QVERIFY(!empty.hasHeightForWidth());
    QVERIFY(empty.minimumSizeHint().height() > 0);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
