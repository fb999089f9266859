// Tables and packs in and out by the program itself: a dry run first, rejected rows in a file, one
// edit, nothing twice; and what is opened and left meanwhile.
#include "harm.h"
#include "model/dataout/xlsxbook.h"
#include "watched.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace program;
using namespace sourceline;

namespace {

// An ACLED file of our own making: two sound rows, and an error of each sort.
const QByteArray events =
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,location,fatalities\n"
    "X1,11 March 2020,Explosions/Remote violence,,Group A,Iraq,Taji,3\n"
    "X2,soon,Battles,Armed clash,Group A,Iraq,Taji,3\n"
    "X3,2020-03-12,Battles,Armed clash,Group B,Iraq,Basra,many\n"
    "X4,2020-03-12,Battles,Armed clash,Group B,Iraq,Basra,0\n"
    "X5,2020-03-12\n";

QJsonArray array(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

} // namespace

class DataFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aDryRunListsWhatIsWrong();
    void importsOnceAndTakesBack();
    void rejectedRowsGoWhereTheyAreAsked();
    void tellsOurOwnRowsApart();
    void refusesWhatIsBroken_data();
    void refusesWhatIsBroken();
    void opensNothingButWhatItWasGiven();
    void failsWithoutHarm_data();
    void failsWithoutHarm();
    void aFullDiskHarmsNothing_data();
    void aFullDiskHarmsNothing();
    void isWholeHoweverItIsKilled();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        writeBytes(path(name), bytes);
        return path(name);
    }

    QString incidents() const
    {
        return run({u"list"_s, m_casefile, u"--count"_s}).out.section(u' ', 0, 0);
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_sample, m_casefile;
};

void DataFilesTest::initTestCase()
{
    QFile::setPermissions(m_home.path(), QFile::Permissions(0x7755));
    qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toUtf8());
    qputenv("SOURCELINE_WHO", "Tester");
    m_sample = m_home.filePath(u"sample.sourceline"_s);
    const Outcome made = run({u"new"_s, m_sample, u"--sample"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void DataFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755));
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    m_casefile = path(u"case.sourceline"_s);
    QCOMPARE(run({u"new"_s, m_casefile}).code, 0);
}

void DataFilesTest::aDryRunListsWhatIsWrong()
{
    const QString table = write(u"events.csv"_s, events);
    const Outcome dry = run({u"import"_s, m_casefile, table, u"--dry-run"_s});
    QVERIFY2(dry.code == 0, qPrintable(dry.err));
    for (const QString &line : {u"line 3: event_date “soon” is no date"_s,
                                u"line 4: fatalities “many” is no whole number"_s,
                                u"line 6: it has 2 cells and the heading has 8"_s,
                                u"ACLED (UTF-8): 5 rows read, 2 would be added, 0 here already, 3 "
                                "rejected."_s})
        QVERIFY2(dry.out.contains(line), qPrintable(dry.out));
    const QJsonArray rows =
        array(run({u"import"_s, m_casefile, table, u"--dry-run"_s, u"--json"_s}).out);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[0][u"record"_s][u"date"_s].toString(), u"2020-03-11"_s);
    QCOMPARE(rows[2][u"rejected"_s][u"column"_s].toString(), u"fatalities"_s);
    QCOMPARE(rows[2][u"rejected"_s][u"value"_s].toString(), u"many"_s);
    QCOMPARE(rows[2][u"line"_s].toInt(), 4);
    QCOMPARE(incidents(), u"0"_s);
    QVERIFY(!QFile::exists(path(u"events.rejected.csv"_s)));
}

void DataFilesTest::importsOnceAndTakesBack()
{
    const QString table = write(u"events.csv"_s, events);
    const Outcome once = run({u"import"_s, m_casefile, table});
    QVERIFY2(once.code == 0, qPrintable(once.err));
    QCOMPARE(incidents(), u"2"_s);
    const QByteArray rejected = bytesOf(path(u"events.rejected.csv"_s));
    QVERIFY2(rejected.contains("3,event_date,“soon” is no date,X2,soon,"), rejected.constData());
    const Outcome twice = run({u"import"_s, m_casefile, table});
    QVERIFY2(twice.out.contains(u"0 added, 2 here already, 3 rejected"_s), qPrintable(twice.out));
    QCOMPARE(run({u"log"_s, m_casefile, u"--json"_s}).out.count(u"\"seq\""_s), 1);
    // Mended, what was rejected comes in.
    const QString mended =
        write(u"mended.csv"_s,
              QByteArray(rejected).replace(",soon,", ",2020-03-13,").replace(",many", ",1"));
    QVERIFY(run({u"import"_s, m_casefile, mended}).out.contains(u"2 added"_s));
    QCOMPARE(incidents(), u"4"_s);
    QCOMPARE(run({u"revert"_s, m_casefile, u"2"_s}).code, 0);
    QCOMPARE(run({u"revert"_s, m_casefile, u"1"_s}).code, 0);
    QCOMPARE(incidents(), u"0"_s);
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

void DataFilesTest::rejectedRowsGoWhereTheyAreAsked()
{
    const QString table = write(u"events.csv"_s, events);
    const QString nowhere = path(u"no/such/rows.csv"_s);
    const Outcome refused = run({u"import"_s, m_casefile, table, u"--rejected"_s, nowhere});
    QCOMPARE(refused.code, 1);
    QCOMPARE(incidents(), u"0"_s); // asked before anything comes in
    const QString there = path(u"rows.csv"_s);
    QCOMPARE(run({u"import"_s, m_casefile, table, u"--rejected"_s, there}).code, 0);
    QVERIFY(bytesOf(there).contains("many"));
    QVERIFY(!QFile::exists(path(u"events.rejected.csv"_s)));
}

void DataFilesTest::tellsOurOwnRowsApart()
{
    const QString ours = path(u"claims.csv"_s);
    QCOMPARE(run({u"export"_s,
                  m_sample,
                  u"--as"_s,
                  u"csv"_s,
                  u"--rows"_s,
                  u"claims"_s,
                  u"--without-text"_s,
                  u"-o"_s,
                  ours})
                 .code,
             0);
    const QJsonArray fresh =
        array(run({u"import"_s, m_casefile, ours, u"--dry-run"_s, u"--json"_s}).out);
    QVERIFY(fresh.size() > 500);
    for (const QJsonValue &row : fresh)
        QVERIFY(row[u"adds"_s].toInt() > 0 && row[u"rejected"_s].isNull());
    // Without the articles the quotations come as place and hash, and that is said.
    const Outcome words = run({u"import"_s, m_casefile, ours, u"--dry-run"_s});
    QVERIFY2(words.out.contains(u"Without their words: "_s)
                 && words.out.contains(u"import the originals"_s),
             qPrintable(words.out.right(400)));
    // A row per incident only goes out; it is said what comes in again.
    const QString summed = path(u"incidents.csv"_s);
    QCOMPARE(run({u"export"_s, m_sample, u"--as"_s, u"csv"_s, u"-o"_s, summed}).code, 0);
    const Outcome refused = run({u"import"_s, m_casefile, summed});
    QCOMPARE(refused.code, 1);
    for (const QString &part : {u"CSV of incidents"_s, u"--rows claims"_s, u"a pack"_s})
        QVERIFY2(refused.err.contains(part), qPrintable(refused.err));
    // A title edited by hand, an own column, and a flag that is none.
    QByteArray bytes = bytesOf(ours);
    const QByteArray title = fresh[0][u"record"_s][u"title"_s].toString().toUtf8();
    writeBytes(ours, bytes.replace(title, "Another title"));
    const Outcome dry = run({u"import"_s, m_sample, ours, u"--dry-run"_s});
    QVERIFY2(dry.code == 0, qPrintable(dry.err));
    QVERIFY2(dry.out.contains(u"line 2: "_s) && dry.out.contains(u"“Another title” in what"_s),
             qPrintable(dry.out));
    QCOMPARE(dry.out.count(u"Another title"_s), 1);
    bytes.replace(",yes,", ",perhaps,");
    writeBytes(ours, bytes);
    const Outcome broken = run({u"import"_s, m_casefile, ours, u"--dry-run"_s});
    QCOMPARE(broken.code, 1);
    QVERIFY2(broken.out.contains(u"“perhaps” is neither yes nor no"_s), qPrintable(broken.out));
    QVERIFY2(broken.err.contains(u"cannot be read; nothing would be imported."_s),
             qPrintable(broken.err));
    QCOMPARE(run({u"import"_s, m_casefile, ours}).code, 1);
    QCOMPARE(incidents(), u"0"_s);
}

void DataFilesTest::refusesWhatIsBroken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("a quotation that never ends")
        << u"a.csv"_s << QByteArray(events + "X6,\"never,1\n") << u"line 7: a quotation"_s;
    QTest::newRow("an unknown layout")
        << u"a.csv"_s << QByteArray("a,b\n1,2\n") << u"its columns (a, b) are those of no"_s;
    QTest::newRow("a heading twice") << u"a.csv"_s << QByteArray("a,a\n") << u"stands twice"_s;
    QTest::newRow("no workbook") << u"a.xlsx"_s << QByteArray("PK\x03\x04") << u"a.xlsx"_s;
    QTest::newRow("no pack") << u"a.json"_s << QByteArray("[") << u"not valid JSON"_s;
    QTest::newRow("another JSON") << u"a.json"_s << QByteArray("{}") << u"not a Sourceline pack"_s;
}

void DataFilesTest::refusesWhatIsBroken()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const Outcome refused = run({u"import"_s, m_casefile, write(name, bytes)});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(says), qPrintable(refused.err));
    QVERIFY2(refused.err.contains(u"othing was imported"_s), qPrintable(refused.err));
    QCOMPARE(refused.err.count(u'\n'), 1);
    QCOMPARE(run({u"log"_s, m_casefile}).out.count(u"Import"_s), 0);
}

// Names of other files and of hosts wherever a table, a workbook or a pack has room for them.
void DataFilesTest::opensNothingButWhatItWasGiven()
{
    const QString bait = write(u"bait.txt"_s, "Nobody may read this.");
    const QByteArray lure = "=HYPERLINK(\"\"http://127.0.0.1:9/\"\") file://" + bait.toUtf8();
    XlsxBook book;
    TableSink *sheet = book.table(u"events"_s, {{u"date"_s}, {u"title"_s}});
    QVERIFY(sheet->row({u"2020-03-11"_s, QString::fromUtf8(lure)}));
    const auto workbook = book.close();
    QVERIFY(workbook);
    const QString pack = path(u"sample.json"_s);
    QCOMPARE(run({u"export"_s, m_sample, u"--as"_s, u"pack"_s, u"-o"_s, pack}).code, 0);
    const QString annotations = path(u"citations.jsonld"_s);
    QCOMPARE(
        run({u"export"_s, m_sample, u"--as"_s, u"web-annotation"_s, u"-o"_s, annotations}).code, 0);
    const QString map =
        write(u"map.json"_s,
              R"({"dataset": "Desk list", "columns": {"date": "date", "title": "title"}})");
    const QString csv = write(u"a.csv"_s, "date,title\n2020-03-11,\"" + lure + "\"\n");
    const QString xlsx = write(u"a.xlsx"_s, *workbook);
    for (const QStringList &given : {QStringList{pack},
                                     QStringList{annotations},
                                     QStringList{csv, u"--map"_s, map},
                                     QStringList{xlsx, u"--map"_s, map}}) {
        const Watched seen = watched(
            QStringList{u"import"_s, m_casefile} + given, m_folder->path(), m_casefile, given);
        QVERIFY2(seen.outcome.code == 0, qPrintable(seen.outcome.err));
        QVERIFY2(seen.problem.isEmpty(), qPrintable(seen.problem));
        QVERIFY(seen.opened > 10);
    }
    QVERIFY(incidents().toInt() > 100);
}

void DataFilesTest::failsWithoutHarm_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("csv") << u"csv"_s << u"csv"_s;
    QTest::newRow("xlsx") << u"xlsx"_s << u"xlsx"_s;
    QTest::newRow("pack") << u"pack"_s << u"json"_s;
}

void DataFilesTest::failsWithoutHarm()
{
    QFETCH(QString, format);
    QFETCH(QString, ending);
    QFile::setPermissions(m_sample, QFile::Permissions(0x6644));
    const QString problem = program::failsWithoutHarm(
        QDir(path(u"outside"_s)), ending, [&](const QString &file, const auto &before) {
            return run({u"export"_s, m_sample, u"--as"_s, format, u"-o"_s, file}, {}, before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void DataFilesTest::aFullDiskHarmsNothing_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format :
         {"csv", "xlsx", "geojson", "web-annotation", "acled", "ucdp-ged", "pack"})
        QTest::newRow(format) << QString::fromUtf8(format);
}

void DataFilesTest::aFullDiskHarmsNothing()
{
    QFETCH(QString, format);
    const QString problem = program::aFullDiskHarmsNothing(
        QDir(path(u"disk"_s)), u"out"_s, [&](const QString &file, const auto &before) {
            return run({u"export"_s, m_sample, u"--as"_s, format, u"-o"_s, file}, {}, before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void DataFilesTest::isWholeHoweverItIsKilled()
{
    const QString problem = program::isWholeHoweverItIsKilled(
        QDir(path(u"killed"_s)), u"csv"_s, [this](const QString &file) {
            return QStringList{u"export"_s,
                               m_sample,
                               u"--as"_s,
                               u"csv"_s,
                               u"--rows"_s,
                               u"claims"_s,
                               u"-o"_s,
                               file};
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(DataFilesTest)
#include "tst_datafiles.moc"
