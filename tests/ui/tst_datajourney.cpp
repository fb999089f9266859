// Tables and packs into an empty casefile through the real window: dropped, looked at, taken in,
// taken back. What stands in them is invented.
#include "emptycase.h"
#include "model/exchange/pack.h"
#include "ui/exchange/dataimportdialog.h"
#include "ui/exchange/importpreview.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

namespace {

// ACLED's layout: three sound rows, one of them of a vague date, and an error of each sort.
const QByteArray events =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,country,location,"
    "latitude,longitude,fatalities\n"
    "X1,11 March 2020,1,Explosions/Remote violence,,Group A,Iraq,Taji,33.5,44.25,3\n"
    "X2,soon,1,Battles,Armed clash,Group A,Iraq,Taji,,,3\n"
    "X3,2020-03-12,1,Battles,Armed clash,Group B,Iraq,Basra,,,many\n"
    "X4,2020-03-12,3,Battles,Armed clash,Group B,Iraq,Basra,,,0\n"
    "X5,2020-03-12,1,Battles,Armed clash,Group C,Iraq,Mosul,95,44,1\n"
    "X6,2020-03-12\n"
    "X7,2020-03-14,1,Battles,Armed clash,Unidentified Armed Group (Iraq),Iraq,Mosul,,,\n";

} // namespace

class DataJourney : public QObject, protected EmptyCase
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anAcledFileWithErrors();
    void aPackAndItsConflicts();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    DataImportDialog *drop(const QString &path);
    QStringList rows(const DataImportDialog &dialog) const;
    qint64 count(const char *sql);
};

void DataJourney::init()
{
    QVERIFY(openEmpty());
    QVERIFY(QTest::qWaitFor([this] { return m_window->workbench().canEdit(); }, patience));
}

void DataJourney::cleanup()
{
    closeWindow();
}

QString DataJourney::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

// Null unless it shows what the file would become.
DataImportDialog *DataJourney::drop(const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint at(100, 100);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter); // a drop goes to where a drag has entered
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &event);
    auto *dialog = m_window->findChild<DataImportDialog *>();
    if (!dialog)
        return nullptr;
    QSignalSpy previewed(dialog, &DataImportDialog::previewed);
    return previewed.wait(patience) && dialog->isVisible() ? dialog : nullptr;
}

QStringList DataJourney::rows(const DataImportDialog &dialog) const
{
    QStringList rows;
    for (int i = 0; i < dialog.preview()->rowCount(); ++i) {
        QStringList cells;
        for (int column = 0; column < ImportPreview::ColumnCount; ++column)
            cells.append(dialog.preview()->index(i, column).data().toString());
        rows.append(cells.join(u'|'));
    }
    return rows;
}

qint64 DataJourney::count(const char *sql)
{
    const auto reader = m_window->workbench().casefile()->reader();
    Statement select(reader->handle(), sql);
    return select.next() ? select.integer(0) : -1;
}

void DataJourney::anAcledFileWithErrors()
{
    const QString path = write(u"events.csv"_s, events);
    DataImportDialog *dialog = drop(path);
    QVERIFY(dialog);
    // The dry run: each row with its line; of the rejected also the column, the value and why.
    const QStringList shown = rows(*dialog);
    QCOMPARE(shown.size(), 7);
    // As they stand in the file.
    QCOMPARE(
        (QStringList{shown[1], shown[2], shown[4], shown[5]}),
        (QStringList{u"3|rejected: event_date “soon” is no date|||||||"_s,
                     u"4|rejected: fatalities “many” is no whole number|||||||"_s,
                     u"6|rejected: latitude “95” is no number of degrees from −90 to 90|||||||"_s,
                     u"7|rejected: it has 2 cells and the heading has 11|||||||"_s}));
    QVERIFY2(shown[0].startsWith(u"2|new|"_s), qPrintable(shown[0]));
    QVERIFY2(shown[0].endsWith(u"|11 Mar 2020|Taji|Group A (asserts)|3 or more||"_s),
             qPrintable(shown[0]));
    QVERIFY2(shown[3].endsWith(u"|Mar 2020|Basra|Group B (asserts)|not reported||"_s),
             qPrintable(shown[3]));
    QVERIFY2(shown[6].endsWith(u"|Mosul||||"_s), qPrintable(shown[6])); // nobody is named
    QVERIFY(dialog->sentence().contains(u"7 rows: 3 new, 0 here already, 4 rejected."_s));
    QCOMPARE(count("SELECT count(*) FROM incident"), 0);
    QCOMPARE(count("SELECT count(*) FROM edit"), 0);
    // Taken in by the keyboard.
    const QPointer<DataImportDialog> open = dialog;
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return !open || !open->isVisible(); }, patience));
    QCOMPARE(count("SELECT count(*) FROM incident"), 3);
    QCOMPARE(count("SELECT count(*) FROM edit"), 1);
    QCOMPARE(count("SELECT count(*) FROM assessment"), 0); // an allegation is no finding
    QVERIFY(QTest::qWaitFor([&] { return m_window->workbench().snapshot()->incidents == 3; },
                            patience));
    // Rejected rows are in a file beside it, with line, column, value and reason.
    QFile rejected(m_folder->filePath(u"events.rejected.csv"_s));
    QVERIFY(rejected.open(QIODevice::ReadOnly));
    const QByteArray lines = rejected.readAll();
    QCOMPARE(lines.count("\r\n"), 5);
    QVERIFY(lines.contains("3,event_date,“soon” is no date,X2,soon,1,"));
    // The same file again adds nothing, and offers nothing.
    dialog = drop(path);
    QVERIFY(dialog);
    QVERIFY(dialog->sentence().contains(u"7 rows: 0 new, 3 here already, 4 rejected."_s));
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        QCOMPARE(button->isEnabled(), !button->text().contains(u"Import"_s));
    press(Qt::Key_Escape);
    QVERIFY(QTest::qWaitFor([&] { return !m_window->findChild<DataImportDialog *>(); }, patience));
    // Undo takes all of it back.
    QVERIFY(idle(*m_window));
    m_window->activateWindow(); // a window manager does so when a dialog goes
    QVERIFY(QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }, patience));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM incident") == 0; }, patience));
    QCOMPARE(count("SELECT (SELECT count(*) FROM claim) + (SELECT count(*) FROM statement) + "
                   "(SELECT count(*) FROM actor) + (SELECT count(*) FROM document)"),
             0);
    QVERIFY(QTest::qWaitFor([&] { return m_window->workbench().snapshot()->incidents == 0; },
                            patience));
}

void DataJourney::aPackAndItsConflicts()
{
    const QString path = write(u"sample.pack.json"_s, samplePack());
    DataImportDialog *dialog = drop(path);
    QVERIFY(dialog);
    QVERIFY2(rows(*dialog).contains(u"incident|124 new records|||||||"_s),
             qPrintable(rows(*dialog).join(u'\n')));
    QPointer<DataImportDialog> open = dialog;
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return !open || !open->isVisible(); }, patience));
    QCOMPARE(count("SELECT count(*) FROM incident"), 124);
    // Another casefile's pack says another title: it is told, and nothing is changed.
    QVERIFY(idle(*m_window));
    QByteArray other = samplePack();
    other.replace("\"title\": \"Rocket barrage on the K-1 base",
                  "\"title\": \"Another barrage on the K-1 base");
    dialog = drop(write(u"other.pack.json"_s, other));
    QVERIFY(dialog);
    QVERIFY2(rows(*dialog).front().contains(u"was left as it is: title is “Rocket barrage on"_s)
                 && rows(*dialog).front().contains(u"and “Another barrage on"_s),
             qPrintable(rows(*dialog).front()));
    QVERIFY2(dialog->sentence().startsWith(u"0 records would be added"_s)
                 && dialog->sentence().contains(u"1 different"_s),
             qPrintable(dialog->sentence()));
    press(Qt::Key_Escape);
}

QTEST_MAIN(DataJourney)
#include "tst_datajourney.moc"
