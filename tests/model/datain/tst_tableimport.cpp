// Datasets in: what each row becomes, what is refused and why, one edit, nothing twice, all taken
// back.
#include "../store/scratchcasefile.h"
#include "model/datain/datalayout.h"
#include "model/datain/rejectedrows.h"
#include "model/datain/rowjson.h"
#include "model/datain/tableimport.h"
#include "model/dataout/dataexport.h"
#include "model/dataout/xlsxbook.h"
#include "model/store/dossier.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QByteArray acledHeading =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,actor2,civilian_targeting,iso,country,admin1,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags\n";

// Our own making: a sound row, vague dates, nobody named, and an error of each sort.
QByteArray acledFile()
{
    return acledHeading
           + "IRQ1,11 March 2020,2020,1,Political violence,Explosions/Remote violence,"
             "Shelling/artillery/missile attack,Group A,,Military Forces B,,368,Iraq,Baghdad,Taji,"
             "33.5,44.25,1,Paper One; Paper Two,National,\"Rockets, several.\",3,night\n"
             "IRQ2,2020-03-14,2020,2,Political violence,Battles,Armed clash,Unidentified Armed "
             "Group "
             "(Iraq),,Group C,,368,Iraq,,Taji,33.5,44.25,2,Paper One,,Clash,0,\n"
             "IRQ3,2020-03-14,2020,3,Political violence,Battles,Armed clash,Group D,Group "
             "E,,,368,Iraq,"
             ",Iraq,,,3,Paper One,,Month only,,\n"
             "IRQ4,soon,2020,1,,Battles,Armed clash,Group A,,,,,Iraq,,,,,,,,,1,\n"
             "IRQ5,2020-03-14,2020,1,,Skirmishes,,Group A,,,,,Iraq,,,,,,,,,1,\n"
             "IRQ6,2020-03-14,2020,1,,Battles,,Group A,,,,,Iraq,,,,,,,,,many,\n"
             "IRQ7,2020-03-14,2020,1,,Battles,,Group A,,,,,Iraq,,,91,0,,,,,1,\n"
             ",2020-03-14,2020,1,,Battles,,Group A,,,,,Iraq,,,,,,,,,1,\n"
             "IRQ9,2020-03-14\n"
             "IRQ1,11 March 2020,2020,1,,Battles,,Group A,,,,,Iraq,,,,,,,,,1,\n";
}

class Files
{
public:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test cannot write");
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

TableImport opened(const QString &path, const std::optional<QJsonObject> &mapping = {})
{
    auto import = TableImport::open(path, mapping);
    if (!import)
        qFatal("%s", qPrintable(import.error().message));
    return *std::move(import);
}

std::vector<RowOutcome> dryRun(const TableImport &import, sqlite3 *database)
{
    std::vector<RowOutcome> rows;
    const auto report = import.dryRun(database, [&rows](const RowOutcome &row) {
        rows.push_back(row);
        return true;
    });
    if (!report)
        qFatal("%s", qPrintable(report.error().message));
    return rows;
}

struct Imported
{
    Edit edit;
    TableReport report;
    QByteArray rejected;
};

Imported import(ScratchCasefile &casefile, const TableImport &table)
{
    const auto report = std::make_shared<TableReport>();
    const auto rejected = std::make_shared<QByteArray>();
    const auto edit = casefile.log().applyBatch({u"Tester"_s, table.label(), {}, "import"},
                                                table.fill(report, rejected, {}));
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return {*edit, *report, *rejected};
}

Dossier dossierOf(ScratchCasefile &casefile, const QString &handle)
{
    const auto id = findIncident(casefile.database(), handle);
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    auto dossier = readDossier(casefile.database(), *id);
    if (!dossier)
        qFatal("%s", qPrintable(dossier.error().message));
    return *std::move(dossier);
}

} // namespace

class TableImportTest : public QObject
{
    Q_OBJECT

private slots:
    void aDryRunSaysWhatRowsBecome();
    void importsAcled();
    void isOneEditThatIsTakenBack();
    void theSameFileAddsNothing();
    void aNewerEditionIsToldApart();
    void acledGoesOutAsItCameIn_data();
    void acledGoesOutAsItCameIn();
    void saysWhichRowsLackWhat_data();
    void saysWhichRowsLackWhat();
    void sumsUpWhatRowsLack();
    void saysWhatMayBeHereAlready_data();
    void saysWhatMayBeHereAlready();
    void stoppingLeavesNothing();
    void rejectedRowsComeInOnceMended();
    void rejectedRowsGoOverNoOtherFile();
    void otherSheetsAreNamed();
    void aLongNoteIsWhole();
    void importsGed();
    void importsGtd();
    void importsWhatIsMapped();
    void readsDays_data();
    void readsDays();
    void refusesMappings_data();
    void refusesMappings();
    void helpNamesEveryField();
    void derivedRowsAreThoseOfTheStore();

private:
    Files m_files;
};

void TableImportTest::aDryRunSaysWhatRowsBecome()
{
    ScratchCasefile casefile;
    const QByteArrayList before = dumpOf(casefile.database());
    const auto rows = dryRun(opened(m_files.write(u"a.csv"_s, acledFile())), casefile.database());
    QCOMPARE(rows.size(), size_t(10));
    const auto expect =
        [&rows](size_t row, const QString &column, const QString &value, const QString &why) {
            QVERIFY(rows[row].rejected.has_value());
            QCOMPARE(rows[row].line, qint64(row) + 2);
            QCOMPARE(rows[row].rejected->column, column);
            QCOMPARE(rows[row].rejected->value, value);
            QVERIFY2(rows[row].rejected->reason.contains(why),
                     qPrintable(rows[row].rejected->reason));
        };
    for (size_t i = 0; i < 3; ++i)
        QVERIFY(rows[i].record.has_value());
    expect(3, u"event_date"_s, u"soon"_s, u"no date"_s);
    expect(4, u"event_type"_s, u"Skirmishes"_s, u"no event type"_s);
    expect(5, u"fatalities"_s, u"many"_s, u"no whole number"_s);
    expect(6, u"latitude"_s, u"91"_s, u"degrees"_s);
    expect(7, u"event_id_cnty"_s, QString(), u"empty"_s);
    expect(8, QString(), QString(), u"2 cells"_s);
    expect(9, QString(), u"IRQ1"_s, u"in a row before, with other values"_s);
    QCOMPARE(firstDifference(dumpOf(casefile.database()), before), QByteArray());
    const QJsonObject json = outcomeObject(u"a.csv"_s, rows[0]);
    QCOMPARE(json[u"line"_s].toInt(), 2);
    QVERIFY(json[u"rejected"_s].isNull() && json[u"duplicate_of"_s].isNull());
    QCOMPARE(json[u"record"_s][u"date"_s].toString(), u"2020-03-11"_s);
    QCOMPARE(json[u"record"_s][u"attributions"_s][0][u"actor"_s].toString(), u"Group A"_s);
}

void TableImportTest::importsAcled()
{
    ScratchCasefile casefile;
    const Imported done = import(casefile, opened(m_files.write(u"a.csv"_s, acledFile())));
    QCOMPARE(done.report.layout, u"ACLED"_s);
    QCOMPARE(done.report.rows, qint64(10));
    QCOMPARE(done.report.added, qint64(3));
    QCOMPARE(done.report.rejected, qint64(7));
    QCOMPARE(done.report.duplicates, qint64(0));
    QVERIFY2(done.report.notTaken.join(u' ').contains(u"disorder_type, iso"_s),
             qPrintable(done.report.notTaken.join(u' ')));
    QCOMPARE(done.rejected.count("\r\n"), 8);
    QVERIFY(done.rejected.contains("fatalities,“many” is no whole number,IRQ6"));

    const Dossier first = dossierOf(casefile, u"acled-IRQ1"_s);
    QCOMPARE(first.dateEdtf, u"2020-03-11"_s);
    QCOMPARE(first.eventType, u"Explosions/Remote violence"_s);
    QCOMPARE(first.placeName, u"Taji"_s);
    QCOMPARE(first.latitude, std::optional(33.5));
    QCOMPARE(first.target, u"Military Forces B"_s);
    QCOMPARE(first.killed.low, std::optional(3));
    QCOMPARE(first.killed.high, std::nullopt); // ACLED's figure is the most conservative one
    QCOMPARE(first.tags.size(), size_t(1));
    // An allegation by ACLED, never a finding.
    QCOMPARE(first.attributions.size(), size_t(1));
    QCOMPARE(first.attributions[0].actorName, u"Group A"_s);
    QCOMPARE(first.attributions[0].stance, u"asserts"_s);
    QVERIFY(first.assessments.empty());
    const StatementView &statement = first.statements[size_t(first.attributions[0].statement)];
    QCOMPARE(statement.speakerName, u"ACLED"_s);
    QCOMPARE(statement.gist, u"Rockets, several."_s);
    QCOMPARE(statement.reports.size(), size_t(1));
    QCOMPARE(textOf(casefile.database(), "SELECT note FROM report ORDER BY id LIMIT 1"),
             u"Paper One; Paper Two (National)"_s);

    const Dossier second = dossierOf(casefile, u"acled-IRQ2"_s);
    QCOMPARE(second.dateEdtf, u"2020-03-14~"_s);
    // Not to know who it was is no stance of anybody's.
    QVERIFY(second.attributions.empty());
    const auto unknown = std::ranges::find(second.claims, u"responsibility"_s, &ClaimView::field);
    QVERIFY(unknown != second.claims.end());
    QCOMPARE(unknown->value, u"Unidentified Armed Group (Iraq)"_s);
    QCOMPARE(second.killed.state, FigureState::NotReported); // 0 is what ACLED writes for it
    const Dossier third = dossierOf(casefile, u"acled-IRQ3"_s);
    QCOMPARE(third.dateEdtf, u"2020-03"_s);
    QCOMPARE(third.attributions[0].note, u"Associated: Group E"_s);
    QCOMPARE(third.killed.state, FigureState::NotStated);
    QCOMPARE(searchProblem(casefile.database()), QString());
}

void TableImportTest::isOneEditThatIsTakenBack()
{
    ScratchCasefile casefile;
    const QByteArrayList before = dumpOf(casefile.database());
    const Imported done = import(casefile, opened(m_files.write(u"a.csv"_s, acledFile())));
    QCOMPARE(countOf(casefile.database(), "SELECT count(*) FROM edit"), qint64(1));
    QVERIFY(done.edit.seq > 0);
    VERIFY_DONE(casefile.log().revert(done.edit.id, {u"Tester"_s, u"Undo"_s, {}, "undo"}));
    QCOMPARE(firstDifference(dumpOf(casefile.database()), before), QByteArray());
}

void TableImportTest::theSameFileAddsNothing()
{
    ScratchCasefile casefile;
    const QString path = m_files.write(u"a.csv"_s, acledFile());
    import(casefile, opened(path));
    const QByteArrayList before = dumpOf(casefile.database());
    const Imported again = import(casefile, opened(path));
    QCOMPARE(again.report.added, qint64(0));
    QCOMPARE(again.report.duplicates, qint64(3));
    QCOMPARE(firstDifference(dumpOf(casefile.database()), before), QByteArray());
    const auto rows = dryRun(opened(path), casefile.database());
    QCOMPARE(rows[0].duplicateOf, dossierOf(casefile, u"acled-IRQ1"_s).id);
}

void TableImportTest::aNewerEditionIsToldApart()
{
    ScratchCasefile casefile;
    import(casefile, opened(m_files.write(u"a.csv"_s, acledFile())));
    const QByteArrayList before = dumpOf(casefile.database());
    QByteArray newer = acledFile();
    newer.replace(",\"Rockets, several.\",3,night", ",\"Rockets, several.\",5,night");
    newer.replace("IRQ2,2020-03-14", "IRQ2,2020-03-15");
    newer.replace("Group D,Group", "Group X,Group");
    const TableImport table = opened(m_files.write(u"b.csv"_s, newer));
    const auto rows = dryRun(table, casefile.database());
    const auto problem = [&rows](size_t row) {
        return rows[row].rejected ? problemSentence(*rows[row].rejected) : QString();
    };
    QCOMPARE(problem(0), u"killed “5” is here already as “3”; left as it is"_s);
    QCOMPARE(problem(1), u"date “2020-03-15~” is here already as “2020-03-14~”; left as it is"_s);
    QCOMPARE(problem(2), u"actor “Group X” is here already as “Group D”; left as it is"_s);
    const Imported again = import(casefile, table);
    QCOMPARE(again.report.added, qint64(0));
    QCOMPARE(again.report.duplicates, qint64(0));
    QVERIFY(again.rejected.contains("IRQ1") && again.rejected.contains("IRQ3"));
    QCOMPARE(firstDifference(dumpOf(casefile.database()), before), QByteArray());
}

void TableImportTest::acledGoesOutAsItCameIn_data()
{
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("an actor alleged") << u"acled-IRQ1"_s
                                      << QStringList{u"event_id_cnty=IRQ1"_s,
                                                     u"source=Paper One; Paper Two"_s,
                                                     u"source_scale=National"_s,
                                                     u"tags=night"_s,
                                                     u"actor1=Unidentified Armed Group (Iraq)"_s};
    QTest::newRow("an actor not identified")
        << u"acled-IRQ2"_s
        << QStringList{u"event_id_cnty=IRQ2"_s,
                       u"actor1=Unidentified Armed Group (Iraq)"_s,
                       u"source=Paper One"_s};
    QTest::newRow("an actor not identified, with whom it is said to go")
        << u"acled-IRQ0"_s << QStringList{u"actor1=Unidentified Gang (Iraq)"_s};
}

void TableImportTest::acledGoesOutAsItCameIn()
{
    QFETCH(QString, handle);
    QFETCH(QStringList, cells);
    ScratchCasefile casefile;
    import(casefile,
           opened(m_files.write(
               u"a.csv"_s,
               acledFile()
                   + "IRQ0,2020-03-15,2020,1,,Battles,Armed clash,Unidentified Gang (Iraq),Group "
                     "E,,,368,Iraq,,Taji,33.5,44.25,1,Paper One,,,1,\n")));
    DataOrder order;
    order.format = DataFormat::Acled;
    order.incidents = {dossierOf(casefile, handle).id};
    const auto file = exportData(casefile.database(), order);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    const QString out = m_files.write(u"out.csv"_s, file->bytes);
    const auto table = TableFile::open(out);
    QVERIFY(table);
    const QStringList heading = table->sheets().front().heading;
    QStringList row;
    QVERIFY(table->forEachRow(0, [&row](const TableLine &line) {
        for (const QByteArrayView text : line.cells)
            row.append(QString::fromUtf8(text));
        return true;
    }));
    for (const QString &cell : cells)
        QCOMPARE(row.value(heading.indexOf(cell.section(u'=', 0, 0))), cell.section(u'=', 1));
    const QString notes = row.value(heading.indexOf(u"notes"_s));
    if (handle == u"acled-IRQ1")
        QVERIFY2(notes.contains(u"Rockets, several."_s), qPrintable(notes));
    QCOMPARE(dryRun(opened(out), casefile.database()).front().duplicateOf, order.incidents.front());
}

void TableImportTest::saysWhichRowsLackWhat_data()
{
    QTest::addColumn<QString>("row"); ///< day, title, paper
    QTest::addColumn<QString>("expected");
    QTest::newRow("both") << u"2020-03-11,One,Paper"_s << QString();
    QTest::newRow("no paper") << u"2020-03-11,One,"_s << u"without a source"_s;
    QTest::newRow("spaces for a paper") << u"2020-03-11,One,  "_s << u"without a source"_s;
    QTest::newRow("no date") << u",One,Paper"_s << u"without a date"_s;
    QTest::newRow("neither") << u",One,"_s << u"without a date or a source"_s;
}

void TableImportTest::saysWhichRowsLackWhat()
{
    QFETCH(QString, row);
    QFETCH(QString, expected);
    ScratchCasefile casefile;
    const QJsonObject mapping{
        {u"dataset"_s, u"List"_s},
        {u"columns"_s,
         QJsonObject{{u"date"_s, u"day"_s}, {u"title"_s, u"what"_s}, {u"sources"_s, u"paper"_s}}}};
    const QString path = m_files.write(u"lacks.csv"_s, "day,what,paper\n" + row.toUtf8() + '\n');
    const TableImport table = opened(path, mapping);
    const auto rows = dryRun(table, casefile.database());
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(lackSentence(rows[0]), expected);
    const auto report = import(casefile, table).report;
    QCOMPARE(report.added, qint64(1)); // taken in all the same
    QCOMPARE(report.undated, qint64(expected.contains(u"date"_s)));
    QCOMPARE(report.unsourced, qint64(expected.contains(u"source"_s)));
    // What is here is named, and lacks nothing any more.
    const auto again = dryRun(table, casefile.database());
    QVERIFY(lackSentence(again[0]).isEmpty());
    QCOMPARE(again[0].here.title, u"One"_s);
    QVERIFY(!again[0].here.handle.isEmpty());
}

void TableImportTest::sumsUpWhatRowsLack()
{
    ScratchCasefile casefile;
    const QByteArray rows = "A1,2020-03-11,Battles,Group A,Paper\n"
                            "A2,2020-03-12,Battles,Group A,\n"
                            "A2,2020-03-12,Battles,Group A,\n";
    const auto sums = [&](const QByteArray &heading, const QByteArray &bytes) {
        const auto report =
            opened(m_files.write(u"sums.csv"_s, heading + bytes))
                .dryRun(casefile.database(), [](const RowOutcome &) { return true; });
        return report ? lacksSentence(*report) : report.error().message;
    };
    const QByteArray heading = "event_id_cnty,event_date,event_type,actor1,";
    QCOMPARE(sums(heading + "source\n", rows), u"1 row names no source: taken in without."_s);
    // Without such a column it is said once, of all.
    QCOMPARE(sums(heading + "whatever\n", rows), u"2 rows name no source: taken in without."_s);
    const auto told = dryRun(opened(m_files.write(u"sums.csv"_s, heading + "whatever\n" + rows)),
                             casefile.database());
    QVERIFY(lackSentence(told[0]).isEmpty());
    QCOMPARE(told[2].repeats, qint64(3));
}

// Rows of another dataset beside what is here: the rule is that for possible duplicates.
void TableImportTest::saysWhatMayBeHereAlready_data()
{
    QTest::addColumn<QString>("row"); ///< day, place, latitude, longitude, means
    QTest::addColumn<QString>("expected");
    QTest::newRow("same day and place")
        << u"2020-03-11,Taji,33.5,44.25,"_s << u"same day, same place"_s;
    QTest::newRow("by position") << u"2020-03-11,Camp T,33.501,44.251,"_s
                                 << u"same day, same place"_s;
    QTest::newRow("by name alone") << u"2020-03-11,taji,,,"_s << u"same day, same place"_s;
    QTest::newRow("the day after, how is not said")
        << u"2020-03-12,Taji,33.5,44.25,"_s << QString();
    QTest::newRow("near, how is not said") << u"2020-03-11,Camp T,33.6,44.25,"_s << QString();
    QTest::newRow("near, the day after, by the same")
        << u"2020-03-22,Camp T,33.6,44.25,rocket"_s
        << u"a day apart, near or around, both by rocket"_s;
    QTest::newRow("by something else") << u"2020-03-21,Mosul,33.5,44.25,drone"_s << QString();
    QTest::newRow("two days after") << u"2020-03-23,Mosul,33.5,44.25,rocket"_s << QString();
    QTest::newRow("far away") << u"2020-03-11,Basra,30.5,47.8,"_s << QString();
    QTest::newRow("a whole year") << u"2020,Taji,33.5,44.25,"_s << QString();
    QTest::newRow("no date") << u",Taji,33.5,44.25,"_s << QString();
}

void TableImportTest::saysWhatMayBeHereAlready()
{
    QFETCH(QString, row);
    QFETCH(QString, expected);
    ScratchCasefile casefile;
    const QByteArray heading = "id,day,where,lat,lon,how,what\n";
    const auto mapped = [](const QString &dataset) {
        return QJsonObject{{u"dataset"_s, dataset},
                           {u"columns"_s,
                            QJsonObject{{u"id"_s, u"id"_s},
                                        {u"date"_s, u"day"_s},
                                        {u"place"_s, u"where"_s},
                                        {u"latitude"_s, u"lat"_s},
                                        {u"longitude"_s, u"lon"_s},
                                        {u"means"_s, u"how"_s},
                                        {u"title"_s, u"what"_s}}}};
    };
    import(casefile,
           opened(m_files.write(u"here.csv"_s,
                                heading
                                    + "1,2020-03-11,Taji,33.5,44.25,,One\n"
                                      "2,2020-03-21,Mosul,33.5,44.25,rocket,Two\n"),
                  mapped(u"First"_s)));
    const QString path = m_files.write(u"b.csv"_s, heading + "x," + row.toUtf8() + ",Anything\n");
    const auto rows = dryRun(opened(path, mapped(u"Second"_s)), casefile.database());
    QCOMPARE(rows.size(), size_t(1));
    QVERIFY(rows[0].record.has_value());
    QCOMPARE(rows[0].likely.empty(), expected.isEmpty());
    if (!expected.isEmpty()) {
        QCOMPARE(rows[0].likely.front().why, expected);
        // By its key, never by a number that only the casefile knows.
        const RecordName &record = rows[0].likely.front().record;
        QVERIFY2(likelySentence(rows[0]).contains(record.handle + u", "_s + record.title),
                 qPrintable(likelySentence(rows[0])));
        QVERIFY(!likelySentence(rows[0]).contains(record.incident.toText()));
        const auto json = outcomeObject(path, rows[0])[u"may_be"_s].toArray();
        QCOMPARE(json.size(), qsizetype(rows[0].likely.size()));
    }
    // A dataset tells its own rows apart.
    const auto own = dryRun(opened(path, mapped(u"First"_s)), casefile.database());
    QVERIFY(own[0].likely.empty());
}

void TableImportTest::stoppingLeavesNothing()
{
    ScratchCasefile casefile;
    QByteArray many = acledHeading;
    for (int i = 0; i < 5000; ++i)
        many += "X" + QByteArray::number(i)
                + ",2020-03-11,2020,1,,Battles,Armed clash,Group A,,,,,Iraq,,,,,,,,,1,\n";
    const QByteArrayList before = dumpOf(casefile.database());
    const TableImport table = opened(m_files.write(u"many.csv"_s, many));
    qint64 told = 0;
    const auto stopped = casefile.log().applyBatch({u"Tester"_s, u"Import"_s, {}, "import"},
                                                   table.fill(std::make_shared<TableReport>(),
                                                              std::make_shared<QByteArray>(),
                                                              [&told](qint64 rows) {
                                                                  told = rows;
                                                                  return rows < 3000;
                                                              }));
    QVERIFY(!stopped);
    QCOMPARE(told, qint64(3000));
    QVERIFY(stopped.error().message.contains(u"nothing was imported"_s));
    QCOMPARE(firstDifference(dumpOf(casefile.database()), before), QByteArray());
    QCOMPARE(countOf(casefile.database(), "SELECT count(*) FROM edit"), qint64(0));
}

void TableImportTest::rejectedRowsComeInOnceMended()
{
    ScratchCasefile casefile;
    QByteArray file = acledFile();
    file += QByteArray("IRQ10,2020-03-14,2020,1,,Battles,,Group A") + QByteArray(",").repeated(15)
            + ",more,\"and, more\"\n";
    const Imported first = import(casefile, opened(m_files.write(u"a.csv"_s, file)));
    QCOMPARE(first.report.rejected, qint64(8));
    // Rows are as they were, ragged ones too: nothing is cut, and none comes in unmended.
    QVERIFY2(first.rejected.contains(",,,,,,,,,,,,,,,more,\"and, more\"\r\n"),
             first.rejected.constData());
    QVERIFY2(first.rejected.contains(",IRQ9,2020-03-14\r\n"), first.rejected.constData());
    QByteArray mended = first.rejected;
    mended.replace(",soon,", ",2020-03-01,");
    const TableImport table = opened(m_files.write(u"a.rejected.csv"_s, mended));
    const Imported second = import(casefile, table);
    QCOMPARE(second.report.added, qint64(1));
    QVERIFY2(!second.report.notTaken.join(u' ').contains(u"rejected:"_s),
             qPrintable(second.report.notTaken.join(u' ')));
    QCOMPARE(dossierOf(casefile, u"acled-IRQ4"_s).dateEdtf, u"2020-03-01"_s);
    // What is rejected again can be mended again.
    const Imported third =
        import(casefile, opened(m_files.write(u"a.rejected.rejected.csv"_s, second.rejected)));
    QCOMPARE(third.report.rejected, second.report.rejected);
    QCOMPARE(third.rejected.left(third.rejected.indexOf("\r\n")),
             first.rejected.left(first.rejected.indexOf("\r\n")));
}

void TableImportTest::rejectedRowsGoOverNoOtherFile()
{
    QTemporaryDir folder;
    const QString table = folder.filePath(u"a.csv"_s);
    QVERIFY(QDir(folder.path()).mkdir(u"case"_s));
    const QString casefile = folder.filePath(u"case/a.sourceline"_s);
    const auto first = writeRejected("one\r\n", table, casefile);
    VERIFY_DONE(first);
    QCOMPARE(*first, folder.filePath(u"a.rejected.csv"_s));
    QCOMPARE(*writeRejected("one\r\n", table, casefile), *first); // the same once more
    const auto second = writeRejected("two\r\n", table, casefile);
    VERIFY_DONE(second);
    QCOMPARE(*second, folder.filePath(u"a.rejected-2.csv"_s));
    // A folder that is not there stands for one that may not be written: root may write all.
    const auto elsewhere = writeRejected("two\r\n", folder.filePath(u"gone/a.csv"_s), casefile);
    VERIFY_DONE(elsewhere);
    QCOMPARE(*elsewhere, folder.filePath(u"case/a.rejected.csv"_s));
    QVERIFY(!writeRejected("x", u"/gone/a.csv"_s, u"/gone/b"_s));
}

void TableImportTest::aLongNoteIsWhole()
{
    ScratchCasefile casefile;
    const QByteArray note(1 << 20, 'x');
    import(casefile,
           opened(m_files.write(u"long.csv"_s,
                                "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,"
                                "notes\nX1,2020-03-11,Battles,Armed clash,Group A,Iraq,"
                                    + note + "\n")));
    const Dossier dossier = dossierOf(casefile, u"acled-X1"_s);
    QCOMPARE(dossier.statements.front().gist.size(), note.size());
}

void TableImportTest::otherSheetsAreNamed()
{
    XlsxBook book;
    TableSink *notes = book.table(u"read me"_s, {{u"what"_s}});
    QVERIFY(notes->row({u"How this was coded"_s}));
    TableSink *events = book.table(u"events"_s,
                                   {{u"event_id_cnty"_s},
                                    {u"event_date"_s},
                                    {u"event_type"_s},
                                    {u"sub_event_type"_s},
                                    {u"actor1"_s},
                                    {u"country"_s},
                                    {u"fatalities"_s, true}});
    QVERIFY(events->row({u"X1"_s,
                         u"2020-03-11"_s,
                         u"Battles"_s,
                         u"Armed clash"_s,
                         u"Group A"_s,
                         u"Iraq"_s,
                         u"3"_s}));
    const auto bytes = book.close();
    VERIFY_DONE(bytes);
    ScratchCasefile casefile;
    const Imported done = import(casefile, opened(m_files.write(u"a.xlsx"_s, *bytes)));
    QCOMPARE(done.report.added, qint64(1));
    QVERIFY2(done.report.notTaken.join(u' ').contains(u"“read me”"_s),
             qPrintable(done.report.notTaken.join(u' ')));
}

void TableImportTest::importsGed()
{
    ScratchCasefile casefile;
    const QByteArray file =
        "id,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,"
        "source_article,where_prec,where_coordinates,adm_1,latitude,longitude,country,"
        "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
        "deaths_unknown,best,high,low\n"
        "1,2019,3,,IS - "
        "Civilians,IS,Civilians,1,\"\"\"Wire,2019\"\"\",1,Kirkuk,Kirkuk,35.5,44.4,Iraq,1,1,"
        "2019-12-27 00:00:00.000,2019-12-27,0,0,4,0,4,7,4\n"
        "2,2019,1,Iraq: Government,A - "
        "B,A,B,2,Wire,6,Iraq,,33,44,Iraq,2,4,2019-11-01,2019-11-30,2,5,0,1,8,8,8\n"
        "3,2019,1,,A - B,A,B,2,Wire,3,X,,33,44,Iraq,1,2,2019-11-03,2019-11-05,0,0,0,0,0,0,0\n"
        "4,2019,1,,A - B,A,B,2,Wire,3,X,,33,44,Iraq,1,2,2019-11-05,2019-11-03,0,0,0,0,0,0,0\n"
        "5,2019,1,,A - B,A,B,2,Wire,3,X,,33,44,Iraq,1,2,2019-11-05,2019-11-05,0,0,0,0,9,5,1\n";
    const Imported done = import(casefile, opened(m_files.write(u"ged.csv"_s, file)));
    QCOMPARE(done.report.added, qint64(3));
    QCOMPARE(done.report.rejected, qint64(2));
    const Dossier first = dossierOf(casefile, u"ged-1"_s);
    QCOMPARE(first.dateEdtf, u"2019-12-27"_s);
    QCOMPARE(first.attributions.size(), size_t(1));
    QCOMPARE(first.attributions[0].actorName, u"IS"_s);
    QCOMPARE(first.killed.low, std::optional(4));
    QCOMPARE(first.killed.high, std::optional(7));
    QVERIFY((first.conflicting & KilledBit) == 0); // a part is no rival of the sum
    const Dossier second = dossierOf(casefile, u"ged-2"_s);
    QCOMPARE(second.dateEdtf, u"2019-11"_s);
    QVERIFY(second.attributions.empty()); // two sides fight: neither is a perpetrator
    QStringList participants;
    for (const ClaimView &claim : second.claims) {
        if (claim.field == "participants"_L1)
            participants.append(claim.value);
    }
    QCOMPARE(participants, (QStringList{u"A"_s, u"B"_s}));
    const Dossier third = dossierOf(casefile, u"ged-3"_s);
    QCOMPARE(third.dateEdtf, u"2019-11-03/2019-11-05"_s);
    QCOMPARE(third.killed.state, FigureState::None);
}

void TableImportTest::importsGtd()
{
    ScratchCasefile casefile;
    const QByteArray file =
        "eventid,iyear,imonth,iday,approxdate,country_txt,provstate,city,latitude,longitude,"
        "specificity,summary,doubtterr,alternative_txt,attacktype1_txt,targtype1_txt,target1,gname,"
        "gname2,guncertain1,guncertain2,claimed,claimmode_txt,weaptype1_txt,weapsubtype1_txt,nkill,"
        "nkillus,"
        "nwound,scite1,scite2,dbsource\n"
        "202003110001,2020,3,11,,Iraq,Baghdad,Taji,33.5,44.25,1,Rockets hit a "
        "base.,1,Insurgency/Guerrilla "
        "Action,Bombing/Explosion,Military,Camp,Group A,Group B,1,0,1,Posted to "
        "website,Explosives,Projectile,3,2,"
        "-99,Paper,Wire,START\n"
        "202003000002,2020,3,0,Mid March,Iraq,,Unknown,,,5,,0,,Armed "
        "Assault,Police,,Unknown,,0,,0,,Firearms,,0,,,,,\n"
        "202002300003,2020,2,30,,Iraq,,X,,,1,,0,,Armed "
        "Assault,Police,,Unknown,,0,,0,,Firearms,,0,,,,,\n";
    const Imported done = import(casefile, opened(m_files.write(u"gtd.csv"_s, file)));
    QCOMPARE(done.report.added, qint64(2));
    QCOMPARE(done.report.rejected, qint64(1));
    const Dossier first = dossierOf(casefile, u"gtd-202003110001"_s);
    QStringList said;
    for (const AttributionView &each : first.attributions) {
        said.append(u"%1 %2 %3"_s.arg(
            first.statements[size_t(each.statement)].speakerName, each.stance, each.actorName));
    }
    said.sort();
    QCOMPARE(said,
             (QStringList{u"Global Terrorism Database asserts Group B"_s,
                          u"Global Terrorism Database suspects Group A"_s,
                          u"Group A claims responsibility Group A"_s}));
    QVERIFY(first.assessments.empty());
    QCOMPARE(first.killed.best, std::optional(3));
    QCOMPARE(first.wounded.state, FigureState::Unknown);
    const Dossier second = dossierOf(casefile, u"gtd-202003000002"_s);
    QCOMPARE(second.dateEdtf, u"2020-03"_s);
    QCOMPARE(second.dateWords, u"Mid March"_s);
    QVERIFY(second.attributions.empty());
    QCOMPARE(second.killed.state, FigureState::None);
}

void TableImportTest::importsWhatIsMapped()
{
    ScratchCasefile casefile;
    const QString path = m_files.write(u"own.csv"_s,
                                       "When;Where;Dead;Group;How;Remark\n"
                                       "27.12.2019;Kirkuk;1;Group A;suspects;base\n"
                                       "03/04/2020;Taji;2;Group B;asserts;two readings\n"
                                       "11 March 2020;Taji;2;Group B;believes;no stance\n"
                                       "2020-03-14;;;;;\n"
                                       ";;;;;nothing but a remark\n");
    QVERIFY(!TableImport::open(path, {}));
    const QJsonObject mapping{{u"dataset"_s, u"Desk list"_s},
                              {u"columns"_s,
                               QJsonObject{{u"date"_s, u"When"_s},
                                           {u"place"_s, u"Where"_s},
                                           {u"killed"_s, u"Dead"_s},
                                           {u"attributed_to"_s, u"Group"_s},
                                           {u"stance"_s, u"How"_s}}}};
    const TableImport table = opened(path, mapping);
    const auto rows = dryRun(table, casefile.database());
    QVERIFY(rows[0].record && rows[3].record);
    QCOMPARE(problemSentence(*rows[1].rejected),
             u"When “03/04/2020” can be read two ways: 2020-04-03 or 2020-03-04"_s);
    QCOMPARE(rows[2].rejected->value, u"believes"_s);
    QVERIFY(rows[4].rejected && rows[4].rejected->column == "When"_L1);
    const Imported done = import(casefile, table);
    QCOMPARE(done.report.added, qint64(2));
    QVERIFY(done.report.notTaken.join(u' ').contains(u"Remark"_s));
    const Id id{countOf(casefile.database(), "SELECT id FROM incident ORDER BY id LIMIT 1")};
    const auto dossier = readDossier(casefile.database(), id);
    VERIFY_DONE(dossier);
    QCOMPARE(dossier->dateEdtf, u"2019-12-27"_s);
    QCOMPARE(dossier->attributions[0].stance, u"suspects"_s);
    QCOMPARE(dossier->statements[0].speakerName, u"Desk list"_s);
    // Known again by its content, without a key of its own.
    QCOMPARE(import(casefile, opened(path, mapping)).report.added, qint64(0));
}

void TableImportTest::readsDays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    QTest::newRow("ISO") << u"2020-03-11"_s << u"2020-03-11"_s;
    QTest::newRow("with a time") << u"2020-03-11 00:00:00.000"_s << u"2020-03-11"_s;
    QTest::newRow("long") << u"11 March 2020"_s << u"2020-03-11"_s;
    QTest::newRow("short") << u"11 Mar 2020"_s << u"2020-03-11"_s;
    QTest::newRow("American") << u"March 11, 2020"_s << u"2020-03-11"_s;
    QTest::newRow("points") << u"11.03.2020"_s << u"2020-03-11"_s;
    QTest::newRow("one reading") << u"12/27/2019"_s << u"2019-12-27"_s;
    QTest::newRow("one reading, other way") << u"27/12/2019"_s << u"2019-12-27"_s;
    QTest::newRow("the same both ways") << u"3/3/2020"_s << u"2020-03-03"_s;
    QTest::newRow("two readings") << u"3/4/2020"_s << QString();
    QTest::newRow("no such day") << u"2020-02-30"_s << QString();
    QTest::newRow("number in a CSV file") << u"43901"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TableImportTest::readsDays()
{
    QFETCH(QString, typed);
    QFETCH(QString, day);
    const QByteArray bytes = typed.toUtf8();
    const QByteArrayView cells[] = {bytes};
    TableLine line{2, cells, {}};
    RowCells csv({u"d"_s}, false);
    csv.setLine(line);
    QCOMPARE(csv.day(u"d"_s).value_or(QString()), day);
    if (day.isEmpty())
        QCOMPARE(csv.noDay(u"d"_s).reason,
                 typed == "3/4/2020"_L1 ? u"can be read two ways: 2020-04-03 or 2020-03-04"_s
                                        : u"is no date"_s);
    RowCells workbook({u"d"_s}, true);
    workbook.setLine(line);
    QCOMPARE(workbook.day(u"d"_s).value_or(QString()), typed == "43901"_L1 ? u"2020-03-11"_s : day);
}

void TableImportTest::refusesMappings_data()
{
    QTest::addColumn<QJsonObject>("mapping");
    QTest::addColumn<QString>("says");
    const auto of = [](const QJsonObject &columns) {
        return QJsonObject{{u"dataset"_s, u"D"_s}, {u"columns"_s, columns}};
    };
    QTest::newRow("no dataset") << QJsonObject{{u"columns"_s, QJsonObject{{u"date"_s, u"a"_s}}}}
                                << u"names no dataset"_s;
    QTest::newRow("no field of ours")
        << of({{u"zzz"_s, u"a"_s}}) << u"“zzz”, which is none of ours; ours are id, title"_s;
    QTest::newRow("another word for one")
        << of({{u"dead"_s, u"a"_s}}) << u"“dead”, which is none of ours (did you mean “killed”?)"_s;
    QTest::newRow("a slip") << of({{u"lattitude"_s, u"a"_s}}) << u"did you mean “latitude”?"_s;
    QTest::newRow("a part of one")
        << of({{u"attributed"_s, u"a"_s}}) << u"did you mean “attributed_to”?"_s;
    QTest::newRow("all are named") << of({{u"zzz"_s, u"a"_s}}) << mappedFieldNames().join(u", "_s);
    QTest::newRow("no such column") << of({{u"date"_s, u"z"_s}}) << u"“z”"_s;
    QTest::newRow("neither date nor title") << of({{u"place"_s, u"a"_s}}) << u"a date or a title"_s;
    QTest::newRow("half a position")
        << of({{u"date"_s, u"a"_s}, {u"latitude"_s, u"b"_s}}) << u"one of latitude and longitude"_s;
    QTest::newRow("a part too many")
        << QJsonObject{{u"dataset"_s, u"D"_s}, {u"rows"_s, 1}} << u"“rows”"_s;
}

void TableImportTest::refusesMappings()
{
    QFETCH(QJsonObject, mapping);
    QFETCH(QString, says);
    const auto refused = TableImport::open(m_files.write(u"x.csv"_s, "a,b\n1,2\n"), mapping);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(says), qPrintable(refused.error().message));
}

void TableImportTest::helpNamesEveryField()
{
    QFile help(QStringLiteral(SOURCELINE_SOURCE_DIR) + u"/resources/help/help.md"_s);
    QVERIFY(help.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(help.readAll());
    for (const QString &name : mappedFieldNames())
        QVERIFY2(text.contains(u'`' + name + u'`'), qPrintable(name));
}

void TableImportTest::derivedRowsAreThoseOfTheStore()
{
    ScratchCasefile casefile;
    import(casefile, opened(m_files.write(u"a.csv"_s, acledFile())));
    const QByteArrayList written = dumpOf(casefile.database());
    VERIFY_DONE(casefile.log().rebuildDerived());
    QCOMPARE(firstDifference(dumpOf(casefile.database()), written), QByteArray());
}

QTEST_GUILESS_MAIN(TableImportTest)
#include "tst_tableimport.moc"
