// Reports that cannot all be true, of every incident that the columns mark, and which incidents
// have their place stated twice: against stepping through the claims. bench_conflicts [CASEFILE]

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

std::vector<Id> marked(const IncidentTable &table)
{
    std::vector<Id> found;
    for (Row row = 0; row < table.rowCount(); ++row) {
        if (table.isLiving(row) && table.value(ByteColumn::Conflicting, row) != 0)
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
    const std::vector<Id> incidents = marked(**table);
    size_t found = 0;
    const auto use = [&found](const auto &result) {
        if (!result)
            stop(result.error());
        found = result->size();
    };
    const double reading = median(runs, [&] {
        scan(database,
             "SELECT c.incident, c.field, c.low, c.best, c.high, c.resolved_edtf, t.speaker FROM "
             "claim c JOIN statement t ON t.id = c.statement WHERE c.feeds = 1");
    });
    const double reports = median(runs, [&] { use(conflictingReports(database, incidents)); });
    compare("reports that conflict, of incidents marked / all claims read", reports, reading);
    std::printf("    %zu of %zu incidents\n", found, incidents.size());
    const double places = median(runs, [&] {
        scan(database, "SELECT incident, value FROM claim WHERE field = 'place' AND feeds = 1");
    });
    const double twice = median(runs, [&] { use(placesStatedTwice(database)); });
    compare("places stated twice, once a casefile / claims of places read", twice, places);
    std::printf("    %zu incidents\n", found);
    return 0;
}
