// CSV as spreadsheets and programs read it, formulas made harmless, workbooks that cut nothing.
#include "model/dataout/tablesink.h"
#include "model/dataout/xlsxbook.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// The files of a workbook as text, by unzip, which knows nothing of us.
QByteArray partOf(const QByteArray &book, const QString &part)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.xlsx"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(book) != book.size() || !file.flush())
        return {};
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import sys, zipfile; "
                  "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"_s,
                  file.fileName(),
                  part});
    python.waitForFinished();
    return python.readAllStandardOutput();
}

} // namespace

class TableSinkTest : public QObject
{
    Q_OBJECT

private slots:
    void guardsFormulas_data();
    void guardsFormulas();
    void writesCsv();
    void leavesNumbersAndRawTextAlone();
    void splitsSheets();
    void refusesWhatACellCannotHold();
    void textsStayTexts();
};

void TableSinkTest::guardsFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFormula");
    QTest::newRow("equals") << u"=1+1"_s << true;
    QTest::newRow("plus") << u"+49 30"_s << true;
    QTest::newRow("minus") << u"-2"_s << true;
    QTest::newRow("at") << u"@SUM(A1)"_s << true;
    QTest::newRow("tab") << u"\tx"_s << true;
    QTest::newRow("CR") << u"\rx"_s << true;
    QTest::newRow("LF") << u"\n=x"_s << true;
    QTest::newRow("NUL") << QString(QChar(0)) + u'x' << true;
    QTest::newRow("after a space") << u"  =x"_s << true;
    QTest::newRow("full width") << u"\uFF1Dx"_s << true;
    QTest::newRow("guarded already") << u"'=x"_s << true;
    QTest::newRow("guarded twice") << u"''=x"_s << true;
    QTest::newRow("an apostrophe") << u"'tis"_s << false;
    QTest::newRow("apostrophes only") << u"''"_s << false;
    QTest::newRow("inside") << u"a=b"_s << false;
    QTest::newRow("words") << u"Two rockets"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TableSinkTest::guardsFormulas()
{
    QFETCH(QString, text);
    QFETCH(bool, isFormula);
    QCOMPARE(looksLikeFormula(text), isFormula);
    const QString guarded = withGuard(text);
    QCOMPARE(guarded != text, isFormula);
    QCOMPARE(withoutGuard(guarded), text);
    if (isFormula)
        QVERIFY(guarded.startsWith(u'\''));
}

void TableSinkTest::writesCsv()
{
    CsvSink sink({{u"a"_s}, {u"b"_s}}, false);
    QVERIFY(sink.row({u"say \"no\", twice"_s, u"one\ntwo"_s}));
    QVERIFY(sink.row({u" x "_s, QString()}));
    QVERIFY(sink.row({u"x;y"_s, u"a|b\tc"_s}));
    QCOMPARE(sink.takeBytes(),
             QByteArray("a,b\r\n\"say \"\"no\"\", twice\",\"one\ntwo\"\r\n\" x \",\r\n"
                        "\"x;y\",\"a|b\tc\"\r\n"));
    // A heading of another program's: its semicolons are no separators.
    CsvSink heading({{u"n"_s}, {u"a;b;c"_s}}, true);
    QCOMPARE(heading.takeBytes(), QByteArray("n,\"a;b;c\"\r\n"));
    // A row of one empty cell is no blank line.
    CsvSink one({{u"a"_s}}, true);
    QVERIFY(one.row({QString()}));
    QCOMPARE(one.takeBytes(), QByteArray("a\r\n\"\"\r\n"));
}

void TableSinkTest::leavesNumbersAndRawTextAlone()
{
    CsvSink guarded({{u"n"_s, true}, {u"t"_s}}, false);
    QVERIFY(guarded.row({u"-33.5"_s, u"-33.5"_s}));
    QCOMPARE(guarded.takeBytes(), QByteArray("n,t\r\n-33.5,'-33.5\r\n"));
    CsvSink raw({{u"t"_s}}, true);
    QVERIFY(raw.row({u"=1"_s}));
    QCOMPARE(raw.takeBytes(), QByteArray("t\r\n=1\r\n"));
}

void TableSinkTest::splitsSheets()
{
    XlsxBook book(3); // a heading and two rows
    TableSink *table = book.table(u"claims"_s, {{u"n"_s, true}});
    for (int i = 1; i <= 5; ++i)
        QVERIFY(table->row({QString::number(i)}));
    const auto bytes = book.close();
    QVERIFY(bytes);
    const QByteArray names = partOf(*bytes, u"xl/workbook.xml"_s);
    for (const char *name : {"\"claims\"", "\"claims 2\"", "\"claims 3\""})
        QVERIFY2(names.contains(name), names.constData());
    QVERIFY(partOf(*bytes, u"xl/worksheets/sheet3.xml"_s).contains("<v>5</v>"));
}

void TableSinkTest::refusesWhatACellCannotHold()
{
    XlsxBook book;
    TableSink *table = book.table(u"claims"_s, {{u"note"_s}});
    QVERIFY(table->row({QString(XlsxBook::longestCell, u'x')}));
    const auto refused = table->row({QString(XlsxBook::longestCell + 1, u'x')});
    QVERIFY(!refused);
    for (const QString &part : {u"note"_s, u"row 3"_s, u"32,768"_s, u"nothing was written"_s})
        QVERIFY2(refused.error().message.contains(part), qPrintable(refused.error().message));
    QVERIFY(!table->row({QString(QChar(0))}));
}

void TableSinkTest::textsStayTexts()
{
    XlsxBook book;
    TableSink *table = book.table(u"a"_s, {{u"text"_s}, {u"number"_s, true}});
    QVERIFY(table->row({u"=1+1"_s, u"7"_s}));
    QVERIFY(table->row({u"https://example.org/"_s, u"about 7"_s}));
    QVERIFY(table->row({u"0123"_s, QString()}));
    const auto bytes = book.close();
    QVERIFY(bytes);
    const QByteArray sheet = partOf(*bytes, u"xl/worksheets/sheet1.xml"_s);
    QVERIFY(!sheet.contains("<f>"));
    QVERIFY(!sheet.contains("hyperlink"));
    QVERIFY(sheet.contains("<v>7</v>"));
    QVERIFY(!sheet.contains("inlineStr"));
    const QByteArray texts = partOf(*bytes, u"xl/sharedStrings.xml"_s);
    for (const char *text : {"<t>=1+1</t>", "<t>0123</t>", "<t>about 7</t>"})
        QVERIFY2(texts.contains(text), text);
}

QTEST_MAIN(TableSinkTest)
#include "tst_tablesink.moc"
