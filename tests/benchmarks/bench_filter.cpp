// A filter of four predicates, over the present order: ours against the same work on flat arrays.
// Then one more predicate, as when typing: within the filter before, and afresh. bench_filter
// [CASEFILE]

#include "barefilter.h"
#include "benchmark.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"

#include <QCoreApplication>

#include <cstdio>
#include <optional>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 15;
constexpr int fromYear = 2020, toYear = 2022;

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    std::exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    const auto snapshot = loadSnapshot(casefile.path());
    if (!snapshot)
        stop(snapshot.error());
    const IncidentTable &table = **snapshot;
    const auto connection = Connection::open(casefile.path(), Access::ReadOnly);
    if (!connection)
        stop(connection.error());
    const RowSet all = sorted(table, allRows(table), {SortField::Date, false});
    BareFilter bare(table, all.rows());
    const QString text = bare.text(fromYear, toYear);
    const FilterSpec spec = parseFilter(text).spec;
    const FilterSpec refined = parseFilter(QString(text + u" speakers>=1"_s)).spec;

    const auto compiled = [&](const FilterSpec &asked, const CompiledFilter *before) {
        auto filter = CompiledFilter::compile(connection->handle(), table, asked, nullptr, before);
        if (!filter)
            stop(filter.error());
        return *filter;
    };
    std::vector<double> ours, limit, within, afresh, names, rowsTime;
    qsizetype hits = 0;
    size_t bareHits = 0;
    for (int run = 0; run < runs; ++run) {
        std::optional<CompiledFilter> filter;
        RowBits bits;
        RowSet rows;
        names.push_back(timed([&] { filter = compiled(spec, nullptr); }));
        rowsTime.push_back(timed([&] { bits = filter->evaluate(table); }));
        ours.push_back(names.back() + rowsTime.back() + timed([&] { rows = filtered(all, bits); }));
        limit.push_back(timed([&] { bareHits = bare.run(fromYear, toYear); }));
        hits = rows.size();
        afresh.push_back(timed([&] {
            const CompiledFilter more = compiled(refined, nullptr);
            [[maybe_unused]] const RowSet fewer = filtered(all, more.evaluate(table));
        }));
        within.push_back(timed([&] {
            const CompiledFilter more = compiled(refined, &*filter);
            [[maybe_unused]] const RowSet fewer =
                filtered(rows, more.evaluateWithin(table, *filter, bits));
        }));
    }
    std::printf("%lld incidents; %s: %lld (bare: %zu)\n",
                static_cast<long long>(table.incidents),
                qPrintable(text),
                static_cast<long long>(hits),
                bareHits);
    hold("filter of four predicates to rows in order / bare loops",
         medianOf(ours),
         medianOf(limit),
         1.5);
    std::printf("  of which names looked up %.2f ms, rows tested %.2f ms\n",
                medianOf(names),
                medianOf(rowsTime));
    hold("one predicate more, within the filter before / afresh",
         medianOf(within),
         medianOf(afresh),
         1);
    return 0;
}
