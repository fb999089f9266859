// The rows of a synthetic casefile added once more, to an empty casefile with the same schema and
// indexes: by EditLog::applyBatch (keys, foreign keys, record of the edit, derived rows) and by
// bare prepared inserts in one transaction. Both are fed by the same reading of the source, whose
// own time is taken off. Also the whole of `bench-data`. bench_insert [INCIDENTS]

#include "benchmark.h"
#include "model/exchange/benchdata.h"
#include "model/store/batchwriter.h"
#include "model/store/incidentfacts.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 3;

void stopIf(bool failed, const char *what)
{
    if (failed) {
        std::fprintf(stderr, "%s\n", what);
        std::exit(1);
    }
}

struct Source
{
    QByteArray table;
    QByteArrayList columns;
    bool recorded = true;
};

// Recorded tables, parents first, but for what a new casefile has already; then what is derived
// from them.
std::vector<Source> sources()
{
    std::vector<Source> all;
    for (const RecordedTable &table : recordedTables()) {
        if (table.name != "term")
            all.push_back({table.name, table.columns, true});
    }
    return all;
}

using RowSink = std::function<void(sqlite3_stmt *)>;

qint64 forEachRow(sqlite3 *database,
                  const QByteArray &table,
                  const QByteArrayList &columns,
                  const RowSink &sink)
{
    QByteArrayList quoted;
    for (const QByteArray &column : columns)
        quoted.append('"' + column + '"');
    const QByteArray sql = "SELECT " + (columns.isEmpty() ? QByteArray("*") : quoted.join(','))
                           + " FROM \"" + table + '"';
    sqlite3_stmt *statement = nullptr;
    stopIf(sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK,
           sqlite3_errmsg(database));
    qint64 rows = 0;
    for (; sqlite3_step(statement) == SQLITE_ROW; ++rows)
        sink(statement);
    sqlite3_finalize(statement);
    return rows;
}

constexpr const char *derivedTables[] = {"incident_derived", "incident_figure", "incident_alleged"};

// Every row of the source once; how many.
qint64 readAll(sqlite3 *source)
{
    qint64 rows = 0;
    const auto touch = [](sqlite3_stmt *row) {
        for (int column = 0; column < sqlite3_column_count(row); ++column)
            sqlite3_column_value(row, column);
    };
    for (const Source &each : sources())
        rows += forEachRow(source, each.table, each.columns, touch);
    rows += forEachRow(source, "text", {}, touch);
    for (const char *table : derivedTables)
        rows += forEachRow(source, table, {}, touch);
    return rows;
}

void exec(sqlite3 *database, const char *sql)
{
    stopIf(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK,
           sqlite3_errmsg(database));
}

void insertBare(sqlite3 *source, const QString &path)
{
    auto made = Connection::open(path, Access::ReadWrite);
    stopIf(!made, "no casefile");
    sqlite3 *target = made->handle(); // the same settings as ours: WAL, FULL, foreign keys
    exec(target, "PRAGMA cache_size = -262144");
    exec(target, "BEGIN");
    const auto copy = [&](const QByteArray &table, const QByteArrayList &columns) {
        sqlite3_stmt *insert = nullptr;
        forEachRow(source, table, columns, [&](sqlite3_stmt *row) {
            const int count = sqlite3_column_count(row);
            if (!insert) {
                const QByteArray sql = "INSERT INTO \"" + table + "\" VALUES (?"
                                       + QByteArray(",?").repeated(count - 1) + ")";
                stopIf(sqlite3_prepare_v2(target, sql.constData(), -1, &insert, nullptr)
                           != SQLITE_OK,
                       sqlite3_errmsg(target));
            }
            for (int column = 0; column < count; ++column)
                sqlite3_bind_value(insert, column + 1, sqlite3_column_value(row, column));
            stopIf(sqlite3_step(insert) != SQLITE_DONE, sqlite3_errmsg(target));
            sqlite3_reset(insert);
        });
        sqlite3_finalize(insert);
    };
    for (const Source &each : sources())
        copy(each.table, each.columns);
    copy("text", {});
    for (const char *table : derivedTables)
        copy(table, {});
    exec(target, "COMMIT");
}

void setCell(EditLog::BatchWriter::Inserter &insert, int column, sqlite3_stmt *row)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        insert.set(column, static_cast<qint64>(sqlite3_column_int64(row, column)));
        break;
    case SQLITE_FLOAT:
        insert.set(column, sqlite3_column_double(row, column));
        break;
    case SQLITE_TEXT:
        insert.setUtf8(
            column,
            QByteArrayView(sqlite3_column_text(row, column), sqlite3_column_bytes(row, column)));
        break;
    case SQLITE_BLOB:
        insert.setBlob(column,
                       QByteArrayView(static_cast<const char *>(sqlite3_column_blob(row, column)),
                                      sqlite3_column_bytes(row, column)));
        break;
    default:
        break;
    }
}

// Derived values come ready, as bench-data and an import have them from what they write.
void insertOurs(sqlite3 *source, const QString &path, const std::vector<DerivedIncident> &derived)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    stopIf(!connection, "no casefile");
    exec(connection->handle(), "PRAGMA cache_size = -262144");
    EditLog log(*connection);
    const auto fill = [&](EditLog::BatchWriter &writer) -> Result<void> {
        for (const Source &each : sources()) {
            auto insert = writer.table(each.table.constData(), each.columns);
            if (!insert)
                return insert.error();
            forEachRow(source, each.table, each.columns, [&](sqlite3_stmt *row) {
                for (int column = 0; column < each.columns.size(); ++column)
                    setCell(**insert, column, row);
                const auto added = (*insert)->insert();
                stopIf(!added, added ? "" : qPrintable(added.error().message));
            });
        }
        forEachRow(source, "text", {}, [&](sqlite3_stmt *row) {
            const auto stored = writer.storeText(
                QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(row, 2)),
                                  sqlite3_column_bytes(row, 2)));
            stopIf(!stored, "text");
        });
        for (const DerivedIncident &each : derived) {
            if (auto written = writer.derived(each); !written)
                return written;
        }
        return {};
    };
    const auto edit = log.applyBatch({u"bench"_s, u"Add again"_s, {}, "import"}, fill, false);
    stopIf(!edit, edit ? "" : qPrintable(edit.error().message));
}

QString freshCasefile(const QTemporaryDir &folder, const QString &name)
{
    const QString path = folder.filePath(name);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    const auto created = Connection::create(path, u"Benchmark"_s);
    stopIf(!created, created ? "" : qPrintable(created.error().message));
    return path;
}

std::vector<DerivedIncident> deriveAll(sqlite3 *source)
{
    StatementCache statements(source);
    IncidentFactsReader reader(statements);
    std::vector<DerivedIncident> all;
    forEachRow(source, "incident", {"id"}, [&](sqlite3_stmt *row) {
        const auto facts = reader.read(Id{sqlite3_column_int64(row, 0)});
        stopIf(!facts || !*facts, "facts");
        all.push_back(deriveIncident(**facts));
    });
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const qint64 incidents = argc > 1 ? std::atoll(argv[1]) : 100'000;
    const QString path = folder.filePath(u"source"_s);
    const auto made = makeBenchCasefile(path, {incidents});
    stopIf(!made, made ? "" : qPrintable(made.error().message));
    std::printf(
        "bench-data: %lld incidents in %.1f s (%.0f incidents/s), full text %.1f s, %.0f MB\n",
        static_cast<long long>(made->incidents),
        made->recordSeconds,
        made->incidentsPerSecond(),
        made->searchSeconds,
        static_cast<double>(made->fileBytes) / 1e6);

    auto source = Connection::open(path, Access::ReadOnly);
    stopIf(!source, "no source");
    const std::vector<DerivedIncident> derived = deriveAll(source->handle());
    qint64 rows = readAll(source->handle());
    std::vector<double> reading, bare, ours;
    for (int run = 0; run < runs; ++run) {
        reading.push_back(timed([&] { rows = readAll(source->handle()); }));
        const QString barePath = freshCasefile(folder, u"bare"_s);
        bare.push_back(timed([&] { insertBare(source->handle(), barePath); }));
        const QString ourPath = freshCasefile(folder, u"ours"_s);
        ours.push_back(timed([&] { insertOurs(source->handle(), ourPath, derived); }));
    }
    const double read = medianOf(reading), bareTime = medianOf(bare) - read,
                 ourTime = medianOf(ours) - read;
    std::printf("%lld rows; reading the source took %.0f ms and is taken off\n",
                static_cast<long long>(rows),
                read);
    compare("the same rows: applyBatch / bare inserts", ourTime, bareTime);
    const auto perSecond = [rows](double milliseconds) {
        return static_cast<double>(rows) / milliseconds;
    };
    std::printf("rate: ours %.0f krows/s, bare %.0f krows/s: %.2f of it\n",
                perSecond(ourTime),
                perSecond(bareTime),
                bareTime / ourTime);
    std::printf("bench-data with generating and deriving: %.0f krows/s\n",
                perSecond(made->recordSeconds * 1000));
    return 0;
}
