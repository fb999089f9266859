// Ours out and in again. Equal means: exported once more from an empty casefile that took it in, a
// CSV of claims has the same bytes, and a workbook the same cells in its sheets of claims,
// attributions and sources, and in that of incidents but for the columns that follow from records
// no sheet holds.
#include "../dataout/samplescratch.h"
#include "../store/randomrows.h"
#include "model/datain/ownlayout.h"
#include "model/datain/tableimport.h"
#include "model/datain/webannotationimport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

DataFile exported(sqlite3 *database, DataFormat format)
{
    DataOrder order = orderOf(format, database);
    order.withText = false; // the other casefile has no texts
    auto file = exportData(database, order);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *std::move(file);
}

PackReport takeIn(ScratchCasefile &casefile, const QByteArray &bytes, bool isWorkbook)
{
    const auto table = TableFile::read(bytes, u"ours"_s, isWorkbook);
    if (!table)
        qFatal("%s", qPrintable(table.error().message));
    if (!isOwnLayout(*table))
        qFatal("not recognised as ours");
    auto pack = packOfOwnRows(*table, false, casefile.database(), [](const RowOutcome &row) {
        qFatal("line %lld: %s", static_cast<long long>(row.line), qPrintable(row.rejected->reason));
    });
    if (!pack)
        qFatal("%s", qPrintable(pack.error().message));
    const auto report = std::make_shared<PackReport>();
    const auto done =
        casefile.log().apply({u"Tester"_s, u"Import"_s},
                             packImport(std::make_shared<const Pack>(*std::move(pack)), report));
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return *report;
}

// Cells by sheet; `derived` columns of incidents left out.
QStringList cellsOf(const QByteArray &book)
{
    static const QStringList derived{u"assessed"_s,
                                     u"assessed_likelihood"_s,
                                     u"assessed_confidence"_s,
                                     u"institutions"_s,
                                     u"alleged"_s,
                                     u"tags"_s,
                                     u"codebook"_s,
                                     u"documents"_s,
                                     u"speakers"_s,
                                     u"outlets"_s,
                                     u"killed_low"_s,
                                     u"killed_best"_s,
                                     u"killed_high"_s,
                                     u"killed_reported"_s,
                                     u"wounded_low"_s,
                                     u"wounded_best"_s,
                                     u"wounded_high"_s,
                                     u"wounded_reported"_s,
                                     u"munitions_low"_s,
                                     u"munitions_best"_s,
                                     u"munitions_high"_s,
                                     u"munitions_measure"_s,
                                     u"munitions_reported"_s,
                                     u"count_low"_s,
                                     u"count_best"_s,
                                     u"count_high"_s,
                                     u"count_reported"_s,
                                     u"conflicting"_s};
    const auto file = TableFile::read(book, u"book"_s, true);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    QStringList cells;
    for (size_t i = 0; i < file->sheets().size(); ++i) {
        const TableFile::Sheet &sheet = file->sheets()[i];
        if (sheet.name.startsWith(u"about"_s))
            continue;
        const auto done = file->forEachRow(i, [&](const TableLine &line) {
            for (qsizetype c = 0; c < sheet.heading.size(); ++c) {
                if (!derived.contains(sheet.heading[c]))
                    cells.append(
                        u"%1 %2 %3: %4"_s.arg(sheet.name)
                            .arg(line.line)
                            .arg(sheet.heading[c], QString::fromUtf8(line.cells[size_t(c)])));
            }
            return true;
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
    return cells;
}

} // namespace

class OwnLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void claimsAsCsv();
    void aWorkbook();
    void randomRecords_data();
    void randomRecords();
    void citationsAsWebAnnotation();
    void summariesInACircle();
    void editedCellsAreNamed();
    void rowsWithoutKeysAreRejected();
};

void OwnLayoutTest::claimsAsCsv()
{
    SampleScratch sample;
    const DataFile file = exported(sample.database(), DataFormat::CsvClaims);
    ScratchCasefile other;
    QVERIFY(takeIn(other, file.bytes, false).added > 1000);
    QCOMPARE(exported(other.database(), DataFormat::CsvClaims).bytes, file.bytes);
    // Once more, and into the casefile it came from: nothing is new and nothing differs.
    for (ScratchCasefile *casefile : std::initializer_list<ScratchCasefile *>{&other, &sample}) {
        const PackReport again = takeIn(*casefile, file.bytes, false);
        QCOMPARE(again.added, qint64(0));
        QCOMPARE(again.conflicts, QStringList());
    }
}

void OwnLayoutTest::aWorkbook()
{
    SampleScratch sample;
    const DataFile file = exported(sample.database(), DataFormat::Xlsx);
    ScratchCasefile other;
    QVERIFY(takeIn(other, file.bytes, true).added > 1000);
    const QStringList before = cellsOf(file.bytes);
    const QStringList after = cellsOf(exported(other.database(), DataFormat::Xlsx).bytes);
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        QCOMPARE(after[i], before[i]);
    QCOMPARE(takeIn(sample, file.bytes, true).added, qint64(0));
}

void OwnLayoutTest::randomRecords_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 11; seed <= 14; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void OwnLayoutTest::randomRecords()
{
    QFETCH(quint32, seed);
    ScratchCasefile casefile;
    VERIFY_DONE(Statement(casefile.database(), "PRAGMA synchronous = OFF").run());
    RandomRows random(casefile.database(), seed);
    for (int i = 0; i < 200; ++i) {
        VERIFY_DONE(casefile.log().apply({u"tester"_s, u"random"_s},
                                         [&random](Writer &w) { return random.change(w); }));
    }
    // The schema lets any term be a marking; the marking is another test's.
    for (const char *name : {"document", "statement", "annotation"})
        VERIFY_DONE(
            Statement(casefile.database(),
                      QByteArray(QByteArray("UPDATE ") + name + " SET marking = NULL").constData())
                .run());
    const DataFile file = exported(casefile.database(), DataFormat::CsvClaims);
    const auto table = TableFile::read(file.bytes, u"ours"_s, false);
    VERIFY_DONE(table);
    ScratchCasefile other;
    QStringList rejected;
    auto pack = packOfOwnRows(*table, false, other.database(), [&rejected](const RowOutcome &row) {
        rejected.append(row.rejected->column + u": "_s + row.rejected->reason);
    });
    // Terms that only the first casefile has, and records that point past the filter, are refused
    // with a sentence; nothing comes in half.
    if (!rejected.isEmpty() || !pack)
        return;
    const auto report = std::make_shared<PackReport>();
    const auto done =
        other.log().apply({u"Tester"_s, u"Import"_s},
                          packImport(std::make_shared<const Pack>(*std::move(pack)), report));
    if (!done) {
        QVERIFY(done.error().message.contains(u"nothing was imported"_s));
        return;
    }
    QCOMPARE(exported(other.database(), DataFormat::CsvClaims).bytes, file.bytes);
}

// A pack whose citations were taken out, and the annotations: the casefile they came from.
void OwnLayoutTest::citationsAsWebAnnotation()
{
    SampleScratch sample;
    const DataFile annotations = exported(sample.database(), DataFormat::WebAnnotation);
    const DataFile everything = exported(sample.database(), DataFormat::Pack);
    QJsonObject object = QJsonDocument::fromJson(everything.bytes).object();
    QJsonObject tables = object[u"tables"_s].toObject();
    QJsonArray others; // of actors' relations and notes, which no annotation is about
    for (const QJsonValue &row : tables[u"citation"_s].toArray()) {
        if (row[u"actor_relation"_s].isString() || row[u"annotation"_s].isString())
            others.append(row);
    }
    tables[u"citation"_s] = others;
    object[u"tables"_s] = tables;
    ScratchCasefile other;
    importInto(other, QJsonDocument(object).toJson());
    auto pack = readWebAnnotation(annotations.bytes, u"ours"_s);
    VERIFY_DONE(pack);
    const auto report = std::make_shared<PackReport>();
    VERIFY_DONE(
        other.log().apply({u"Tester"_s, u"Import"_s},
                          packImport(std::make_shared<const Pack>(*std::move(pack)), report)));
    QCOMPARE(report->added, annotations.account.rows);
    QCOMPARE(exported(other.database(), DataFormat::WebAnnotation).bytes, annotations.bytes);
    // Broken ones are refused by their number.
    QByteArray broken = annotations.bytes;
    broken.replace(broken.indexOf("\"TextPositionSelector\""), 22, "\"Nothing\"");
    const auto refused = readWebAnnotation(broken, u"ours"_s);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"annotation 1: it has no position"_s),
             qPrintable(refused.error().message));
    QVERIFY(!readWebAnnotation("{}", u"x"_s));
    QVERIFY(!readWebAnnotation("{", u"x"_s));
}

// Found by random records: the schema lets two documents be summaries of each other.
void OwnLayoutTest::summariesInACircle()
{
    SampleScratch sample;
    VERIFY_DONE(
        Statement(sample.database(),
                  "UPDATE document SET summary_of = (SELECT max(d.id) FROM document d WHERE "
                  "d.summary_of = document.id) WHERE kind = 'article'")
            .run());
    const DataFile file = exported(sample.database(), DataFormat::CsvClaims);
    QVERIFY(file.account.rows > 500);
}

void OwnLayoutTest::editedCellsAreNamed()
{
    SampleScratch sample;
    DataFile file = exported(sample.database(), DataFormat::CsvClaims);
    const qsizetype at = file.bytes.indexOf("\r\nclaim,");
    QVERIFY(at > 0);
    const QByteArray title =
        textOf(sample.database(), "SELECT title FROM incident ORDER BY id LIMIT 1").toUtf8();
    file.bytes.replace(title, "Another title");
    const PackReport report = takeIn(sample, file.bytes, false);
    QCOMPARE(report.added, qint64(0));
    QCOMPARE(report.conflicts.size(), 1);
    QVERIFY2(report.conflicts.front().contains(u"another title"_s),
             qPrintable(report.conflicts.front()));
}

void OwnLayoutTest::rowsWithoutKeysAreRejected()
{
    SampleScratch sample;
    const DataFile file = exported(sample.database(), DataFormat::CsvClaims);
    const QByteArray heading = file.bytes.left(file.bytes.indexOf("\r\n") + 2);
    const qsizetype columns = heading.count(',') + 1;
    const QByteArray csv = heading + "claim" + QByteArray(",").repeated(columns - 1) + "\r\n";
    const auto table = TableFile::read(csv, u"ours"_s, false);
    VERIFY_DONE(table);
    QStringList rejected;
    const auto pack =
        packOfOwnRows(*table, false, sample.database(), [&rejected](const RowOutcome &row) {
            rejected.append(QString::number(row.line) + row.rejected->column);
        });
    VERIFY_DONE(pack);
    QCOMPARE(rejected, QStringList{u"2incident"_s});
}

QTEST_GUILESS_MAIN(OwnLayoutTest)
#include "tst_ownlayout.moc"
