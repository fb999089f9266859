// Records that leave by the window: what the command line would write, refusals said, stopping.
#include "model/store/statement.h"
#include "samplefile.h"
#include "ui/common/theme.h"
#include "ui/exchange/dataexportdialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString shown(const DataExportDialog &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (!label->isHidden())
            texts.append(label->text());
    }
    for (const QPlainTextEdit *text : dialog.findChildren<QPlainTextEdit *>()) {
        if (!text->isHidden())
            texts.append(text->toPlainText());
    }
    return texts.join(u'\n');
}

} // namespace

class DataExchangeTest : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatTheCommandLineWrites();
    void exportsWhatTheFilterLetsThrough();
    void saysRowsOfWhat();
    void theNameOfAnotherFormatIsRefused();
    void aRefusalIsSaid();
    void stoppingWritesNothing();
    void noTextIsCut();

private:
    SampleFile m_sample;
    QTemporaryDir m_folder;
};

void DataExchangeTest::writesWhatTheCommandLineWrites()
{
    DataExportDialog dialog({m_sample.path(), {}, 124, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    dialog.show();
    QSignalSpy saved(&dialog, &DataExportDialog::saved);
    auto *format = dialog.findChild<QComboBox *>();
    format->setCurrentIndex(1); // a row per claim
    const QString path = m_folder.filePath(u"claims.csv"_s);
    dialog.save(path);
    QVERIFY(saved.wait(patience));
    QVERIFY2(shown(dialog).contains(u"of 124 incidents"_s), qPrintable(shown(dialog)));
    QVERIFY2(shown(dialog).contains(u"Links between incidents"_s), qPrintable(shown(dialog)));
    QProcess program;
    const QString other = m_folder.filePath(u"other.csv"_s);
    program.start(QStringLiteral(SOURCELINE_PROGRAM),
                  {u"export"_s,
                   m_sample.path(),
                   u"--as"_s,
                   u"csv"_s,
                   u"--rows"_s,
                   u"claims"_s,
                   u"-o"_s,
                   other});
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(!bytesOf(path).isEmpty());
    QCOMPARE(bytesOf(path), bytesOf(other));
}

void DataExchangeTest::exportsWhatTheFilterLetsThrough()
{
    DataExportDialog dialog({m_sample.path(), u"place:Taji"_s, 9, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    QSignalSpy saved(&dialog, &DataExportDialog::saved);
    const QString path = m_folder.filePath(u"taji.csv"_s);
    dialog.save(path);
    QVERIFY(saved.wait(patience));
    // Said where it is looked for, as in the pack's note and the workbook's sheet.
    QVERIFY2(shown(dialog).contains(u"filter: place:Taji"_s), qPrintable(shown(dialog)));
    const qsizetype filtered = bytesOf(path).count("\r\n");
    for (QRadioButton *button : dialog.findChildren<QRadioButton *>()) {
        if (button->text().contains(u"124"_s))
            button->setChecked(true);
    }
    dialog.save(path);
    QVERIFY(saved.wait(patience));
    QVERIFY2(shown(dialog).contains(u"no filter"_s), qPrintable(shown(dialog)));
    QVERIFY(filtered > 1);
    QVERIFY(bytesOf(path).count("\r\n") > filtered);
}

void DataExchangeTest::saysRowsOfWhat()
{
    DataExportDialog dialog({m_sample.path(), {}, 124, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    auto *format = dialog.findChild<QComboBox *>();
    format->setCurrentIndex(format->count() - 1); // a pack
    QSignalSpy saved(&dialog, &DataExportDialog::saved);
    dialog.save(m_folder.filePath(u"all.json"_s));
    QVERIFY(saved.wait(patience));
    QVERIFY2(shown(dialog).contains(u" records of 124 incidents"_s), qPrintable(shown(dialog)));
}

// CSV under the name of a workbook would be opened as one.
void DataExchangeTest::theNameOfAnotherFormatIsRefused()
{
    DataExportDialog dialog({m_sample.path(), u"place:Taji"_s, 9, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    const QString path = m_folder.filePath(u"taji.XLSX"_s);
    dialog.save(path);
    QVERIFY2(shown(dialog).contains(u"taji.XLSX is the name of another format"_s),
             qPrintable(shown(dialog)));
    QTest::qWait(300);
    QVERIFY(!QFileInfo::exists(path));
    QSignalSpy saved(&dialog, &DataExportDialog::saved);
    dialog.findChild<QComboBox *>()->setCurrentIndex(2);
    dialog.save(path);
    QVERIFY(saved.wait(patience));
    QVERIFY(QFileInfo::exists(path));
}

void DataExchangeTest::aRefusalIsSaid()
{
    const SampleFile own;
    {
        auto casefile = Casefile::open(own.path());
        QVERIFY(casefile);
        const auto marked =
            (*casefile)
                ->edit({u"test"_s, u"Mark"_s},
                       [](Writer &writer) -> Result<void> {
                           Statement first(writer.database(),
                                           "SELECT document FROM report LIMIT 1");
                           if (!first.next())
                               return Error{u"no report"_s};
                           const Id id = first.id(0);
                           first.reset();
                           return writer.update("document", id, {{"marking", qint64{85}}});
                       })
                .result();
        QVERIFY(marked);
    }
    DataExportDialog dialog({own.path(), {}, 124, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    dialog.show();
    const QString path = m_folder.filePath(u"refused.csv"_s);
    dialog.save(path);
    QTRY_VERIFY_WITH_TIMEOUT(shown(dialog).contains(u"TLP:RED"_s), patience);
    QVERIFY(!QFile::exists(path));
    for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
        if (box->isEditable())
            box->setCurrentText(u"TLP:RED"_s);
    }
    QSignalSpy saved(&dialog, &DataExportDialog::saved);
    dialog.save(path);
    QVERIFY(saved.wait(patience));
}

void DataExchangeTest::stoppingWritesNothing()
{
    DataExportDialog dialog({m_sample.path(), {}, 124, 124, {}});
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    dialog.show();
    const QString path = m_folder.filePath(u"stopped.csv"_s);
    dialog.save(path);
    dialog.reject();
    QVERIFY(!dialog.program().isRunning());
    QVERIFY2(shown(dialog).contains(u"nothing was written"_s), qPrintable(shown(dialog)));
    QVERIFY(!QFile::exists(path));
    QVERIFY(dialog.isVisible());
    dialog.reject();
    QVERIFY(!dialog.isVisible());
}

// A text that wraps has the room that it takes, whichever format is chosen and however narrow.
void DataExchangeTest::noTextIsCut()
{
    DataExportDialog dialog({m_sample.path(), u"place:Taji"_s, 9, 124, {}});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *format = dialog.findChild<QComboBox *>();
    for (const int width : {dialog.width(), dialog.minimumWidth(), 900, dialog.minimumWidth()}) {
        dialog.resize(width, dialog.minimumHeight());
        for (int i = format->count() - 1; i >= 0; --i) {
            format->setCurrentIndex(i);
            QTest::qWait(0);
            for (const QLabel *label : dialog.findChildren<QLabel *>()) {
                if (label->isVisible() && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
            }
        }
    }
}

QTEST_MAIN(DataExchangeTest)
#include "tst_dataexchange.moc"
