// loadSnapshot() against a bare scan of the same columns on one thread: the first time, from the
// columns that the casefile keeps, and after edits; the first rows; memory. bench_load [CASEFILE],
// which gets its columns kept and a few edits.

#include "benchmark.h"
#include "model/columns/columnkeeper.h"
#include "model/columns/incidentrows.h"
#include "model/columns/loader.h"
#include "model/store/editlog.h"
#include "model/store/opening.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <sqlite3.h>
#include <thread>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr size_t fewEdits = 5;

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    std::exit(1);
}

Snapshot load(const QString &path, KeptUse use)
{
    auto loaded = loadSnapshot(path, {}, nullptr, use);
    if (!loaded)
        stop(loaded.error());
    return *loaded;
}

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

void keepColumns(Connection &writer, const Snapshot &snapshot)
{
    ColumnKeeper keeper;
    EditLog log(writer);
    std::vector<double> parts;
    for (bool more = true; more;) {
        parts.push_back(timed([&] {
            const auto written = keeper.writeSome(writer.handle(), *snapshot);
            if (!written)
                stop(written.error());
            more = *written;
            (void)log.checkpoint();
        }));
    }
    double sum = 0;
    for (const double part : parts)
        sum += part;
    std::printf("keeping the columns: %.0f ms in %zu parts, the longest %.1f ms\n",
                sum,
                parts.size(),
                *std::ranges::max_element(parts));
}

void editScattered(Connection &writer, const IncidentTable &table)
{
    EditLog log(writer);
    const auto edit = log.apply({u"bench"_s, u"Change review"_s}, [&](Writer &w) -> Result<void> {
        for (size_t i = 0; i < fewEdits; ++i) {
            const auto segment = table.segments.size() * i / fewEdits;
            Row row = static_cast<Row>(segment) << segmentBits;
            while (!table.isLiving(row))
                ++row;
            const bool isCoded = table.value(ByteColumn::Review, row) == 2;
            if (auto done = w.update("incident",
                                     table.idOf(row),
                                     {{"review", isCoded ? u"reviewed"_s : u"coded"_s}});
                !done)
                return done;
        }
        return {};
    });
    if (!edit)
        stop(edit.error());
}

void measureKept(const QString &path, double limit)
{
    auto writer = Connection::open(path, Access::ReadWrite);
    if (!writer)
        stop(writer.error());
    keepColumns(*writer, load(path, KeptUse::Used));
    Snapshot snapshot;
    const auto reopened = [&] {
        return median(runs, [&] {
            snapshot.reset();
            snapshot = load(path, KeptUse::Used);
        });
    };
    const double unchanged = reopened();
    hold("all columns, opened again unchanged / the same scan", unchanged, limit, 0.1);
    editScattered(*writer, *snapshot);
    const double edited = reopened();
    const auto kept = std::ranges::count_if(snapshot->segments, &Segment::isKept);
    std::printf(
        "opened again after an edit of %zu incidents: %.0f ms, %zu of %zu segments scanned\n",
        fewEdits,
        edited,
        snapshot->segments.size() - static_cast<size_t>(kept),
        snapshot->segments.size());
    keepColumns(*writer, snapshot);
    if (auto closed = closeInOrder(*writer); !closed)
        stop(closed.error());
}

void measureCancel(const QString &path)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        std::atomic_bool cancelled = false;
        std::atomic<double> stopped = 0;
        std::jthread loader([&] {
            [[maybe_unused]] const auto none = loadSnapshot(path, {}, &cancelled, KeptUse::Ignored);
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
        ours.push_back(timed([&] { snapshot = load(casefile.path(), KeptUse::Ignored); }));
        if (run == 0)
            after = residentBytes();
    }
    std::printf("%lld incidents\n", static_cast<long long>(snapshot->incidents));
    hold("all columns, first opening, 2 threads / bare scan, 1 thread",
         medianOf(ours),
         medianOf(limit),
         0.6);
    compare("resident memory / bytes of the columns",
            static_cast<double>(after - before) / 1e6,
            static_cast<double>(snapshot->bytes()) / 1e6,
            "MB");
    measureKept(casefile.path(), medianOf(limit));

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
