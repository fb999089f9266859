// Ours out and in again. Equal means: exported once more from an empty casefile that took it in, a
// CSV of claims has the same bytes, and a workbook the same cells in its sheets of claims,
// attributions, assessments and sources, and in that of incidents but for the columns that follow
// from records no sheet holds.
#include "../dataout/samplescratch.h"
#include "../store/randomrows.h"
#include "model/datain/ownlayout.h"
#include "model/datain/rowjson.h"
#include "model/datain/tableimport.h"
#include "model/datain/webannotationimport.h"
#include "model/dataout/xlsxbook.h"

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

// A table of claims names terms by their codes: the vocabulary goes over as a pack.
void takeInTerms(ScratchCasefile &from, ScratchCasefile &to)
{
    QJsonObject object =
        QJsonDocument::fromJson(exported(from.database(), DataFormat::Pack).bytes).object();
    object[u"tables"_s] = QJsonObject{{u"term"_s, object[u"tables"_s][u"term"_s]}};
    object.remove(u"texts"_s);
    importInto(to, QJsonDocument(object).toJson());
}

// Cells by sheet; `derived` columns of incidents left out.
QStringList cellsOf(const QByteArray &book)
{
    static const QStringList derived{u"institutions"_s,
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
    void judgementsInAWorkbook();
    void judgementsWithoutASheetAreTold();
    void brokenJudgementsAreRejected_data();
    void brokenJudgementsAreRejected();
    void randomRecords_data();
    void randomRecords();
    void citationsAsWebAnnotation();
    void unplacedCitationsAreLeftOut();
    void summariesInACircle();
    void editedCellsAreNamed();
    void rowsWithoutKeysAreRejected();
    void cellsThatSayNothingWeKnowAreRejected_data();
    void cellsThatSayNothingWeKnowAreRejected();
    void aDryRunTellsRowByRow();
    void aDryRunTellsSheetBySheet();
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

namespace {

const char textlessDocument[] = "SELECT id FROM document ORDER BY id LIMIT 1";

// Two judgements on one incident: an actor with an alternative and a sentence, and before it that
// nothing could be said.
void judge(ScratchCasefile &casefile)
{
    const qint64 incident = countOf(casefile.database(), "SELECT min(id) FROM incident");
    const qint64 document = countOf(casefile.database(), textlessDocument);
    const auto done =
        casefile.log().apply({u"Tester"_s, u"Assess"_s}, [&](Writer &w) -> Result<void> {
            const auto actor = w.insert("actor", {{"name", u"Group A"_s}, {"kind", u"organisation"_s}});
            const auto other =
                w.insert("actor", {{"name", u"Group B"_s}, {"kind", u"organisation"_s}});
            const auto first = w.insert("assessment",
                                        {{"incident", incident},
                                         {"reasons", u"nobody has spoken yet"_s},
                                         {"made_at", qint64(1'600'000'000'123)},
                                         {"made_by", u"Analyst"_s}});
            const auto second = w.insert("assessment",
                                         {{"incident", incident},
                                          {"actor", toValue(*actor)},
                                          {"likelihood", qint64(6)},
                                          {"confidence", u"moderate"_s},
                                          {"reasons", u"=the pattern\nof the month"_s},
                                          {"made_at", qint64(1'600'000'100'456)},
                                          {"made_by", u"Analyst"_s}});
            if (!actor || !other || !first || !second)
                qFatal("the judgements cannot be written");
            if (const auto row = w.insert("assessment_alternative",
                                          {{"assessment", toValue(*second)},
                                           {"actor", toValue(*other)},
                                           {"likelihood", qint64(2)}});
                !row)
                return row.error();
            const auto cited = w.insert("citation",
                                        {{"document", document},
                                         {"start", qint64(10)},
                                         {"end", qint64(20)},
                                         {"sha256", QString(64, u'a')},
                                         {"assessment", toValue(*second)}});
            return cited ? Result<void>() : cited.error();
        });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

} // namespace

void OwnLayoutTest::judgementsInAWorkbook()
{
    SampleScratch sample;
    judge(sample);
    const DataFile file = exported(sample.database(), DataFormat::Xlsx);
    QVERIFY2(file.account.lost.filter(u"ssessments"_s).isEmpty(),
             qPrintable(file.account.lost.join(u'\n')));
    ScratchCasefile other;
    takeIn(other, file.bytes, true);
    QCOMPARE(cellsOf(exported(other.database(), DataFormat::Xlsx).bytes), cellsOf(file.bytes));
    for (const char *sql :
         {"SELECT group_concat(id || incident || coalesce(actor, '-') || coalesce(likelihood, '-') "
          "|| coalesce(confidence, '-') || reasons || made_at || made_by) FROM assessment",
          "SELECT group_concat(assessment || actor || likelihood) FROM assessment_alternative",
          "SELECT group_concat(id || start) FROM citation WHERE assessment IS NOT NULL"}) {
        QVERIFY(!textOf(sample.database(), sql).isEmpty());
        QCOMPARE(textOf(other.database(), sql), textOf(sample.database(), sql));
    }
    for (ScratchCasefile *casefile : std::initializer_list<ScratchCasefile *>{&other, &sample}) {
        const PackReport again = takeIn(*casefile, file.bytes, true);
        QCOMPARE(again.added, qint64(0));
        QCOMPARE(again.conflicts, QStringList());
    }
}

namespace {

QByteArray bookOf(const std::vector<std::pair<QString, std::vector<QStringList>>> &sheets)
{
    XlsxBook book;
    for (const auto &[name, rows] : sheets) {
        std::vector<TableColumn> columns;
        for (const QString &heading : rows.front())
            columns.push_back({heading});
        TableSink *table = book.table(name, columns);
        for (size_t i = 1; i < rows.size(); ++i) {
            if (const auto done = table->row(rows[i]); !done)
                qFatal("%s", qPrintable(done.error().message));
        }
    }
    auto bytes = book.close();
    if (!bytes)
        qFatal("%s", qPrintable(bytes.error().message));
    return *std::move(bytes);
}

const std::pair<QString, std::vector<QStringList>> noClaims{
    u"claims"_s, {{u"incident"_s, u"claim"_s, u"statement"_s, u"field"_s}}};

std::vector<QStringList> oneIncident()
{
    return {{u"incident"_s, u"kind"_s, u"title"_s, u"citations"_s, u"date"_s, u"assessed"_s},
            {QString::number((qint64(77) << 32) + 1), u"event"_s, u"T"_s, {}, {}, u"Group A"_s}};
}

} // namespace

void OwnLayoutTest::judgementsWithoutASheetAreTold()
{
    const QByteArray book = bookOf({{u"incidents"_s, oneIncident()}, noClaims});
    const auto table = TableFile::read(book, u"ours"_s, true);
    VERIFY_DONE(table);
    QVERIFY(isOwnLayout(*table));
    QCOMPARE(columnsNotOurs(*table), QStringList{u"assessed"_s});
}

void OwnLayoutTest::brokenJudgementsAreRejected_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("likelihood") << u"likelihood"_s << u"surely"_s
                                << u"is no likelihood of ICD 203"_s;
    QTest::newRow("no likelihood")
        << u"likelihood"_s << QString() << u"and an actor's key (assessed_ref) go together"_s;
    QTest::newRow("moment") << u"made_at"_s << u"yesterday"_s
                            << u"is no moment as 2026-11-29T12:00:00Z"_s;
    QTest::newRow("nobody's") << u"made_by"_s << QString()
                              << u"does not say whose judgement it is"_s;
    QTest::newRow("actor without a key")
        << u"assessed_ref"_s << QString() << u"has no key beside it (assessed_ref)"_s;
}

void OwnLayoutTest::brokenJudgementsAreRejected()
{
    QFETCH(QString, column);
    QFETCH(QString, typed);
    QFETCH(QString, reason);
    const qint64 base = qint64(77) << 32;
    const QStringList heading{u"incident"_s,
                              u"assessment"_s,
                              u"assessed"_s,
                              u"assessed_ref"_s,
                              u"likelihood"_s,
                              u"made_at"_s,
                              u"made_by"_s};
    QStringList row{QString::number(base + 1),
                    QString::number(base + 2),
                    u"Group A"_s,
                    QString::number(base + 3),
                    u"likely"_s,
                    u"2026-11-29T12:00:00.000Z"_s,
                    u"Analyst"_s};
    row[heading.indexOf(column)] = typed;
    const QByteArray book =
        bookOf({{u"incidents"_s, oneIncident()}, noClaims, {u"assessments"_s, {heading, row}}});
    const auto table = TableFile::read(book, u"ours"_s, true);
    VERIFY_DONE(table);
    ScratchCasefile casefile;
    QStringList rejected;
    const auto pack =
        packOfOwnRows(*table, false, casefile.database(), [&rejected](const RowOutcome &outcome) {
            rejected << outcome.sheet << outcome.rejected->reason;
        });
    QCOMPARE(rejected, (QStringList{u"assessments"_s, reason}));
}

void OwnLayoutTest::randomRecords_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 11; seed <= 13; ++seed) // 14 renames a term of the program
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
    // It also lets any term be an event type; a table names it by its code, of event types only.
    for (const auto &[column, scheme] : {std::pair{"event_type", "event type"},
                                         {"sub_event_type", "sub-event type"},
                                         {"means", "means"}}) {
        const QByteArray name = column;
        VERIFY_DONE(
            Statement(casefile.database(),
                      QByteArray("UPDATE incident SET " + name + " = NULL WHERE " + name
                                 + " NOT IN (SELECT id FROM term WHERE scheme = '" + scheme + "')")
                          .constData())
                .run());
    }
    const DataFile file = exported(casefile.database(), DataFormat::CsvClaims);
    const auto table = TableFile::read(file.bytes, u"ours"_s, false);
    VERIFY_DONE(table);
    ScratchCasefile other;
    takeInTerms(casefile, other);
    QStringList rejected;
    auto pack = packOfOwnRows(*table, false, other.database(), [&rejected](const RowOutcome &row) {
        rejected.append(u"line %1: %2"_s.arg(row.line).arg(problemSentence(*row.rejected)));
    });
    QVERIFY2(rejected.isEmpty(), qPrintable(rejected.join(u'\n')));
    VERIFY_DONE(pack);
    const auto report = std::make_shared<PackReport>();
    const auto done =
        other.log().apply({u"Tester"_s, u"Import"_s},
                          packImport(std::make_shared<const Pack>(*std::move(pack)), report));
    VERIFY_DONE(done);
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
// Our workbook carries no links: what is cited for one finds no place there, all else does.
void OwnLayoutTest::unplacedCitationsAreLeftOut()
{
    SampleScratch sample;
    const DataFile annotations = exported(sample.database(), DataFormat::WebAnnotation);
    const DataFile everything = exported(sample.database(), DataFormat::Pack);
    QJsonObject object = QJsonDocument::fromJson(everything.bytes).object();
    QJsonObject tables = object[u"tables"_s].toObject();
    const qsizetype links = tables[u"link"_s].toArray().size();
    QVERIFY(links > 0);
    tables[u"link"_s] = QJsonArray();
    tables[u"citation"_s] = QJsonArray();
    object[u"tables"_s] = tables;
    ScratchCasefile other;
    importInto(other, QJsonDocument(object).toJson());
    auto pack = readWebAnnotation(annotations.bytes, u"ours"_s);
    VERIFY_DONE(pack);
    const auto leftOut = leaveOutUnplaced(other.database(), *pack);
    VERIFY_DONE(leftOut);
    const qint64 ofLinks =
        countOf(sample.database(), "SELECT count(*) FROM citation WHERE link IS NOT NULL");
    QCOMPARE(qint64(leftOut->size()), ofLinks);
    QVERIFY(ofLinks > 0);
    for (const UnplacedCitation &each : *leftOut)
        QCOMPARE(each.reason, u"the link that it is about is not here"_s);
    QVERIFY(leftOutWords(*leftOut).contains(u"not here"_s));
    const auto report = std::make_shared<PackReport>();
    VERIFY_DONE(
        other.log().apply({u"Tester"_s, u"Import"_s},
                          packImport(std::make_shared<const Pack>(*std::move(pack)), report)));
    QCOMPARE(report->added, annotations.account.rows - ofLinks);
}

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
    QVERIFY2(report.conflicts.front().contains(u" here and “Another title” in what comes in"_s),
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

// Whatever a hand writes into a cell of ours comes in or is refused with its place: it is never
// passed over.
void OwnLayoutTest::cellsThatSayNothingWeKnowAreRejected_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    const QString noKey = u"is no key of a record"_s;
    QTest::newRow("flag") << u"feeds"_s << u"maybe"_s << u"is neither yes nor no"_s;
    QTest::newRow("key") << u"superseded_by"_s << u"the first"_s << noKey;
    QTest::newRow("speaker without a key")
        << u"speaker"_s << u"Somebody"_s << u"has no key beside it (speaker_ref)"_s;
    QTest::newRow("place without a key")
        << u"place"_s << u"Taji"_s << u"has no key beside it (place_ref)"_s;
    QTest::newRow("number") << u"low"_s << u"many"_s << u"is no whole number"_s;
    QTest::newRow("list") << u"citations"_s << u"page 3"_s << u"is no JSON array"_s;
    QTest::newRow("term") << u"means"_s << u"catapult"_s << u"is no means of this casefile"_s;
    QTest::newRow("record") << u"record"_s << u"remark"_s
                            << u"is none of incident, claim and attribution"_s;
}

void OwnLayoutTest::cellsThatSayNothingWeKnowAreRejected()
{
    QFETCH(QString, column);
    QFETCH(QString, typed);
    QFETCH(QString, reason);
    SampleScratch sample;
    const QByteArray all = exported(sample.database(), DataFormat::CsvClaims).bytes;
    QStringList heading =
        QString::fromUtf8(all.left(all.indexOf("\r\n"))).split(u',', Qt::SkipEmptyParts);
    QStringList cells(heading.size());
    const auto set = [&](const QString &name, const QString &value) {
        cells[heading.indexOf(name)] = value;
    };
    const qint64 base = qint64(77) << 32;
    set(u"record"_s, u"claim"_s);
    set(u"incident"_s, QString::number(base + 1));
    set(u"claim"_s, QString::number(base + 2));
    set(u"statement"_s, QString::number(base + 3));
    set(column, typed);
    const QByteArray csv = (heading.join(u',') + u"\r\n"_s + cells.join(u',')).toUtf8();
    const auto table = TableFile::read(csv, u"ours"_s, false);
    VERIFY_DONE(table);
    QStringList rejected;
    const auto pack =
        packOfOwnRows(*table, false, sample.database(), [&rejected](const RowOutcome &row) {
            const RowProblem &problem = *row.rejected;
            rejected << QString::number(row.line) << problem.column << problem.value
                     << problem.reason;
        });
    QCOMPARE(rejected, (QStringList{u"2"_s, column, typed, reason}));
}

namespace {

std::vector<RowOutcome> dryRun(const QByteArray &bytes, bool isWorkbook, sqlite3 *database)
{
    const auto table = TableFile::read(bytes, u"ours"_s, isWorkbook);
    if (!table)
        qFatal("%s", qPrintable(table.error().message));
    const auto pack = packOfOwnRows(*table, false, database, [](const RowOutcome &) {});
    if (!pack)
        qFatal("%s", qPrintable(pack.error().message));
    std::vector<RowOutcome> rows;
    const auto report = ownDryRun(*table, *pack, false, database, [&rows](const RowOutcome &row) {
        rows.push_back(row);
        return true;
    });
    if (!report)
        qFatal("%s", qPrintable(report.error().message));
    qint64 adds = 0;
    qsizetype differing = 0;
    for (const RowOutcome &row : rows) {
        adds += *row.adds;
        differing += row.differing.size();
    }
    if (adds != report->added || differing != report->conflicts.size())
        qFatal("rows tell of %lld records, the report of %lld",
               static_cast<long long>(adds),
               static_cast<long long>(report->added));
    return rows;
}

} // namespace

void OwnLayoutTest::aDryRunTellsRowByRow()
{
    SampleScratch sample;
    const DataFile file = exported(sample.database(), DataFormat::CsvClaims);
    ScratchCasefile other;
    const auto fresh = dryRun(file.bytes, false, other.database());
    QCOMPARE(qint64(fresh.size()), file.account.rows);
    for (const RowOutcome &row : fresh)
        QVERIFY2(*row.adds > 0 && !row.duplicateOf.isValid(), qPrintable(row.record->title));
    // Where it is from: all is here, but for one claim that is gone and one title that differs.
    const QString title =
        textOf(sample.database(), "SELECT title FROM incident ORDER BY id LIMIT 1");
    QByteArray edited = file.bytes;
    edited.replace(title.toUtf8(), "Another title");
    const auto again = dryRun(edited, false, sample.database());
    qint64 here = 0;
    QStringList differing;
    for (const RowOutcome &row : again) {
        here += row.duplicateOf.isValid() && row.differing.isEmpty() ? 1 : 0;
        differing += row.differing;
    }
    QCOMPARE(here, file.account.rows - 1);
    QCOMPARE(differing.size(), 1);
    QVERIFY2(differing.front().contains(u"“Another title” in what comes in"_s),
             qPrintable(differing.front()));
    QCOMPARE(again.front().record->title, u"Another title"_s);
}

void OwnLayoutTest::aDryRunTellsSheetBySheet()
{
    SampleScratch sample;
    judge(sample);
    const QByteArray book = exported(sample.database(), DataFormat::Xlsx).bytes;
    ScratchCasefile other;
    QMap<QString, qint64> adds;
    for (const RowOutcome &row : dryRun(book, true, other.database()))
        adds[row.sheet] += *row.adds;
    QCOMPARE(adds.keys(),
             (QStringList{
                 u"assessments"_s, u"attributions"_s, u"claims"_s, u"incidents"_s, u"sources"_s}));
    for (const qint64 each : adds)
        QVERIFY(each > 0);
    const auto table = TableFile::read(book, u"ours"_s, true);
    VERIFY_DONE(table);
    QCOMPARE(columnsNotOurs(*table), QStringList());
    const auto more = TableFile::read(
        "record,incident,claim,attribution,statement,my remark\r\n", u"ours"_s, false);
    VERIFY_DONE(more);
    QCOMPARE(columnsNotOurs(*more), QStringList{u"my remark"_s});
}

QTEST_GUILESS_MAIN(OwnLayoutTest)
#include "tst_ownlayout.moc"
