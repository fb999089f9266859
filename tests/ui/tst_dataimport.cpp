// A table that comes in by the window: recognised or mapped, shown before, one step that Undo takes
// back.
#include "model/dataout/dataexport.h"
#include "model/store/statement.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/exchange/dataimportdialog.h"
#include "ui/exchange/importpreview.h"
#include "ui/exchange/mappingform.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

} // namespace

class DataImportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importsADatasetAfterShowingIt();
    void mapsWhatIsNotKnownAndRemembers();
    void mapsByKeyboard();
    void asksBeforeAMappingIsLost();
    void showsTheFileUntilItIsMapped();
    void looksWithoutImporting();
    void namesWhatIsHereAndWhatIsMissing();
    void citationsWithoutAPlaceAreListed();
    void asksWhoImports();
    void incidentsAreNotMapped();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    bool open(Workbench &workbench) const;
    static qint64 incidents(const Workbench &workbench);

    SampleFile m_sample;
    QTemporaryDir m_folder;
};

void DataImportTest::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.filePath(u"data"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(u"config"_s));
}

QString DataImportTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

bool DataImportTest::open(Workbench &workbench) const
{
    workbench.setIdentity({u"Ada King"_s, u"AK"_s});
    return workbench.open(m_sample.path())
           && QTest::qWaitFor(
               [&workbench] {
                   return workbench.casefile() && !workbench.isLoading() && workbench.canEdit();
               },
               patience);
}

qint64 DataImportTest::incidents(const Workbench &workbench)
{
    const auto reader = workbench.casefile()->reader();
    if (!reader)
        return -1;
    Statement count(reader->handle(), "SELECT count(*) FROM incident");
    return count.next() ? count.integer(0) : -1;
}

void DataImportTest::importsADatasetAfterShowingIt()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const qint64 before = incidents(workbench);
    const QString path =
        write(u"events.csv"_s,
              "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,fatalities\n"
              "X1,2020-03-11,Battles,Armed clash,Group A,Iraq,3\n"
              "X2,never,Battles,Armed clash,Group A,Iraq,3\n");
    DataImportDialog dialog(workbench, path);
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    QVERIFY2(dialog.sentence().contains(u"2 rows: 1 new, 0 here already, 1 rejected"_s),
             qPrintable(dialog.sentence()));
    QCOMPARE(dialog.preview()->rowCount(), 2);
    const auto shown = [&dialog](int row, int column) {
        return dialog.preview()->index(row, column).data().toString();
    };
    // As they stand in the file.
    QCOMPARE(shown(0, ImportPreview::Said), u"Group A (asserts)"_s);
    QCOMPARE(shown(1, ImportPreview::Becomes), u"rejected: event_date “never” is no date"_s);
    QCOMPARE(incidents(workbench), before);
    QSignalSpy imported(&dialog, &DataImportDialog::imported);
    dialog.import();
    QVERIFY(imported.wait(patience));
    QCOMPARE(incidents(workbench), before + 1);
    QVERIFY(QFile::exists(m_folder.filePath(u"events.rejected.csv"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(workbench.snapshot()->incidents == before + 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(workbench.history().canUndo(), patience);
    workbench.history().undo();
    QTRY_COMPARE_WITH_TIMEOUT(incidents(workbench), before, patience);
}

void DataImportTest::mapsWhatIsNotKnownAndRemembers()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const qint64 before = incidents(workbench);
    const QString path =
        write(u"list.csv"_s, "When;Town;Dead;Whoever\n2020-03-11;Taji;3;Group A\n");
    {
        DataImportDialog dialog(workbench, path);
        QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
        QVERIFY(previewed.wait(patience)); // with what the headings suggest
        QVERIFY2(dialog.sentence().contains(u"Whoever"_s), qPrintable(dialog.sentence()));
        QJsonObject mapping = dialog.mapping()->mapping();
        QCOMPARE(mapping[u"columns"_s][u"place"_s].toString(), u"Town"_s);
        QJsonObject columns = mapping[u"columns"_s].toObject();
        columns.insert(u"attributed_to"_s, u"Whoever"_s);
        mapping.insert(u"columns"_s, columns);
        dialog.mapping()->setColumns({u"When"_s, u"Town"_s, u"Dead"_s, u"Whoever"_s}, mapping);
        emit dialog.mapping()->changed();
        QVERIFY(previewed.wait(patience));
        QCOMPARE(dialog.preview()->index(0, ImportPreview::Said).data().toString(),
                 u"Group A (asserts)"_s);
        QSignalSpy imported(&dialog, &DataImportDialog::imported);
        dialog.import();
        QVERIFY(imported.wait(patience));
    }
    QCOMPARE(incidents(workbench), before + 1);
    DataImportDialog again(workbench, path);
    QSignalSpy previewed(&again, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    QCOMPARE(again.mapping()->mapping()[u"columns"_s][u"attributed_to"_s].toString(), u"Whoever"_s);
    QVERIFY2(again.sentence().contains(u"1 here already"_s), qPrintable(again.sentence()));
}

// A choice rests before the table is read again, and keeps the keyboard where it is.
void DataImportTest::mapsByKeyboard()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    DataImportDialog dialog(workbench,
                            write(u"keys.csv"_s, "When,Ref,Remark,Row\n2020-03-11,R-7,Loud,1\n"));
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    dialog.show();
    QVERIFY(previewed.wait(patience));
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    // A person begins with who says what the rows say.
    auto *dataset = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(dataset && dialog.mapping()->isAncestorOf(dataset));
    QTest::keyClick(dataset, Qt::Key_Tab);
    QPointer<QComboBox> id = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(id);
    QTest::keyClicks(id, u"r"_s);
    QCOMPARE(id->currentText(), u"Ref"_s);
    QVERIFY(previewed.wait(patience));
    QCOMPARE(QApplication::focusWidget(), id.data()); // after reading too
    QTest::keyClicks(id, u"r"_s);
    QCOMPARE(id->currentText(), u"Remark"_s);
    QTest::keyClicks(id, u"r"_s);
    QCOMPARE(id->currentText(), u"Row"_s);
    QTest::keyClick(id, Qt::Key_Up);
    QCOMPARE(id->currentText(), u"Remark"_s);
    QTest::keyClick(id, Qt::Key_Tab);
    QPointer<QComboBox> title = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(title && title != id);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(title, Qt::Key_Down);
    QCOMPARE(title->currentText(), u"Remark"_s);
    QVERIFY(previewed.wait(patience)); // the latest wins
    QCOMPARE(previewed.size(), 3);     // what lay between was not read
    QCOMPARE(dialog.preview()->index(0, ImportPreview::Title).data().toString(), u"Loud"_s);
    QCOMPARE(QApplication::focusWidget(), title.data());
    // Return chooses nothing and writes nothing.
    const qint64 before = incidents(workbench);
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QCOMPARE(incidents(workbench), before);
}

void DataImportTest::asksBeforeAMappingIsLost()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const QString path = write(u"lost.csv"_s, "When,Sort\n2020-03-11,Fire\n");
    for (const bool isTouched : {false, true}) {
        DataImportDialog dialog(workbench, path);
        QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
        dialog.show();
        QVERIFY(previewed.wait(patience));
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        if (isTouched) {
            QTest::keyClicks(QApplication::focusWidget(), u"Who"_s);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QVERIFY(dialog.isVisible());
            QVERIFY2(dialog.sentence().contains(u"Escape again"_s), qPrintable(dialog.sentence()));
            QTest::keyClicks(QApplication::focusWidget(), u"ever"_s);
            dialog.close(); // what was chosen since is asked for too, by the window's own cross
            QVERIFY(dialog.isVisible());
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }
}

void DataImportTest::showsTheFileUntilItIsMapped()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const QString path = write(u"strange.csv"_s, "Alpha,Beta\nFire in the hall,2020-03-11\n");
    {
        DataImportDialog dialog(workbench, path);
        QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
        dialog.show();
        QVERIFY(previewed.wait(patience));
        const QAbstractItemModel *shown = dialog.findChild<QTableView *>()->model();
        QCOMPARE(shown->headerData(0, Qt::Horizontal).toString(), u"Alpha"_s);
        QCOMPARE(shown->index(0, 0).data().toString(), u"Fire in the hall"_s);
        QVERIFY2(dialog.sentence().contains(u"needs a date or a title"_s),
                 qPrintable(dialog.sentence()));
        QVERIFY(!dialog.sentence().contains(path));
        QVERIFY2(dialog.about().contains(u"No layout that is known here"_s),
                 qPrintable(dialog.about()));
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"a"_s); // the title is Alpha
        QVERIFY(previewed.wait(patience));
        shown = dialog.findChild<QTableView *>()->model();
        QCOMPARE(shown, static_cast<const QAbstractItemModel *>(dialog.preview()));
        QCOMPARE(dialog.preview()->index(0, ImportPreview::Title).data().toString(),
                 u"Fire in the hall"_s);
        QSignalSpy imported(&dialog, &DataImportDialog::imported);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(imported.wait(patience));
    }
    DataImportDialog again(workbench, path);
    QSignalSpy previewed(&again, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    QVERIFY2(again.about().contains(u"as you said"_s), qPrintable(again.about()));
    // What no row says takes no room.
    auto *rows = again.findChild<QTableView *>();
    QVERIFY(!rows->isColumnHidden(ImportPreview::Title));
    QVERIFY(rows->isColumnHidden(ImportPreview::Killed));
}

// Looking at rows by keyboard imports nothing and holds nobody.
void DataImportTest::looksWithoutImporting()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const qint64 before = incidents(workbench);
    DataImportDialog dialog(
        workbench,
        write(u"look.csv"_s,
              "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,fatalities\n"
              "L1,2020-03-11,Battles,Armed clash,Group A,Iraq,3\n"
              "L2,2020-03-12,Battles,Armed clash,Group A,Iraq,3\n"));
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    QSignalSpy imported(&dialog, &DataImportDialog::imported);
    dialog.show();
    QVERIFY(previewed.wait(patience));
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *rows = dialog.findChild<QTableView *>();
    QCOMPARE(QApplication::focusWidget(), rows);
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Return);
    QTest::keyClick(rows, Qt::Key_Enter);
    QTest::keyClick(rows, Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != rows);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), rows);
    QVERIFY(!imported.wait(200));
    QCOMPARE(incidents(workbench), before);
    QTest::keyClick(rows, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(imported.wait(patience));
    QCOMPARE(incidents(workbench), before + 2);
}

void DataImportTest::namesWhatIsHereAndWhatIsMissing()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const QByteArray heading =
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,source\n";
    const QByteArray first = "N1,2020-03-14,Battles,Armed clash,Group A,Iraq,Paper\n";
    const auto rowsOf = [&](const QByteArray &bytes, bool imports) {
        DataImportDialog dialog(workbench, write(u"named.csv"_s, heading + bytes));
        QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
        QSignalSpy imported(&dialog, &DataImportDialog::imported);
        if (!previewed.wait(patience))
            return QStringList();
        QStringList rows;
        for (int row = 0; row < dialog.preview()->rowCount(); ++row)
            rows.append(
                dialog.preview()->index(row, ImportPreview::Becomes).data().toString() + u'|'
                + dialog.preview()->index(row, ImportPreview::Title).data().toString() + u'|'
                + dialog.preview()->index(row, ImportPreview::Sources).data().toString());
        rows.append(dialog.sentence());
        if (imports) {
            dialog.import();
            if (!imported.wait(patience))
                return QStringList();
        }
        return rows;
    };
    const QStringList fresh = rowsOf(first, true);
    QVERIFY2(fresh.size() == 2 && fresh[0].startsWith(u"new|"_s) && fresh[0].endsWith(u"|Paper"_s),
             qPrintable(fresh.join(u'\n')));
    const QStringList again = rowsOf(first
                                         + "N2,2020-03-15,Battles,Armed clash,Group A,Iraq,\n"
                                           "N2,2020-03-15,Battles,Armed clash,Group A,Iraq,\n",
                                     false);
    QCOMPARE(again.size(), 4);
    QVERIFY2(again[0].startsWith(u"is here already: acled-N1|"_s) && !again[0].contains(u"||"_s),
             qPrintable(again[0]));
    QVERIFY2(again[1].startsWith(u"new; without a source|"_s), qPrintable(again[1]));
    QVERIFY2(again[2].startsWith(u"stands in line 3 already|"_s), qPrintable(again[2]));
    QVERIFY2(again[3].contains(u"1 row names no source: taken in without."_s),
             qPrintable(again[3]));
}

void DataImportTest::citationsWithoutAPlaceAreListed()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const auto reader = workbench.casefile()->reader();
    QVERIFY(reader);
    DataOrder order;
    order.format = DataFormat::WebAnnotation;
    order.isAll = true;
    Statement ids(reader->handle(), "SELECT id FROM incident ORDER BY id");
    while (ids.next())
        order.incidents.push_back(ids.id(0));
    order.of = qint64(order.incidents.size());
    const auto file = exportData(reader->handle(), order);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    // One is of another casefile's claim.
    QJsonObject object = QJsonDocument::fromJson(file->bytes).object();
    QJsonObject page = object[u"first"_s].toObject();
    QJsonArray items = page[u"items"_s].toArray();
    QJsonObject item = items[1].toObject();
    QJsonObject body = item[u"body"_s].toObject();
    const QString record = body[u"sl:record"_s].toString();
    const QString key = body[u"sl:key"_s].toString();
    body[u"sl:key"_s] = QString(key.chopped(1) + (key.endsWith(u'1') ? u'2' : u'1'));
    item[u"body"_s] = body;
    items[1] = item;
    page[u"items"_s] = items;
    object[u"first"_s] = page;
    DataImportDialog dialog(workbench, write(u"cited.jsonld"_s, QJsonDocument(object).toJson()));
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    QVERIFY2(dialog.preview()->rowCount() > 0, qPrintable(dialog.sentence()));
    QCOMPARE(dialog.preview()->index(0, ImportPreview::Line).data().toString(), u"annotation 2"_s);
    const QString becomes = dialog.preview()->index(0, ImportPreview::Becomes).data().toString();
    QVERIFY2(becomes.contains(record + u" that it is about is not here"_s), qPrintable(becomes));
    QVERIFY2(dialog.sentence().contains(u"Not taken: 1 citation"_s), qPrintable(dialog.sentence()));
    QVERIFY2(dialog.sentence().contains(u"%L1 here already"_s.arg(items.size() - 1)),
             qPrintable(dialog.sentence()));
}

// Who imports signs: with nobody named it asks, and without an answer nothing comes in.
void DataImportTest::asksWhoImports()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    workbench.setIdentity({});
    const qint64 before = incidents(workbench);
    const QString path =
        write(u"asked.csv"_s,
              "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,fatalities\n"
              "X9,2020-03-12,Battles,Armed clash,Group A,Iraq,3\n");
    DataImportDialog dialog(workbench, path);
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    bool isNamed = false;
    int asked = 0;
    connect(&dialog, &DataImportDialog::identityRequested, &workbench, [&] {
        ++asked;
        if (isNamed)
            workbench.setIdentity({u"Ada King"_s, u"AK"_s});
    });
    QSignalSpy imported(&dialog, &DataImportDialog::imported);
    dialog.import();
    QCOMPARE(asked, 1);
    QVERIFY2(dialog.sentence().contains(u"needs the name"_s), qPrintable(dialog.sentence()));
    QVERIFY(!imported.wait(200));
    QCOMPARE(incidents(workbench), before);
    isNamed = true; // pressed again
    dialog.import();
    QCOMPARE(asked, 2);
    QVERIFY(imported.wait(patience));
    QCOMPARE(incidents(workbench), before + 1);
    const auto reader = workbench.casefile()->reader();
    QVERIFY(reader);
    Statement edit(reader->handle(), "SELECT who FROM edit ORDER BY seq DESC LIMIT 1");
    QVERIFY(edit.next());
    QCOMPARE(edit.text(0), u"Ada King"_s);
}

// A row per incident is for reading elsewhere: it is said what comes back in, and nothing offers to
// take its figures for a dataset's.
void DataImportTest::incidentsAreNotMapped()
{
    Workbench workbench;
    QVERIFY(open(workbench));
    const auto reader = workbench.casefile()->reader();
    QVERIFY(reader);
    DataOrder order;
    order.format = DataFormat::Csv;
    order.isAll = true;
    Statement ids(reader->handle(), "SELECT id FROM incident ORDER BY id LIMIT 3");
    while (ids.next())
        order.incidents.push_back(ids.id(0));
    order.of = qint64(order.incidents.size());
    const auto file = exportData(reader->handle(), order);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    DataImportDialog dialog(workbench, write(u"incidents.csv"_s, file->bytes));
    QSignalSpy previewed(&dialog, &DataImportDialog::previewed);
    QVERIFY(previewed.wait(patience));
    for (const QString &part : {u"CSV of incidents"_s, u"CSV of claims"_s, u"--rows claims"_s})
        QVERIFY2(dialog.sentence().contains(part), qPrintable(dialog.sentence()));
    QVERIFY(dialog.mapping()->isHidden());
}

QTEST_MAIN(DataImportTest)
#include "tst_dataimport.moc"
