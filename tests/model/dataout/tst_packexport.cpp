// Packs: out and in again is the same record; a filter takes along what its incidents need and no
// more; merging adds only what is new.
#include "../store/randomrows.h"
#include "model/store/attachedtext.h"
#include "model/text/normalise.h"
#include "samplescratch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

DataFile packOf(sqlite3 *database, const DataOrder &order)
{
    auto file = exportData(database, order);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *std::move(file);
}

QByteArrayList withoutFrozen(QByteArrayList dump)
{
    // The program's own terms are in every casefile, whatever another one has made of them.
    dump.removeIf([](const QByteArray &line) {
        return line.startsWith("frozen_view: ")
               || (line.startsWith("term: ")
                   && line.mid(6, line.indexOf(" |") - 6).toLongLong() < 1000);
    });
    return dump;
}

QByteArrayList linesOf(const QByteArrayList &dump, const QByteArray &table)
{
    QByteArrayList lines;
    for (const QByteArray &line : dump) {
        if (line.startsWith(QByteArray(table + ": ")))
            lines.append(line);
    }
    return lines;
}

// What is derived of the incidents that `casefile` has, as `from` has it. How many citations there
// are also counts those of links to incidents that a filter leaves out, and is no part of it.
QByteArrayList derivedOf(sqlite3 *from, sqlite3 *casefile)
{
    QSet<QByteArray> incidents;
    for (const Id id : incidentsOf(casefile))
        incidents.insert(QByteArray::number(id.value));
    QByteArrayList lines;
    for (const QByteArray &line : dumpOf(from)) {
        const qsizetype start = line.indexOf(": ") + 2;
        const bool isDerived = line.startsWith("incident_derived: ");
        const bool isOther =
            line.startsWith("incident_figure: ") || line.startsWith("incident_alleged: ");
        if ((!isDerived && !isOther)
            || !incidents.contains(line.mid(start, line.indexOf(" |") - start)))
            continue;
        lines.append(isDerived ? line.left(line.lastIndexOf(" | ")) : line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

class PackExportTest : public QObject
{
    Q_OBJECT

private slots:
    void allOutAndIn();
    void randomRecordsOutAndIn_data();
    void randomRecordsOutAndIn();
    void aFilterTakesWhatItNeeds_data();
    void aFilterTakesWhatItNeeds();
    void mergesByKey();
    void leavesOutTextAndNotes();
    void refusesAboveTheMarking();
};

void PackExportTest::allOutAndIn()
{
    SampleScratch sample;
    const DataFile file = packOf(sample.database(), orderOf(DataFormat::Pack, sample.database()));
    ScratchCasefile other;
    const PackReport report = importInto(other, file.bytes);
    QCOMPARE(report.added + report.present, file.account.rows);
    QCOMPARE(firstDifference(dumpOf(other.database()), dumpOf(sample.database())), QByteArray());
    // Once more from there: the same bytes.
    DataOrder again = orderOf(DataFormat::Pack, other.database());
    QCOMPARE(packOf(other.database(), again).bytes, file.bytes);
    QCOMPARE(importInto(other, file.bytes).added, qint64(0));
}

void PackExportTest::randomRecordsOutAndIn_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// Any record that the schema lets through, not only those that our forms make.
void PackExportTest::randomRecordsOutAndIn()
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
    for (const char *table : {"document", "statement", "annotation"})
        VERIFY_DONE(
            Statement(casefile.database(),
                      QByteArray(QByteArray("UPDATE ") + table + " SET marking = NULL").constData())
                .run());
    DataOrder order = orderOf(DataFormat::Pack, casefile.database());
    order.withText = true;
    const auto file = exportData(casefile.database(), order);
    VERIFY_DONE(file);
    auto pack = readPack(file->bytes, u"pack"_s);
    if (!pack && pack.error().message.contains(u"circle"_s))
        QSKIP("rows that point at each other");
    VERIFY_DONE(pack);
    ScratchCasefile other;
    importInto(other, file->bytes);
    QCOMPARE(firstDifference(withoutFrozen(dumpOf(other.database())),
                             withoutFrozen(dumpOf(casefile.database()))),
             QByteArray());
}

void PackExportTest::aFilterTakesWhatItNeeds_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::newRow("one") << QByteArray("handle = 'k1-rocket-2019-12-27'");
    QTest::newRow("rockets") << QByteArray("means = 51");
    QTest::newRow("reports that count") << QByteArray("kind = 'aggregate'");
    QTest::newRow("statements") << QByteArray("kind = 'statement'");
    QTest::newRow("none") << QByteArray("0");
}

void PackExportTest::aFilterTakesWhatItNeeds()
{
    QFETCH(QByteArray, where);
    SampleScratch sample;
    const DataFile file =
        packOf(sample.database(), orderOf(DataFormat::Pack, sample.database(), where));
    ScratchCasefile other;
    importInto(other, file.bytes);
    QCOMPARE(incidentsOf(other.database()), incidentsOf(sample.database(), where));
    const QByteArrayList all = dumpOf(sample.database());
    const QByteArrayList some = dumpOf(other.database());
    for (const QByteArray &table : QByteArrayList{"claim", "attribution", "assessment"}) {
        const qint64 expected =
            countOf(sample.database(),
                    "SELECT count(*) FROM " + table
                        + " WHERE incident IN (SELECT id FROM incident WHERE " + where + ")");
        QCOMPARE(qint64(linesOf(some, table).size()), expected);
    }
    // Who stands behind an attribution hangs on relations of actors that nothing names.
    QCOMPARE(derivedOf(other.database(), other.database()),
             derivedOf(sample.database(), other.database()));
    for (const QByteArray &line : linesOf(some, "citation"))
        QVERIFY2(all.contains(line), line.constData());
}

void PackExportTest::mergesByKey()
{
    SampleScratch sample;
    const DataFile rockets =
        packOf(sample.database(), orderOf(DataFormat::Pack, sample.database(), "means = 51"));
    const DataFile everything =
        packOf(sample.database(), orderOf(DataFormat::Pack, sample.database()));
    ScratchCasefile other;
    const PackReport first = importInto(other, rockets.bytes);
    QVERIFY(first.added > 0);
    const PackReport second = importInto(other, everything.bytes);
    QVERIFY(second.added > 0);
    QCOMPARE(second.added + second.present + second.conflicts.size(), everything.account.rows);
    // A row of theirs that differs is named and left.
    const Id incident = incidentsOf(other.database()).front();
    VERIFY_DONE(other.log().apply({u"Tester"_s, u"Rename"_s}, [incident](Writer &writer) {
        return writer.update("incident", incident, {{"title", u"Renamed here"_s}});
    }));
    const PackReport third = importInto(other, everything.bytes);
    QCOMPARE(third.added, qint64(0));
    const QStringList conflicts = third.conflicts.filter(incident.toText());
    QCOMPARE(conflicts.size(), 1);
    QVERIFY2(conflicts.front().contains(u"title is “Renamed here” here and “"_s),
             qPrintable(conflicts.front()));
    QCOMPARE(textOf(other.database(),
                    "SELECT title FROM incident WHERE id = " + QByteArray::number(incident.value)),
             u"Renamed here"_s);
}

void PackExportTest::leavesOutTextAndNotes()
{
    SampleScratch sample;
    const QString text = u"Two rockets fell near the gate. Nobody was hurt, a spokesman said."_s;
    Id document;
    VERIFY_DONE(
        sample.log().apply({u"Tester"_s, u"Article"_s}, [&](Writer &writer) -> Result<void> {
            const auto hash = writer.storeText(text);
            if (!hash)
                return hash.error();
            const auto made = writer.insert("document",
                                            {{"kind", u"article"_s},
                                             {"title", u"Gate"_s},
                                             {"length", qint64(text.size())},
                                             {"sha256", *hash}});
            if (!made)
                return made.error();
            document = *made;
            const auto cited =
                writer.insert("citation",
                              {{"document", document.value},
                               {"start", qint64(0)},
                               {"end", qint64(31)},
                               {"sha256", sha256Hex(text.left(31))},
                               {"prefix", u""_s},
                               {"suffix", text.mid(31, 32)},
                               {"incident", incidentsOf(writer.database()).front().value}});
            return cited ? Result<void>() : Result<void>(cited.error());
        }));
    DataOrder order = orderOf(DataFormat::Pack, sample.database());
    const DataFile without = packOf(sample.database(), order);
    QVERIFY(!without.bytes.contains("Two rockets fell"));
    QVERIFY(!without.bytes.contains("spokesman said"));
    QVERIFY(without.account.lost.join(u' ').contains(u"Article texts, left out by choice: 1"_s));
    // The same casefile finds nothing in it that differs: what was left out is no other value.
    const PackReport back = importInto(sample, without.bytes);
    QCOMPARE(back.added, qint64(0));
    QCOMPARE(back.conflicts, QStringList());
    order.withText = true;
    QVERIFY(packOf(sample.database(), order).bytes.contains("Two rockets fell"));
    order.withText = false;
    order.withNotes = false;
    const QJsonObject tables = QJsonDocument::fromJson(packOf(sample.database(), order).bytes)
                                   .object()[u"tables"_s]
                                   .toObject();
    QVERIFY(countOf(sample.database(), "SELECT count(*) FROM annotation") > 0);
    QVERIFY(!tables.contains(u"annotation"_s));
    // Attached later, the sentence is lit: the text is recognised by its hash.
    ScratchCasefile other;
    const PackReport waiting = importInto(other, without.bytes);
    const auto unlit = [&] {
        return countOf(other.database(),
                       "SELECT count(*) FROM citation c JOIN document d ON d.id = c.document WHERE "
                       "NOT EXISTS (SELECT 1 FROM text t WHERE t.sha256 = d.sha256)");
    };
    QVERIFY(waiting.withoutText > 1);
    QCOMPARE(waiting.withoutText, unlit());
    QVERIFY(waiting.missingTexts > 1);
    VERIFY_DONE(other.log().apply({u"Tester"_s, u"Attach"_s}, [&text](Writer &writer) {
        const auto stored = writer.storeText(text);
        return stored ? Result<void>() : Result<void>(stored.error());
    }));
    CitationView citation{{}, document, {0, 31}, {}, sha256Hex(text.left(31)), {}};
    QCOMPARE(CitedTexts(other.database()).of(citation).state, u"exact"_s);
    // Where it is attached already one fewer waits; what is here comes in no more.
    QCOMPARE(importInto(other, without.bytes).withoutText, qint64(0));
    ScratchCasefile attached;
    VERIFY_DONE(attached.log().apply({u"Tester"_s, u"Attach"_s}, [&text](Writer &writer) {
        const auto stored = writer.storeText(text);
        return stored ? Result<void>() : Result<void>(stored.error());
    }));
    const PackReport lit = importInto(attached, without.bytes);
    QCOMPARE(lit.withoutText, waiting.withoutText - 1);
    QCOMPARE(lit.missingTexts, waiting.missingTexts - 1);
}

void PackExportTest::refusesAboveTheMarking()
{
    SampleScratch sample;
    const Id document{countOf(sample.database(),
                              "SELECT r.document FROM report r JOIN claim c ON c.statement = "
                              "r.statement ORDER BY r.id LIMIT 1")};
    VERIFY_DONE(sample.log().apply({u"Tester"_s, u"Mark"_s}, [document](Writer &writer) {
        return writer.update(
            "document", document, {{"marking", qint64(83)}, {"title", u"Secret"_s}});
    }));
    for (const DataFormat format : {DataFormat::Csv,
                                    DataFormat::CsvClaims,
                                    DataFormat::Xlsx,
                                    DataFormat::GeoJson,
                                    DataFormat::WebAnnotation,
                                    DataFormat::Acled,
                                    DataFormat::UcdpGed,
                                    DataFormat::Pack}) {
        DataOrder order = orderOf(format, sample.database());
        const auto refused = exportData(sample.database(), order);
        QVERIFY(!refused);
        for (const QString &part : {u"“Secret”"_s, u"TLP:AMBER"_s, u"TLP:CLEAR"_s})
            QVERIFY2(refused.error().message.contains(part), qPrintable(refused.error().message));
        order.marking = u"tlp:amber"_s;
        const auto allowed = exportData(sample.database(), order);
        VERIFY_DONE(allowed);
        QCOMPARE(allowed->account.marking, u"TLP:AMBER"_s);
        order.marking = u"SECRET"_s;
        QVERIFY(!exportData(sample.database(), order));
    }
}

QTEST_GUILESS_MAIN(PackExportTest)
#include "tst_packexport.moc"
