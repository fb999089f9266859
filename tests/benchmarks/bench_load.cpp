// loadSnapshot() against a bare scan of the same columns on one thread; the first rows; memory.
// bench_load [CASEFILE]

#include "benchmark.h"
#include "model/columns/incidentrows.h"
#include "model/columns/loader.h"
#include "model/store/connection.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <sqlite3.h>
#include <thread>

using namespace sourceline;
using namespace sourceline::benchmark;

namespace {

constexpr int runs = 5;

sqlite3 *openBare(const QString &path)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(),
                        &database,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                        nullptr)
        != SQLITE_OK) {
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        std::exit(1);
    }
    return database;
}

// Touches each value by its type, as a reader must.
qint64 scanBare(sqlite3 *database, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        std::exit(1);
    }
    const int columns = sqlite3_column_count(statement);
    qint64 sum = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int column = 0; column < columns; ++column) {
            switch (sqlite3_column_type(statement, column)) {
            case SQLITE_INTEGER:
                sum += sqlite3_column_int64(statement, column);
                break;
            case SQLITE_TEXT:
                sum += *sqlite3_column_text(statement, column)
                       + sqlite3_column_bytes(statement, column);
                break;
            default:
                break;
            }
        }
    }
    sqlite3_finalize(statement);
    return sum;
}

void measureCancel(const QString &path)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        std::atomic_bool cancelled = false;
        std::atomic<double> stopped = 0;
        std::jthread loader([&] {
            [[maybe_unused]] const auto none = loadSnapshot(path, {}, &cancelled);
            stopped = 1;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(150 + 50 * run));
        const bool early = stopped != 0;
        times.push_back(timed([&] {
            cancelled = true;
            loader.join();
        }));
        if (early)
            times.pop_back();
    }
    if (!times.empty())
        std::printf("cancel to return: median %.1f ms, worst %.1f ms\n",
                    medianOf(times),
                    *std::ranges::max_element(times));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    const QByteArray sql = "SELECT " + incidentColumns().join(',')
                           + " FROM incident t LEFT JOIN incident_derived j ON j.incident = t.id";
    sqlite3 *bare = openBare(casefile.path());
    scanBare(bare, sql); // the file is in memory after it

    std::vector<double> ours, limit;
    Snapshot snapshot;
    qint64 before = 0, after = 0;
    for (int run = 0; run < runs; ++run) {
        limit.push_back(timed([&] { scanBare(bare, sql); }));
        snapshot.reset();
        if (run == 0)
            before = residentBytes();
        ours.push_back(timed([&] {
            if (auto loaded = loadSnapshot(casefile.path()))
                snapshot = *loaded;
        }));
        if (run == 0)
            after = residentBytes();
    }
    if (!snapshot) {
        std::fprintf(stderr, "could not load\n");
        return 1;
    }
    std::printf("%lld incidents\n", static_cast<long long>(snapshot->incidents));
    compare("all columns, 2 threads / bare scan, 1 thread", medianOf(ours), medianOf(limit));
    compare("resident memory / bytes of the columns",
            static_cast<double>(after - before) / 1e6,
            static_cast<double>(snapshot->bytes()) / 1e6,
            "MB");

    auto connection = Connection::open(casefile.path(), Access::ReadOnly);
    if (!connection)
        return 1;
    const double first = median(21, [&] {
        [[maybe_unused]] const auto rows =
            loadRows(connection->handle(), firstIds(connection->handle(), 100));
    });
    compare("first 100 rows / bare", first, median(21, [&] {
                scanBare(bare, sql + " ORDER BY t.id LIMIT 100");
            }));
    const Snapshot all = snapshot;
    std::vector<Id> touched;
    for (Row row = 7; row < all->rowCount(); row += all->rowCount() / 1000)
        touched.push_back(all->idOf(row));
    std::printf("reload of 1 row: %.2f ms, of %zu scattered rows: %.2f ms\n",
                median(21,
                       [&] {
                           [[maybe_unused]] const auto next = reloadRows(
                               connection->handle(), all, {touched[touched.size() / 2]}, false);
                       }),
                touched.size(),
                median(9, [&] {
                    [[maybe_unused]] const auto next =
                        reloadRows(connection->handle(), all, touched, false);
                }));
    measureCancel(casefile.path());
    sqlite3_close(bare);
    return 0;
}
