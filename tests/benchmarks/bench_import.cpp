// A CSV file in ACLED's layout imported, held against bare prepared inserts of the very rows that
// it becomes, derived ones included: reading and understanding the file is ours on top. Full text
// is told apart, for the bare inserts have none. bench_import [ROWS]

#include "benchmark.h"
#include "model/datain/tableimport.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 3;

void stopIf(bool failed, const QString &what)
{
    if (failed) {
        std::fprintf(stderr, "%s\n", qPrintable(what));
        std::exit(1);
    }
}

void exec(sqlite3 *database, const char *sql)
{
    stopIf(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK,
           QString::fromUtf8(sqlite3_errmsg(database)));
}

QString writeAcled(const QTemporaryDir &folder, qint64 rows)
{
    const QString path = folder.filePath(u"acled.csv"_s);
    QFile file(path);
    stopIf(!file.open(QIODevice::WriteOnly), u"cannot write"_s);
    file.write("event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
               "actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes,"
               "fatalities\n");
    for (qint64 i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QDate day = QDate(2010, 1, 1).addDays(i % 5000);
        file.write("SYN" + number + ',' + day.toString(Qt::ISODate).toLatin1() + ','
                   + QByteArray::number(day.year())
                   + ",1,Explosions/Remote violence,Shelling/artillery/missile attack,Group "
                   + QByteArray::number(i % 300) + ",Military Forces,Iraq,Province "
                   + QByteArray::number(i % 18) + ",Town " + QByteArray::number(i % 4000) + ','
                   + QByteArray::number(30 + double(i % 700) / 100) + ','
                   + QByteArray::number(40 + double(i % 700) / 100) + ",1,Paper "
                   + QByteArray::number(i % 40) + ",\"A synthetic event, number " + number
                   + ", for measuring only.\"," + QByteArray::number(i % 7) + '\n');
    }
    stopIf(!file.flush(), file.errorString());
    return path;
}

QString fresh(const QTemporaryDir &folder, const QString &name)
{
    const QString path = folder.filePath(name);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    const auto created = Connection::create(path, u"Benchmark"_s);
    stopIf(!created, created ? QString() : created.error().message);
    return path;
}

qint64 import(const QString &csv, const QString &path, double &searchTime)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    stopIf(!connection, u"no casefile"_s);
    EditLog log(*connection);
    const auto table = TableImport::open(csv, {});
    stopIf(!table, table ? QString() : table.error().message);
    const auto report = std::make_shared<TableReport>();
    const auto edit = log.applyBatch({u"bench"_s, u"Import"_s, {}, "import"},
                                     table->fill(report, std::make_shared<QByteArray>(), {}),
                                     false);
    stopIf(!edit, edit ? QString() : edit.error().message);
    searchTime = timed([&log] { stopIf(!log.rebuildSearch(), u"search"_s); });
    return report->added;
}

// Every row of `source` read once and, where there is one, written to `target`.
qint64 copyRows(sqlite3 *source, sqlite3 *target)
{
    QByteArrayList tables;
    for (const RecordedTable &table : recordedTables()) {
        if (table.name != "term")
            tables.append(table.name);
    }
    tables << "incident_derived"
           << "incident_figure"
           << "incident_alleged";
    qint64 rows = 0;
    for (const QByteArray &table : tables) {
        sqlite3_stmt *select = nullptr;
        sqlite3_stmt *insert = nullptr;
        const QByteArray read = "SELECT * FROM \"" + table + '"';
        stopIf(sqlite3_prepare_v2(source, read.constData(), -1, &select, nullptr) != SQLITE_OK,
               u"select"_s);
        const int columns = sqlite3_column_count(select);
        const QByteArray write = "INSERT INTO \"" + table + "\" VALUES (?"
                                 + QByteArray(",?").repeated(columns - 1) + ")";
        if (target)
            stopIf(sqlite3_prepare_v2(target, write.constData(), -1, &insert, nullptr) != SQLITE_OK,
                   u"insert"_s);
        for (; sqlite3_step(select) == SQLITE_ROW; ++rows) {
            for (int column = 0; column < columns; ++column) {
                sqlite3_value *value = sqlite3_column_value(select, column);
                if (insert)
                    sqlite3_bind_value(insert, column + 1, value);
            }
            if (insert) {
                stopIf(sqlite3_step(insert) != SQLITE_DONE,
                       QString::fromUtf8(sqlite3_errmsg(target)));
                sqlite3_reset(insert);
            }
        }
        sqlite3_finalize(select);
        sqlite3_finalize(insert);
    }
    return rows;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const qint64 wanted = argc > 1 ? std::atoll(argv[1]) : 100'000;
    const QString csv = writeAcled(folder, wanted);
    std::vector<double> ours, bare, search;
    qint64 rows = 0;
    for (int run = 0; run < runs; ++run) {
        const QString imported = fresh(folder, u"ours"_s);
        double searchTime = 0;
        const double all = timed([&] {
            stopIf(import(csv, imported, searchTime) != wanted, u"not every row was added"_s);
        });
        ours.push_back(all - searchTime);
        search.push_back(searchTime);
        auto source = Connection::open(imported, Access::ReadOnly);
        auto target = Connection::open(fresh(folder, u"bare"_s), Access::ReadWrite);
        stopIf(!source || !target, u"no casefile"_s);
        exec(target->handle(), "PRAGMA cache_size = -262144");
        const double reading = timed([&] { rows = copyRows(source->handle(), nullptr); });
        bare.push_back(timed([&] {
                           exec(target->handle(), "BEGIN");
                           copyRows(source->handle(), target->handle());
                           exec(target->handle(), "COMMIT");
                       })
                       - reading);
    }
    const double our = medianOf(ours);
    const double limit = medianOf(bare);
    std::printf("%lld rows of CSV become %lld rows of tables\n",
                static_cast<long long>(wanted),
                static_cast<long long>(rows));
    hold(qPrintable(u"%1 rows of CSV imported / bare inserts of what they become"_s.arg(wanted)),
         our,
         limit,
         1 / 0.6);
    std::printf("%.0f rows of CSV a second; %.2f of the bare rate; full text %.0f ms more\n",
                double(wanted) * 1000 / our,
                limit / our,
                medianOf(search));
    return 0;
}
