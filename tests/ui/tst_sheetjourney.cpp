#include "model/exchange/sample.h"
#include "tests/app/program.h"
#include "tests/ui/journey.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/sheet/sheetdialog.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetpages.h"
#include "ui/sheet/sheetpreview.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

/// Sheets to hand over, by keyboard in the real window: of one incident and of a selection, as a
/// PDF and to a printer; what the window writes is what the command line writes.
class TestSheetJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void ofOneIncident();
    void theTwoAttacksOfTheSampleAreAPageEach_data();
    void theTwoAttacksOfTheSampleAreAPageEach();
    void ofASelection();
    void isPrinted();
    void printsOnlyThePagesAskedFor();
    void cannotBeWritten();
    void cancelledWritesNothing();
    void slowOneShowsHowFarItIs();
    void saysWhatIsMissing();

private:
    SheetDialog *asked();
    QString byCommandLine(const QStringList &incidents) const;
    void saveTo(SheetDialog *dialog, const QString &file);

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    Workbench *m_workbench = nullptr;
};

void TestSheetJourney::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const Result<void> made = createSampleCasefile(m_path, u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_appearance->setScheme(ColourScheme::Dark); // a sheet is light all the same
}

void TestSheetJourney::init()
{
    m_window = std::make_unique<MainWindow>(*m_appearance);
    m_workbench = &m_window->workbench();
    QVERIFY(open(*m_window, m_path));
    m_window->table()->view()->setFocus();
}

void TestSheetJourney::cleanup()
{
    m_window.reset();
}

// Ctrl+P, until the pages are laid.
SheetDialog *TestSheetJourney::asked()
{
    press(Qt::Key_P, Qt::ControlModifier);
    auto *dialog = m_window->findChild<SheetDialog *>();
    return dialog && QTest::qWaitFor([dialog] { return !dialog->isBusy(); }, patience) ? dialog
                                                                                       : nullptr;
}

QString TestSheetJourney::byCommandLine(const QStringList &incidents) const
{
    const QString file = m_folder.filePath(u"command.pdf"_s);
    const program::Outcome made =
        program::run(QStringList{u"sheet"_s, m_path} + incidents + QStringList{u"-o"_s, file});
    return made.code == 0 ? file : QString();
}

void TestSheetJourney::saveTo(SheetDialog *dialog, const QString &file)
{
    QSignalSpy saved(dialog, &SheetDialog::saved);
    QTimer typing; // the file dialog answers when it is closed
    typing.setInterval(50);
    bool isAsked = false;
    connect(&typing, &QTimer::timeout, this, [&isAsked, &file] {
        auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        auto *name = files ? files->findChild<QLineEdit *>() : nullptr;
        if (!name)
            return;
        isAsked = true;
        name->setText(file);
        QMetaObject::invokeMethod(files, "accept"); // again, while it still reads its folder
    });
    typing.start();
    QTest::keyClick(dialog, Qt::Key_Return); // Save as PDF
    typing.stop();
    QVERIFY(isAsked);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
    QTRY_VERIFY(m_window->messages()->text().contains(file));
    QTRY_VERIFY(!m_window->findChild<SheetDialog *>());
}

void TestSheetJourney::ofOneIncident()
{
    QVERIFY(goTo(*m_window, k1));
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    QVERIFY2(dialog->problem().isEmpty(), qPrintable(dialog->problem()));
    QVERIFY(dialog->preview()->accessibleDescription().contains(u"What happened"_s));
    const QImage shown = dialog->preview()->grab().toImage();
    QCOMPARE(shown.pixelColor(shown.width() / 2, 12), QColor(Qt::white));
    const QString file = m_folder.filePath(u"one.pdf"_s);
    saveTo(dialog, file);
    QVERIFY(program::bytesOf(file).size() > 5000);
    QCOMPARE(program::bytesOf(file), program::bytesOf(byCommandLine({k1.toText()})));
}

void TestSheetJourney::theTwoAttacksOfTheSampleAreAPageEach_data()
{
    QTest::addColumn<QString>("incident");
    QTest::newRow("K-1") << u"k1-rocket-2019-12-27"_s;
    QTest::newRow("Taji") << u"taji-rocket-2020-03-11"_s;
}

// One page that a briefer can hand over, with everything on it in type of 8½ points or more.
void TestSheetJourney::theTwoAttacksOfTheSampleAreAPageEach()
{
    QFETCH(const QString, incident);
    const auto connection = Connection::open(m_path, Access::ReadOnly);
    QVERIFY(connection);
    const auto id = findIncident(connection->handle(), incident);
    QVERIFY(id);
    const auto sheets = readBriefings(connection->handle(), {*id});
    QVERIFY(sheets);
    const auto pages = laySheets(*sheets);
    QCOMPARE(pages.size(), size_t(1));
    QString letters;
    for (const ChartItem &item : pages.front().items) {
        const auto *text = std::get_if<ChartText>(&item);
        if (!text)
            continue;
        letters += text->text;
        QVERIFY2(text->size >= sheetLeastType || text->at.y() > sheetBottom || text->at.y() < 420,
                 qPrintable(text->text));
    }
    letters.remove(u' ');
    for (const BriefingSection &section : sheets->front().sections) {
        for (const BriefingLine &line : section.lines)
            QVERIFY2(letters.contains(QString(line.text).remove(u' '))
                         || line.text.contains(u'\u00a0'),
                     qPrintable(line.text));
    }
}

void TestSheetJourney::ofASelection()
{
    QVERIFY(goTo(*m_window, m_workbench->snapshot()->idOf(m_workbench->rows()->at(0))));
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Down, Qt::ShiftModifier);
    const RowSet &selection = m_workbench->selection();
    QCOMPARE(selection.size(), 4);
    QStringList listed; // as the table lists them
    for (qsizetype i = 0; i < 4; ++i)
        listed += m_workbench->snapshot()->idOf(m_workbench->rows()->at(i)).toText();
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    QVERIFY(dialog->preview()->pages() >= 5);
    QVERIFY(dialog->preview()->accessibleDescription().contains(u"4 incidents"_s));
    dialog->preview()->setFocus();
    press(Qt::Key_PageDown);
    QCOMPARE(dialog->preview()->page(), 1);
    QVERIFY(dialog->preview()->accessibleDescription().contains(u"Page 2 of"_s));
    const QString file = m_folder.filePath(u"several.pdf"_s);
    saveTo(dialog, file);
    QCOMPARE(program::bytesOf(file), program::bytesOf(byCommandLine(listed)));
}

// Without a printer Qt prints to a file: the same pages, drawn by the same scenes.
void TestSheetJourney::isPrinted()
{
    QVERIFY(goTo(*m_window, k1));
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    const QString file = m_folder.filePath(u"printed.pdf"_s);
    QTimer answering;
    answering.setInterval(50);
    bool isAsked = false;
    connect(&answering, &QTimer::timeout, this, [&] {
        auto *print = qobject_cast<QPrintDialog *>(QApplication::activeModalWidget());
        if (!print)
            return;
        answering.stop();
        isAsked = true;
        QCOMPARE(print->printer()->pageLayout().pageSize().id(), QPageSize::A4);
        print->printer()->setOutputFormat(QPrinter::PdfFormat);
        print->printer()->setOutputFileName(file);
        print->done(QDialog::Accepted);
    });
    answering.start();
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"&Print…")
            QTest::keyClick(button, Qt::Key_Space);
    }
    QVERIFY(isAsked);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->text().contains(file), patience);
    QCOMPARE(program::bytesOf(file), program::bytesOf(byCommandLine({k1.toText()})));
}

void TestSheetJourney::printsOnlyThePagesAskedFor()
{
    const LaidSheetsPtr laid = [this] {
        LaidSheetsPtr made;
        SheetJob job;
        job.lay(m_path, {k1, k1}, [&made](const Result<LaidSheetsPtr> &sheets) {
            QVERIFY2(sheets, sheets ? "" : qPrintable(sheets.error().message));
            made = *sheets;
        });
        const bool isMade = QTest::qWaitFor([&made] { return made != nullptr; }, patience);
        return isMade ? made : nullptr;
    }();
    QVERIFY(laid && laid->pages.size() >= 3);
    // A printer for all that SheetJob knows of it.
    const QString file = m_folder.filePath(u"pages.pdf"_s);
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    printer->setPageSize(QPageSize(QPageSize::Letter));
    printer->setFullPage(true);
    SheetJob job;
    QSignalSpy progressed(&job, &SheetJob::progressed);
    bool isPrinted = false;
    job.print(
        printer, laid, 2, 3, [&isPrinted](const Result<void> &done) { isPrinted = bool(done); });
    QTRY_VERIFY_WITH_TIMEOUT(isPrinted, patience);
    printer.reset();
    QCOMPARE(program::pdfPages(file), 2);
    const QString words = program::pdfText(file);
    QVERIFY2(words.contains(u"Page 2 of"_s) && words.contains(u"Page 3 of"_s), qPrintable(words));
    QVERIFY(!words.contains(u"Page 1 of"_s));
}

void TestSheetJourney::cannotBeWritten()
{
    QVERIFY(goTo(*m_window, k1));
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    dialog->save(m_folder.filePath(u"no/such/folder.pdf"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), patience);
    QVERIFY2(dialog->problem().contains(u"there is no folder"_s), qPrintable(dialog->problem()));
    QVERIFY(dialog->isVisible()); // to choose another place
}

void TestSheetJourney::cancelledWritesNothing()
{
    QVERIFY(goTo(*m_window, k1));
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    const QString file = m_folder.filePath(u"cancelled.pdf"_s);
    dialog->save(file);
    QVERIFY(dialog->isBusy());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isBusy() && dialog->isVisible());
    QVERIFY(dialog->problem().contains(u"Cancelled"_s));
    QTest::qWait(300);
    QVERIFY(!QFile::exists(file));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<SheetDialog *>());
}

// What is done at once shows no progress; what is not says how far it is, and can be ended.
void TestSheetJourney::slowOneShowsHowFarItIs()
{
    QVERIFY(goTo(*m_window, k1));
    SheetDialog *dialog = asked();
    QVERIFY(dialog);
    const QString slow = m_folder.filePath(u"slow"_s), file = m_folder.filePath(u"slow.pdf"_s);
    QFile script(slow); // stands for many incidents: three are laid, then it takes for ever
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho 1 12\necho 3 12\nexec sleep 600\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    dialog->program().setProgram(slow);
    dialog->save(file);
    auto *bar = dialog->findChild<QProgressBar *>();
    QVERIFY(bar && !bar->isVisible());
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(bar->value(), 3);
    QCOMPARE(bar->maximum(), 12);
    const auto buttons = dialog->findChildren<QPushButton *>();
    const auto cancel = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) {
        return one->text() == u"&Cancel";
    });
    QVERIFY(cancel != buttons.end() && (*cancel)->isEnabled());
    QTest::keyClick(*cancel, Qt::Key_Space);
    QVERIFY(!dialog->isBusy() && dialog->isVisible());
    QVERIFY(!bar->isVisible());
    QCOMPARE(dialog->problem(), u"Cancelled; nothing was written."_s);
    QVERIFY(!QFile::exists(file));
}

void TestSheetJourney::saysWhatIsMissing()
{
    m_workbench->setCurrent(Id());
    press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<SheetDialog *>());
    QVERIFY2(m_window->messages()->text().contains(u"Choose an incident"_s),
             qPrintable(m_window->messages()->text()));
}

// The window writes by running its own program: that is this one here, which hands on to the real.
int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "sheet") == 0) {
        argv[0] = const_cast<char *>(SOURCELINE_PROGRAM);
        return execv(SOURCELINE_PROGRAM, argv);
    }
    QApplication application(argc, argv);
    TestSheetJourney journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "tst_sheetjourney.moc"
