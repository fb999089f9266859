// Files that tables come in, well made and badly: read rightly, or refused with the line.
#include "model/datain/tablefile.h"
#include "model/datain/zipsizes.h"
#include "model/dataout/xlsxbook.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <xlsxwriter.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Rows as `line: cell|cell`, problems as `line! why`; an error as its sentence.
QStringList readAll(const QByteArray &bytes, bool isWorkbook = false, size_t sheet = 0)
{
    const auto file = TableFile::read(bytes, u"a.csv"_s, isWorkbook);
    if (!file)
        return {file.error().message};
    QStringList lines{file->sheets()[sheet].heading.join(u'|')};
    const auto done = file->forEachRow(sheet, [&lines](const TableLine &line) {
        QStringList cells;
        for (const QByteArrayView cell : line.cells)
            cells.append(QString::fromUtf8(cell));
        lines.append(line.problem.isEmpty() ? u"%1: %2"_s.arg(line.line).arg(cells.join(u'|'))
                                            : u"%1! %2"_s.arg(line.line).arg(line.problem));
        return true;
    });
    if (!done)
        lines.append(done.error().message);
    return lines;
}

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(
        encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

} // namespace

class TableFileTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void charsets_data();
    void charsets();
    void oneByteALetter_data();
    void oneByteALetter();
    void aCellOfAMegabyte();
    void stops();
    void readsWorkbooks();
    void refusesBrokenWorkbooks_data();
    void refusesBrokenWorkbooks();
    void refusesTextsInsideOfCells();
    void refusesArchivesThatSwell();
};

void TableFileTest::reads_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &csv, const QStringList &expected) {
        QTest::newRow(name) << csv << expected;
    };
    row("plain", "a,b\r\n1,2\r\n3,4\r\n", {u"a|b"_s, u"2: 1|2"_s, u"3: 3|4"_s});
    row("LF, no end", "a,b\n1,2", {u"a|b"_s, u"2: 1|2"_s});
    row("CR alone", "a,b\r1,2\r3,4\r", {u"a|b"_s, u"2: 1|2"_s, u"3: 3|4"_s});
    row("semicolons", "a;b\n1,5;2\n", {u"a|b"_s, u"2: 1,5|2"_s});
    row("tabs", "a\tb\n1\t2\n", {u"a|b"_s, u"2: 1|2"_s});
    row("bars", "a|b\n1|2\n", {u"a|b"_s, u"2: 1|2"_s});
    row("one column", "a\nx\n", {u"a"_s, u"2: x"_s});
    row("quoted", "a,b\n\"say \"\"no\"\"\",\"1,2\"\n", {u"a|b"_s, u"2: say \"no\"|1,2"_s});
    row("lines in cells",
        "a,b\n\"one\ntwo\",x\ny,\"three\r\nfour\"\nz,z\n",
        {u"a|b"_s, u"2: one\ntwo|x"_s, u"4: y|three\r\nfour"_s, u"6: z|z"_s});
    row("blank lines", "a,b\r\n\r\n1,2\r\n\n\n3,4\r\n", {u"a|b"_s, u"3: 1|2"_s, u"6: 3|4"_s});
    row("ragged",
        "a,b\n1\n1,2,3\n1,2\n",
        {u"a|b"_s,
         u"2! it has 1 cell and the heading has 2"_s,
         u"3! it has 3 cells and the heading has 2"_s,
         u"4: 1|2"_s});
    row("NUL",
        QByteArray("a,b\n1,x\0y\n3,4\n", 14),
        {u"a|b"_s, u"2! it holds a NUL character"_s, u"3: 3|4"_s});
    row("heading with a line in it", "a,\"b\nc\"\n1,2\n", {u"a|b\nc"_s, u"3: 1|2"_s});
    row("separators in quotes do not count", "\"a;b;c\",d\n1,2\n", {u"a;b;c|d"_s, u"2: 1|2"_s});
    row("leading zeros stay", "a,b\n007,1e5\n", {u"a|b"_s, u"2: 007|1e5"_s});
    row("empty cells", "a,b,c\n,,\n", {u"a|b|c"_s, u"2: ||"_s});
}

void TableFileTest::reads()
{
    QFETCH(QByteArray, csv);
    QFETCH(QStringList, expected);
    QCOMPARE(readAll(csv), expected);
}

void TableFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("says");
    QTest::newRow("unclosed quote")
        << QByteArray("a,b\n1,2\n3,\"4\n5,6\n")
        << u"line 3: a quotation that begins in this row is never closed"_s;
    QTest::newRow("quote in a cell")
        << QByteArray("a,b\n1,2\n3,4\"5\n") << u"line 3: a quotation mark"_s;
    QTest::newRow("text after a quote")
        << QByteArray("a,b\n\"1\"x,2\n") << u"line 2: a quotation mark"_s;
    QTest::newRow("empty") << QByteArray() << u"it is empty"_s;
    QTest::newRow("blank") << QByteArray("\n\n") << u"it is empty"_s;
    QTest::newRow("a heading twice")
        << QByteArray("a,b,a\n1,2,3\n") << u"the heading “a” stands twice"_s;
    QTest::newRow("no heading") << QByteArray(",,\n1,2,3\n") << u"there is no heading"_s;
    QTest::newRow("columns without end") << QByteArray(QByteArray("a,").repeated(1'000'000) + "b\n")
                                         << u"it has 1,000,001 columns"_s;
}

void TableFileTest::refuses()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, says);
    const QStringList read = readAll(csv);
    QVERIFY2(read.last().contains(says), qPrintable(read.last().left(300)));
    QVERIFY(read.last().contains(u"nothing was imported"_s));
}

void TableFileTest::charsets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("charset");
    const QString text =
        u"place,note\nHuwwāra,“said” — Bağdad, übrig\n"_s.replace(u", ü"_s, u" ü"_s);
    using enum QStringConverter::Encoding;
    QTest::newRow("UTF-8") << text.toUtf8() << u"UTF-8"_s;
    QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << u"UTF-8"_s;
    QTest::newRow("UTF-16LE with mark") << encoded(text, Utf16LE, true) << u"UTF-16LE"_s;
    QTest::newRow("UTF-16BE with mark") << encoded(text, Utf16BE, true) << u"UTF-16BE"_s;
    QTest::newRow("UTF-16LE") << encoded(text, Utf16LE, false) << u"UTF-16LE"_s;
    QTest::newRow("UTF-16BE") << encoded(text, Utf16BE, false) << u"UTF-16BE"_s;
}

void TableFileTest::charsets()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, charset);
    const auto file = TableFile::read(bytes, u"a.csv"_s, false);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    QCOMPARE(file->charset(), charset);
    QCOMPARE(readAll(bytes), (QStringList{u"place|note"_s, u"2: Huwwāra|“said” — Bağdad übrig"_s}));
    // What Windows wrote, typographic quotation marks included.
    const QByteArray windows = "place,note\nD\xFCsseldorf,\x93said\x94 \x96 caf\xE9\n";
    QCOMPARE(readAll(windows), (QStringList{u"place|note"_s, u"2: Düsseldorf|“said” – café"_s}));
}

void TableFileTest::oneByteALetter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &place, const QString &expected) {
        QTest::newRow(name) << QByteArray("id;place;note\n7;" + place + ";Shots were heard.\n")
                            << expected;
    };
    row("one accent", "N\xEEmes", u"Nîmes"_s);
    row("one with quotes", "\x93Kerg\xE8\x94 \x96 12 \x80", u"“Kergè” – 12 €"_s);
    row("several",
        "Besan\xE7on, M\xE1laga, \xC5lesund, Logro\xF1o",
        u"Besançon, Málaga, Ålesund, Logroño"_s);
    row("Polish",
        "Bia\xB3ystok, W\xB3oc\xB3"
        "awek, Wroc\xB3"
        "aw, \xB3\xF3"
        "d\x9F",
        u"Białystok, Włocławek, Wrocław, łódź"_s);
}

// Read as what Windows wrote in western Europe unless there is evidence for another alphabet.
void TableFileTest::oneByteALetter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(readAll(bytes).last(), u"2: 7|"_s + expected + u"|Shots were heard."_s);
}

void TableFileTest::aCellOfAMegabyte()
{
    const QByteArray large(1 << 20, 'x');
    const QStringList read = readAll("a,b\n1," + large + "\n2,3\n");
    QCOMPARE(read.size(), 3);
    QCOMPARE(read[1].size(), (1 << 20) + 5);
    const QByteArray tooLarge(TableFile::largestCell + 1, 'x');
    QCOMPARE(readAll("a,b\n1," + tooLarge + "\n2,3\n"),
             (QStringList{u"a|b"_s, u"2! a cell in it is larger than 16 MB"_s, u"3: 2|3"_s}));
}

void TableFileTest::stops()
{
    const auto file =
        TableFile::read("a\n" + QByteArray("x\n").repeated(1'000'000), u"a.csv"_s, false);
    QVERIFY(file);
    int rows = 0;
    QVERIFY(file->forEachRow(0, [&rows](const TableLine &) { return ++rows < 3; }));
    QCOMPARE(rows, 3);
}

void TableFileTest::readsWorkbooks()
{
    XlsxBook book;
    TableSink *first = book.table(u"events"_s, {{u"id"_s}, {u"killed"_s, true}, {u"note"_s}});
    QVERIFY(first->row({u"0123"_s, u"7"_s, u"one\ntwo"_s}));
    QVERIFY(first->row({u"9223372036854775807"_s, QString(), QString()}));
    QVERIFY(first->row({u"x"_s, u"33.25"_s, u"Huwwāra =1"_s}));
    TableSink *second = book.table(u"sources"_s, {{u"name"_s}});
    QVERIFY(second->row({u"A paper"_s}));
    const auto bytes = book.close();
    QVERIFY(bytes);
    QCOMPARE(readAll(*bytes, true),
             (QStringList{u"id|killed|note"_s,
                          u"2: 0123|7|one\ntwo"_s,
                          u"3: 9223372036854775807||"_s,
                          u"4: x|33.25|Huwwāra =1"_s}));
    QCOMPARE(readAll(*bytes, true, 1), (QStringList{u"name"_s, u"2: A paper"_s}));
}

void TableFileTest::refusesBrokenWorkbooks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    XlsxBook book;
    TableSink *table = book.table(u"events"_s, {{u"id"_s}});
    QVERIFY(table->row({u"1"_s}));
    const auto whole = book.close();
    QVERIFY(whole);
    QTest::newRow("no archive") << QByteArray("PK\x03\x04 but no more");
    QTest::newRow("cut off") << whole->left(whole->size() / 2);
    QByteArray damaged = *whole;
    damaged.replace(whole->lastIndexOf("PK\x01\x02"), 4, "XXXX");
    QTest::newRow("damaged list") << damaged;
    XlsxBook empty;
    QTest::newRow("no sheets") << *empty.close();
}

void TableFileTest::refusesBrokenWorkbooks()
{
    QFETCH(QByteArray, bytes);
    const auto file = TableFile::read(bytes, u"a.xlsx"_s, true);
    QVERIFY(!file);
    QVERIFY2(file.error().message.startsWith(u"a.xlsx: "_s), qPrintable(file.error().message));
}

// As openpyxl's write-only mode and others write them: better refused than read as empty.
void TableFileTest::refusesTextsInsideOfCells()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"inline.xlsx"_s);
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *book = workbook_new_opt(path.toUtf8().constData(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "events");
    worksheet_write_string(sheet, 0, 0, "id", nullptr);
    worksheet_write_string(sheet, 1, 0, "one", nullptr);
    QCOMPARE(workbook_close(book), LXW_NO_ERROR);
    const auto refused = TableFile::open(path);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"saved once more"_s),
             qPrintable(refused.error().message));
}

void TableFileTest::refusesArchivesThatSwell()
{
    // A central directory that says 3 GB for an archive of some bytes.
    QByteArray entry("PK\x01\x02", 4);
    entry.resize(46, 0);
    for (int i = 0; i < 4; ++i)
        entry[24 + i] = i == 3 ? char(0xC0) : char(0);
    QByteArray end("PK\x05\x06", 4);
    end.resize(22, 0);
    end[10] = 1;
    const QByteArray archive = entry + end;
    const auto sizes = checkZipSizes(archive);
    QVERIFY(!sizes);
    QVERIFY2(sizes.error().message.contains(u"3,221,225,472"_s), qPrintable(sizes.error().message));
}

QTEST_GUILESS_MAIN(TableFileTest)
#include "tst_tablefile.moc"
