// How cost grows with the size of a casefile: a row of a Markdown table for each one given.
// bench_growth CASEFILE…

#include "benchmark.h"
#include "model/columns/columnkeeper.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/store/editlog.h"
#include "model/store/opening.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 7;

// As the window does while nobody edits.
bool keptColumns(const QString &path, const std::shared_ptr<const IncidentTable> &table)
{
    auto writer = Connection::open(path, Access::ReadWrite);
    if (!writer)
        return false;
    ColumnKeeper keeper;
    EditLog log(*writer);
    for (bool more = true; more;) {
        const auto written = keeper.writeSome(writer->handle(), *table);
        if (!written)
            return false;
        more = *written;
        (void)log.checkpoint();
    }
    return bool(closeInOrder(*writer));
}

bool measure(const QString &path)
{
    const auto connection = Connection::open(path, Access::ReadOnly);
    const auto snapshot = loadSnapshot(path);
    if (!connection || !snapshot) {
        std::fprintf(
            stderr,
            "%s\n",
            qPrintable(connection ? snapshot.error().message : connection.error().message));
        return false;
    }
    if (!keptColumns(path, *snapshot))
        return false;
    const IncidentTable &table = **snapshot;
    sqlite3 *database = connection->handle();
    const double first = median(runs, [&] {
        [[maybe_unused]] const auto rows = loadRows(database, firstIds(database, 64));
    });
    const double scanned = median(3, [&] {
        [[maybe_unused]] const auto all = loadSnapshot(path, {}, nullptr, KeptUse::Ignored);
    });
    const double kept = median(3, [&] { [[maybe_unused]] const auto all = loadSnapshot(path); });
    const RowSet all = allRows(table);
    const RowSet byDate = sorted(table, all, {SortField::Date, false});
    const double sortTime = median(runs, [&] { sorted(table, all, {SortField::Place, false}); });
    const FilterSpec spec = parseFilter(u"from:2015 to:2022 killed>=1 kind:event speakers>=1").spec;
    const double filterTime = median(runs, [&] {
        const auto filter = CompiledFilter::compile(database, table, spec);
        if (filter) [[maybe_unused]]
            const RowSet rows = filtered(byDate, filter->evaluate(table));
    });
    const double edited = median(runs, [&] {
        [[maybe_unused]] const auto next =
            reloadRows(database, *snapshot, {table.idOf(all.at(all.size() / 2))}, false);
    });
    std::printf("| %s | %.2f | %.0f | %.0f | %.2f | %.2f | %.2f | %.0f |\n",
                qPrintable(QLocale(QLocale::English).toString(table.incidents)),
                first,
                scanned,
                kept,
                sortTime,
                filterTime,
                edited,
                static_cast<double>(table.bytes()) / 1e6);
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::printf(
        "| incidents | first rows, ms | all columns scanned, ms | opened again, ms | sort by "
        "place, ms | filter, ms | an edit taken in, ms | columns, MB |\n"
        "|---|---|---|---|---|---|---|---|\n");
    for (int i = 1; i < argc; ++i) {
        if (!measure(QString::fromLocal8Bit(argv[i])))
            return 1;
    }
    return 0;
}
