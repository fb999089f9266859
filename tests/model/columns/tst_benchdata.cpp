#include "model/columns/loader.h"
#include "model/exchange/benchdata.h"
#include "model/store/check.h"
#include "model/store/editlog.h"
#include "model/store/opening.h"
#include "model/store/schema.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "model/text/offsets.h"
#include "randomcasefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestBenchData : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    BenchReport m_report;

    Connection open(Access access = Access::ReadOnly, const QString &path = {})
    {
        auto connection = Connection::open(path.isEmpty() ? m_path : path, access);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }

    static qint64 number(Connection &connection, const char *sql)
    {
        Statement statement(connection.handle(), sql);
        return statement.next() ? statement.integer(0) : -1;
    }

    // Rows of a table as text; `withoutCopy`: the copy's bits of keys are left out, since each
    // casefile draws its own.
    static QByteArray hashOf(Connection &connection, const QByteArray &table, bool withoutCopy)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const QByteArray sql = "SELECT * FROM " + table + " ORDER BY 1, 2";
        Statement rows(connection.handle(), sql.constData());
        while (rows.next()) {
            for (int column = 0; column < rows.columnCount(); ++column) {
                Value value = rows.value(column);
                if (const auto *integer = std::get_if<qint64>(&value); integer && withoutCopy)
                    value = *integer & 0xffffffff;
                hash.addData(QByteArray::number(static_cast<int>(value.index())));
                hash.addData(std::holds_alternative<qint64>(value)
                                 ? QByteArray::number(std::get<qint64>(value))
                                 : rows.text(column).toUtf8());
            }
        }
        return hash.result().toHex();
    }

private slots:

    void initTestCase()
    {
        m_path = m_folder.filePath(u"3000.sourceline"_s);
        qint64 told = 0;
        const auto report = makeBenchCasefile(
            m_path, {3000, -1, -1, 7}, [&told](qint64 done, qint64) { told = done; });
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        m_report = *report;
        QVERIFY(told <= 3000);
    }

    void isClosedInOrder()
    {
        const auto examined = examineFile(m_path, Access::ReadWrite);
        QVERIFY(examined);
        QVERIFY(examined->closedInOrder);
        QVERIFY(!QFile::exists(m_path + u"-wal"_s));
    }

    void holdsWhatWasAsked()
    {
        QCOMPARE(m_report.incidents, qint64(3000));
        QCOMPARE(m_report.documents, qint64(100));
        QCOMPARE(m_report.claims, qint64(3000));
        Connection connection = open();
        QCOMPARE(number(connection, "SELECT count(*) FROM incident"), qint64(3000));
        QCOMPARE(number(connection, "SELECT count(*) FROM incident_derived"), qint64(3000));
        QCOMPARE(number(connection, "SELECT count(*) FROM document"), qint64(100));
        QCOMPARE(number(connection, "SELECT count(*) FROM claim"), qint64(3000));
        QCOMPARE(number(connection, "SELECT count(*) FROM attribution"), m_report.attributions);
        QCOMPARE(number(connection, "SELECT count(*) FROM citation"), m_report.citations);
        QCOMPARE(number(connection, "SELECT count(*) FROM edit WHERE kind = 'import'"), qint64(1));
        const qint64 characters = number(connection, "SELECT avg(length(text)) FROM text");
        QVERIFY2(characters > 4000 && characters < 7000, qPrintable(QString::number(characters)));
    }

    void worldIsVaried()
    {
        Connection connection = open();
        const qint64 attributed = number(connection,
                                         "SELECT count(*) FROM incident_derived WHERE incident IN "
                                         "(SELECT incident FROM attribution)");
        QVERIFY2(attributed > 1650 && attributed < 1950, qPrintable(QString::number(attributed)));
        for (const char *sql : {"SELECT count(*) FROM incident_derived WHERE conflicting != 0",
                                "SELECT count(*) FROM incident_derived WHERE differing != 0",
                                "SELECT count(*) FROM incident_derived WHERE killed_state = 1 AND "
                                "killed_low < killed_high",
                                "SELECT count(*) FROM incident_derived WHERE killed_state = 2",
                                "SELECT count(*) FROM incident_derived WHERE killed_state = 3",
                                "SELECT count(*) FROM incident_derived WHERE killed_state = 1 AND "
                                "killed_high IS NULL",
                                "SELECT count(*) FROM incident_derived WHERE earliest IS NULL",
                                "SELECT count(*) FROM incident_derived WHERE precision = 8",
                                "SELECT count(*) FROM incident_derived WHERE alleged IS NULL",
                                "SELECT count(*) FROM incident_derived WHERE alleged_actors > 1",
                                "SELECT count(*) FROM incident_derived WHERE assessed IS NOT NULL",
                                "SELECT count(*) FROM incident_derived WHERE institutions > 1",
                                "SELECT count(*) FROM link",
                                "SELECT count(*) FROM claim WHERE feeds = 0"})
            QVERIFY2(number(connection, sql) > 0, sql);
        // Nine stances, four measures, four kinds, all named.
        QCOMPARE(number(connection, "SELECT count(DISTINCT stance) FROM attribution"), qint64(9));
        QCOMPARE(number(connection, "SELECT count(DISTINCT measure) FROM claim"), qint64(4));
        QCOMPARE(number(connection, "SELECT count(DISTINCT kind) FROM incident"), qint64(4));
        const qint64 descents = number(connection,
                                       "SELECT count(*) FROM (SELECT earliest, lag(earliest) OVER "
                                       "(ORDER BY incident) before FROM incident_derived) "
                                       "WHERE earliest < before");
        QVERIFY2(descents > 900, "keys must not be in order of date");
    }

    void isSound()
    {
        Connection connection = open();
        const CheckReport report = checkCasefile(connection.handle());
        QVERIFY2(report.isSound(), qPrintable(report.problems.join(u' ')));
        QCOMPARE(report.exact, m_report.citations);
    }

    void citationsPointAtTheirText()
    {
        Connection connection = open();
        std::map<QString, Offsets> texts;
        Statement rows(connection.handle(),
                       "SELECT t.sha256, t.text, c.start, c.\"end\", c.phrase_start, c.phrase_end, "
                       "c.sha256, c.prefix, c.suffix FROM citation c "
                       "JOIN document d ON d.id = c.document JOIN text t ON t.sha256 = d.sha256");
        qint64 citations = 0, phrases = 0;
        for (; rows.next(); ++citations) {
            const Offsets &text = texts.try_emplace(rows.text(0), rows.text(1)).first->second;
            const TextRange range{static_cast<qint32>(rows.integer(2)),
                                  static_cast<qint32>(rows.integer(3))};
            QVERIFY(range.end <= text.codePoints());
            QCOMPARE(sha256Hex(text.slice(range)), rows.text(6));
            QVERIFY(text.slice(range).endsWith(u'.'));
            QVERIFY(text.slice({0, range.start}).endsWith(rows.text(7)));
            const QString suffix = rows.text(8); // empty at the end of the text
            QCOMPARE(text.slice({range.end, range.end + static_cast<qint32>(suffix.size())}),
                     suffix.isEmpty() ? QString() : suffix);
            phrases += rows.isNull(4) ? 0 : 1;
        }
        QCOMPARE(citations, m_report.citations);
        QVERIFY(phrases > citations / 4);
    }

    void derivedRowsAreThoseOfEdits()
    {
        const QString path = m_folder.filePath(u"derived.sourceline"_s);
        QVERIFY(makeBenchCasefile(path, {600, -1, -1, 3}));
        Connection connection = open(Access::ReadWrite, path);
        const QByteArrayList tables{"incident_derived", "incident_figure", "incident_alleged"};
        QByteArrayList before, after;
        for (const QByteArray &table : tables)
            before << hashOf(connection, table, false);
        QVERIFY(EditLog(connection).rebuildDerived());
        for (const QByteArray &table : tables)
            after << hashOf(connection, table, false);
        QCOMPARE(before, after);
    }

    void sameSeedSameRecords()
    {
        QByteArrayList hashes;
        for (const quint32 seed : {5U, 5U, 6U}) {
            const QString path = m_folder.filePath(u"seed%1.sourceline"_s.arg(hashes.size()));
            QVERIFY(makeBenchCasefile(path, {400, 20, 500, seed}));
            Connection connection = open(Access::ReadOnly, path);
            QByteArray all;
            for (const RecordedTable &table : recordedTables())
                all += hashOf(connection, table.name, true) + '\n';
            hashes << all;
        }
        QCOMPARE(hashes[0], hashes[1]);
        QVERIFY(hashes[0] != hashes[2]);
    }

    void columnsEqualSql()
    {
        const auto snapshot = loadSnapshot(m_path);
        QVERIFY2(snapshot, qPrintable(snapshot ? QString() : snapshot.error().message));
        Connection connection = open();
        QCOMPARE(test::rowsByTable(**snapshot), test::rowsBySql(connection.handle()));
    }

    void oddSizes_data()
    {
        QTest::addColumn<qint64>("incidents");
        QTest::addColumn<qint64>("documents");
        QTest::addColumn<qint64>("claims");
        QTest::newRow("nothing") << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("one") << qint64(1) << qint64(1) << qint64(1);
        QTest::newRow("no documents") << qint64(300) << qint64(0) << qint64(40);
        QTest::newRow("documents alone") << qint64(0) << qint64(9) << qint64(5);
        QTest::newRow("many claims") << qint64(5) << qint64(3) << qint64(400);
    }

    void oddSizes()
    {
        QFETCH(qint64, incidents);
        QFETCH(qint64, documents);
        QFETCH(qint64, claims);
        const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
        const auto report = makeBenchCasefile(path, {incidents, documents, claims, 1});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->incidents, incidents);
        QCOMPARE(report->documents, documents);
        QCOMPARE(report->claims, incidents == 0 ? 0 : claims);
        Connection connection = open(Access::ReadOnly, path);
        QVERIFY(checkCasefile(connection.handle()).isSound());
    }

    void keepsWhatIsThere()
    {
        const QString path = m_folder.filePath(u"mine.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        QVERIFY(!makeBenchCasefile(path, {10}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void cancelledLeavesNothing()
    {
        const QString path = m_folder.filePath(u"cancelled.sourceline"_s);
        const std::atomic_bool cancelled = true;
        QVERIFY(!makeBenchCasefile(path, {1000}, {}, &cancelled));
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QVERIFY(!QFile::exists(path + suffix));
    }
};

QTEST_GUILESS_MAIN(TestBenchData)
#include "tst_benchdata.moc"
