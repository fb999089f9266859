// Reports that cannot all be true, of every incident that the columns mark, and places of all
// incidents: against stepping through the claims that feed. bench_conflicts [CASEFILE]

#include "benchmark.h"
#include "model/coding/conflictingreports.h"
#include "model/columns/loader.h"
#include "model/store/statement.h"

#include <QCoreApplication>

#include <cstdio>

using namespace sourceline;
using namespace sourceline::benchmark;

namespace {

constexpr int runs = 3;

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    std::exit(1);
}

std::vector<Id> incidentsOf(const IncidentTable &table, bool onlyMarked)
{
    std::vector<Id> found;
    for (Row row = 0; row < table.rowCount(); ++row) {
        if (table.isLiving(row)
            && (!onlyMarked || table.value(ByteColumn::Conflicting, row) != 0))
            found.push_back(table.idOf(row));
    }
    return found;
}

void scan(sqlite3 *database, const char *sql)
{
    Statement claims(database, sql);
    while (claims.next()) {
    }
    if (claims.failed())
        stop(claims.error());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    const auto table = loadSnapshot(casefile.path());
    const auto connection = Connection::open(casefile.path(), Access::ReadOnly);
    if (!table || !connection)
        stop(table ? connection.error() : table.error());
    sqlite3 *database = connection->handle();
    const auto measure = [&](const char *what, const char *bare, bool onlyMarked, auto list) {
        const std::vector<Id> incidents = incidentsOf(**table, onlyMarked);
        const double limit = median(runs, [&] { scan(database, bare); });
        size_t found = 0;
        const double ours = median(runs, [&] {
            const auto reports = list(database, incidents, nullptr);
            if (!reports)
                stop(reports.error());
            found = reports->size();
        });
        compare(what, ours, limit);
        std::printf("    %zu of %zu incidents\n", found, incidents.size());
    };
    measure("reports that conflict, of incidents marked",
            "SELECT c.incident, c.field, c.low, c.best, c.high, c.resolved_edtf, t.speaker FROM "
            "claim c JOIN statement t ON t.id = c.statement WHERE c.feeds = 1",
            true,
            conflictingReports);
    measure("places that conflict, of all incidents",
            "SELECT incident, value FROM claim WHERE field = 'place' AND feeds = 1",
            false,
            conflictingPlaces);
    return 0;
}
