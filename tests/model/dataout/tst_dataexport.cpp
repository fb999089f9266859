// What each format holds, against SQL; what it says it could not carry; that no allegation leaves
// as a finding.
#include "model/dataout/exportcells.h"
#include "model/store/documentview.h"
#include "model/text/normalise.h"
#include "samplescratch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// RFC 4180 read in the plainest way: what any other program sees.
std::vector<QStringList> rowsOf(const QByteArray &csv)
{
    std::vector<QStringList> rows;
    QStringList row;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
            cell += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            row.append(QString::fromUtf8(cell));
            cell.clear();
            if (c == '\n') {
                rows.push_back(row);
                row.clear();
            }
        } else if (quoted || c != '\r') {
            cell += c;
        }
    }
    return rows;
}

using Row = QHash<QString, QString>;

std::vector<Row> recordsOf(const QByteArray &csv)
{
    const auto rows = rowsOf(csv);
    std::vector<Row> records;
    for (size_t i = 1; i < rows.size(); ++i) {
        Row record;
        for (qsizetype c = 0; c < rows[i].size(); ++c)
            record.insert(rows[0][c], rows[i][c]);
        records.push_back(record);
    }
    return records;
}

DataFile exported(sqlite3 *database, const DataOrder &order)
{
    auto file = exportData(database, order);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *std::move(file);
}

} // namespace

class DataExportTest : public QObject
{
    Q_OBJECT

private slots:
    void incidentsAsCsv();
    void claimsAsCsv();
    void geoJson();
    void webAnnotation();
    void datasetLayouts_data();
    void datasetLayouts();
    void namesOnlyWhomAnAnalystAssessed();
    void aFilterIsSaid();
    void rowsAndLinksAreCountedAsWhatTheyAre();
    void stopsWhenAsked();
    void names();

private:
    SampleScratch m_sample;
};

void DataExportTest::incidentsAsCsv()
{
    const DataFile file =
        exported(m_sample.database(), orderOf(DataFormat::Csv, m_sample.database()));
    const auto records = recordsOf(file.bytes);
    QCOMPARE(qint64(records.size()), countOf(m_sample.database(), "SELECT count(*) FROM incident"));
    QCOMPARE(file.account.rows, qint64(records.size()));
    for (const Row &record : records) {
        const QByteArray id = record[u"incident"_s].toUtf8();
        Statement row(m_sample.database(),
                      "SELECT i.title, i.date_edtf, p.name, d.killed_low, d.killed_best, "
                      "d.killed_high, d.killed_state FROM incident i JOIN incident_derived d ON "
                      "d.incident = i.id LEFT JOIN place p ON p.id = i.place WHERE i.id = ?1");
        row.bind(1, id.toLongLong());
        QVERIFY2(row.next(), id.constData());
        QCOMPARE(withoutGuard(record[u"title"_s]), row.text(0));
        QCOMPARE(record[u"date"_s], row.text(1));
        QCOMPARE(record[u"place"_s], row.text(2));
        const bool none = row.integer(6) == 2;
        for (int i = 0; i < 3; ++i) {
            const QString column =
                QStringList{u"killed_low"_s, u"killed_best"_s, u"killed_high"_s}[i];
            const QString expected = none && row.isNull(3 + i) ? u"0"_s : row.text(3 + i);
            QCOMPARE(record[column], expected);
        }
    }
    QVERIFY(file.account.lost.join(u'\n').contains(
        u"Attributions one by one, with speaker, wording and source: 96"_s));
}

void DataExportTest::claimsAsCsv()
{
    const DataFile file =
        exported(m_sample.database(), orderOf(DataFormat::CsvClaims, m_sample.database()));
    QHash<QString, qint64> counts;
    QSet<QString> keys;
    for (const Row &record : recordsOf(file.bytes)) {
        const QString kind = record[u"record"_s];
        ++counts[kind];
        keys.insert(kind + record[kind]);
        const auto citations = QJsonDocument::fromJson(record[u"citations"_s].toUtf8()).array();
        const QByteArray expected =
            "SELECT count(*) FROM citation WHERE " + kind.toUtf8() + " = " + record[kind].toUtf8();
        QCOMPARE(qint64(citations.size()), countOf(m_sample.database(), expected));
        if (kind != "incident"_L1)
            QVERIFY(!record[u"speaker"_s].isEmpty());
    }
    QCOMPARE(counts[u"claim"_s], countOf(m_sample.database(), "SELECT count(*) FROM claim"));
    QCOMPARE(counts[u"attribution"_s],
             countOf(m_sample.database(), "SELECT count(*) FROM attribution"));
    QCOMPARE(qint64(keys.size()), file.account.rows);
}

void DataExportTest::geoJson()
{
    const DataFile file =
        exported(m_sample.database(), orderOf(DataFormat::GeoJson, m_sample.database()));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(file.bytes, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object[u"type"_s].toString(), u"FeatureCollection"_s);
    QVERIFY(!object.contains(u"crs"_s));
    const QJsonArray features = object[u"features"_s].toArray();
    QCOMPARE(qint64(features.size()), file.account.rows);
    qint64 points = 0;
    for (const QJsonValue &each : features) {
        QCOMPARE(each[u"type"_s].toString(), u"Feature"_s);
        const QJsonValue geometry = each[u"geometry"_s];
        if (geometry.isNull())
            continue;
        ++points;
        Statement place(m_sample.database(),
                        "SELECT p.longitude, p.latitude FROM incident i JOIN place p ON p.id = "
                        "i.place WHERE i.id = ?1");
        place.bind(1, each[u"id"_s].toString().toLongLong());
        QVERIFY(place.next());
        QCOMPARE(geometry[u"coordinates"_s][0].toDouble(), place.real(0));
        QCOMPARE(geometry[u"coordinates"_s][1].toDouble(), place.real(1));
    }
    QCOMPARE(points,
             countOf(m_sample.database(),
                     "SELECT count(*) FROM incident i JOIN place p ON p.id = i.place WHERE "
                     "p.latitude IS NOT NULL AND p.longitude IS NOT NULL"));
    QVERIFY(points > 0);
    QCOMPARE(object[u"about"_s][u"rows"_s].toString(), QString::number(features.size()));
}

void DataExportTest::webAnnotation()
{
    const DataFile file =
        exported(m_sample.database(), orderOf(DataFormat::WebAnnotation, m_sample.database()));
    const QJsonObject object = QJsonDocument::fromJson(file.bytes).object();
    QCOMPARE(object[u"@context"_s][0].toString(), u"http://www.w3.org/ns/anno.jsonld"_s);
    QCOMPARE(object[u"type"_s].toString(), u"AnnotationCollection"_s);
    const QJsonArray items = object[u"first"_s][u"items"_s].toArray();
    QCOMPARE(object[u"total"_s].toInteger(), qint64(items.size()));
    QSet<QString> ids;
    qint64 quoted = 0;
    for (const QJsonValue &item : items) {
        ids.insert(item[u"id"_s].toString());
        const QJsonObject target = item[u"target"_s].toObject();
        const QJsonArray selectors = target[u"selector"_s].toArray();
        QCOMPARE(selectors[0][u"type"_s].toString(), u"TextPositionSelector"_s);
        if (selectors.size() < 2)
            continue;
        ++quoted;
        QCOMPARE(selectors[1][u"type"_s].toString(), u"TextQuoteSelector"_s);
        const QString exact = selectors[1][u"exact"_s].toString();
        QCOMPARE(sha256Hex(exact), target[u"sl:sha256"_s].toString());
        const auto document =
            readDocument(m_sample.database(), Id::fromText(target[u"sl:document"_s].toString()));
        VERIFY_DONE(document);
        const Offsets text(document->text);
        const TextRange range{qint32(selectors[0][u"start"_s].toInt()),
                              qint32(selectors[0][u"end"_s].toInt())};
        QCOMPARE(text.slice(range), exact);
        QVERIFY(text.slice({0, range.start}).endsWith(selectors[1][u"prefix"_s].toString()));
    }
    QCOMPARE(qint64(ids.size()), qint64(items.size()));
    QCOMPARE(qint64(items.size()),
             countOf(m_sample.database(),
                     "SELECT count(*) FROM citation WHERE annotation IS NULL AND actor_relation IS "
                     "NULL AND (report IS NULL OR report IN (SELECT r.id FROM report r WHERE "
                     "r.statement IN (SELECT statement FROM claim UNION SELECT statement FROM "
                     "attribution UNION SELECT statement FROM link WHERE statement IS NOT NULL "
                     "UNION SELECT id FROM statement WHERE incident IS NOT NULL OR development IS "
                     "NOT NULL)))"));
    QVERIFY(quoted > 500); // into the summaries, whose text is here
}

void DataExportTest::datasetLayouts_data()
{
    QTest::addColumn<DataFormat>("format");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("ACLED") << DataFormat::Acled << 31 << u"event_id_cnty"_s << u"timestamp"_s;
    QTest::newRow("UCDP GED") << DataFormat::UcdpGed << 49 << u"id"_s << u"gwnob"_s;
}

void DataExportTest::datasetLayouts()
{
    QFETCH(DataFormat, format);
    QFETCH(int, columns);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const DataFile file = exported(m_sample.database(), orderOf(format, m_sample.database()));
    const auto rows = rowsOf(file.bytes);
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), columns);
    QCOMPARE(rows[0].front(), first);
    QCOMPARE(rows[0].back(), last);
    QCOMPARE(qint64(rows.size()) - 1, file.account.rows);
    const qint64 others =
        countOf(m_sample.database(), "SELECT count(*) FROM incident WHERE kind <> 'event'");
    QVERIFY(file.account.lost.join(u'\n').contains(QString::number(others) + u", left out"_s));
    for (const Row &record : recordsOf(file.bytes)) {
        const QString day = record.value(u"event_date"_s, record[u"date_start"_s]);
        QVERIFY2(QDate::fromString(day, Qt::ISODate).isValid(), qPrintable(day));
    }
}

void DataExportTest::namesOnlyWhomAnAnalystAssessed()
{
    SampleScratch sample;
    const Id k1{countOf(sample.database(),
                        "SELECT id FROM incident WHERE handle = 'k1-rocket-2019-12-27'")};
    const Id actor{countOf(sample.database(),
                           "SELECT actor FROM attribution WHERE incident = "
                               + QByteArray::number(k1.value) + " AND actor IS NOT NULL LIMIT 1")};
    const QString name = textOf(
        sample.database(), "SELECT name FROM actor WHERE id = " + QByteArray::number(actor.value));
    const auto rowOf = [&](DataFormat format) {
        const DataFile file = exported(sample.database(), orderOf(format, sample.database()));
        for (const Row &record : recordsOf(file.bytes)) {
            if (record.value(u"event_id_cnty"_s, record[u"id"_s]) == k1.toText())
                return record;
        }
        return Row();
    };
    QVERIFY(rowOf(DataFormat::Acled)[u"actor1"_s].startsWith(u"Unidentified"_s));
    QVERIFY(rowOf(DataFormat::Acled)[u"notes"_s].contains(u"Alleged, not established"_s));
    QCOMPARE(rowOf(DataFormat::UcdpGed)[u"side_a"_s], QString());
    const auto assess = [&](int likelihood, qint64 at) {
        VERIFY_DONE(sample.log().apply({u"Tester"_s, u"Assess"_s}, [&](Writer &writer) {
            const auto made = writer.insert("assessment",
                                            {{"incident", k1.value},
                                             {"actor", actor.value},
                                             {"likelihood", qint64(likelihood)},
                                             {"reasons", u"because"_s},
                                             {"made_at", at},
                                             {"made_by", u"Tester"_s}});
            return made ? Result<void>() : Result<void>(made.error());
        }));
    };
    assess(3, 1); // unlikely: still nobody
    QVERIFY(rowOf(DataFormat::Acled)[u"actor1"_s].startsWith(u"Unidentified"_s));
    assess(5, 2); // likely
    QCOMPARE(rowOf(DataFormat::Acled)[u"actor1"_s], name);
    QCOMPARE(rowOf(DataFormat::UcdpGed)[u"side_a"_s], name);
}

void DataExportTest::aFilterIsSaid()
{
    const DataFile file = exported(m_sample.database(),
                                   orderOf(DataFormat::GeoJson, m_sample.database(), "means = 51"));
    const qint64 rockets =
        countOf(m_sample.database(), "SELECT count(*) FROM incident WHERE means = 51");
    QCOMPARE(file.account.rows, rockets);
    QCOMPARE(file.account.rowsSentence(),
             u"%1 points of %1 incidents (124 in the casefile), filter: where means = 51"_s.arg(
                 rockets));
    QVERIFY(file.bytes.contains("where means = 51"));
}

// Rows of what is said, and a link that leads from one incident to another is one.
void DataExportTest::rowsAndLinksAreCountedAsWhatTheyAre()
{
    const DataFile pack =
        exported(m_sample.database(), orderOf(DataFormat::Pack, m_sample.database()));
    QVERIFY2(pack.account.rowsSentence().contains(u" records of 124 incidents"_s),
             qPrintable(pack.account.rowsSentence()));
    const DataFile csv =
        exported(m_sample.database(), orderOf(DataFormat::Csv, m_sample.database()));
    QVERIFY(csv.account.rowsSentence().startsWith(u"124 rows of 124 incidents"_s));
    const qint64 links = countOf(m_sample.database(), "SELECT count(*) FROM link");
    QVERIFY2(csv.account.lost.contains(u"Links between incidents: %1."_s.arg(links)),
             qPrintable(csv.account.lost.join(u'\n')));
}

void DataExportTest::stopsWhenAsked()
{
    int asked = 0;
    const auto stopped = exportData(m_sample.database(),
                                    orderOf(DataFormat::Csv, m_sample.database()),
                                    [&asked](qint64, qint64) { return ++asked < 5; });
    QVERIFY(!stopped);
    QCOMPARE(asked, 5);
    QVERIFY(stopped.error().message.contains(u"nothing was written"_s));
}

void DataExportTest::names()
{
    QCOMPARE(dataFormatNames(),
             (QStringList{u"csv"_s,
                          u"xlsx"_s,
                          u"geojson"_s,
                          u"web-annotation"_s,
                          u"acled"_s,
                          u"ucdp-ged"_s,
                          u"pack"_s}));
    for (const QString &name : dataFormatNames())
        QVERIFY(dataFormatNamed(name).has_value());
    QVERIFY(!dataFormatNamed(u"pdf"_s));
    QCOMPARE(dataFormatSuffix(DataFormat::WebAnnotation), u"jsonld"_s);
}

QTEST_GUILESS_MAIN(DataExportTest)
#include "tst_dataexport.moc"
