// sorted() by every field against a bare LSD radix argsort of the same keys, which have been made
// before the clock starts. bench_sort [CASEFILE]

#include "benchmark.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <numeric>

using namespace sourceline;
using namespace sourceline::benchmark;

namespace {

constexpr int runs = 9;

// Keys from 0: the bare sort has no more digits to look at than it must.
std::vector<quint32> keysFromZero(const IncidentTable &table,
                                  const RowSet &rows,
                                  SortOrder order,
                                  const std::vector<quint32> &titles)
{
    std::vector<quint32> keys;
    for (const Row row : rows.rows())
        keys.push_back(sortKey(table, row, order, &titles));
    quint32 lowest = 0xffffffff, highest = 0;
    for (const quint32 key : keys) {
        lowest = std::min(lowest, key);
        highest = key == 0xffffffff ? highest : std::max(highest, key);
    }
    for (quint32 &key : keys)
        key = key == 0xffffffff ? (lowest == key ? 0 : highest - lowest + 1) : key - lowest;
    return keys;
}

std::vector<quint32> bareArgsort(const std::vector<quint32> &keys, quint32 highest)
{
    constexpr int digitBits = 11;
    constexpr quint32 mask = (1U << digitBits) - 1;
    std::vector<quint32> order(keys.size()), other(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int shift = 0; shift < static_cast<int>(std::bit_width(highest)); shift += digitBits) {
        std::array<quint32, mask + 2> starts = {};
        for (const quint32 row : order)
            ++starts[((keys[row] >> shift) & mask) + 1];
        for (size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        for (const quint32 row : order)
            other[starts[(keys[row] >> shift) & mask]++] = row;
        order.swap(other);
    }
    return order;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    const auto snapshot = loadSnapshot(casefile.path());
    if (!snapshot) {
        std::fprintf(stderr, "%s\n", qPrintable(snapshot.error().message));
        return 1;
    }
    const IncidentTable &table = **snapshot;
    std::vector<quint32> titles;
    const double titleTime = timed([&] {
        if (auto ranks = titleRanks(casefile.path(), table))
            titles = std::move(*ranks);
    });
    std::printf("%lld incidents; title ranks made in %.0f ms\n",
                static_cast<long long>(table.incidents),
                titleTime);
    const RowSet rows = allRows(table);
    static constexpr const char *names[] = {
        "id",         "date",           "place",        "country",     "kind",
        "event type", "sub-event type", "means",        "killed",      "wounded",
        "munitions",  "count",          "alleged",      "assessed",    "likelihood",
        "confidence", "claims",         "attributions", "speakers",    "institutions",
        "outlets",    "documents",      "citations",    "conflicting", "review",
        "title"};
    double worst = 0, worstOurs = 0, worstBare = 1;
    const char *worstName = "";
    for (int field = 0; field < static_cast<int>(std::size(names)); ++field) {
        const SortOrder order{static_cast<SortField>(field), false};
        const auto keys = keysFromZero(table, rows, order, titles);
        const quint32 highest = *std::ranges::max_element(keys);
        // Turn about, so that other work on the machine meets both.
        std::vector<double> ours, bare;
        for (int run = 0; run < runs; ++run) {
            ours.push_back(timed([&] { sorted(table, rows, order, &titles); }));
            bare.push_back(timed([&] { bareArgsort(keys, highest); }));
        }
        compare(names[field], medianOf(ours), medianOf(bare));
        const double ratio = highest == 0 ? 0 : medianOf(ours) / medianOf(bare);
        if (ratio > worst) {
            worst = ratio;
            worstOurs = medianOf(ours);
            worstBare = medianOf(bare);
            worstName = names[field];
        }
    }
    const QByteArray what =
        QByteArray("sort, the dearest of 26 fields (") + worstName + ") / radix argsort";
    hold(what.constData(), worstOurs, worstBare, 2);
    const SortOrder byDate{SortField::Date, false};
    const RowSet dates = sorted(table, rows, byDate);
    const RowSet shuffled = sorted(table, rows, {SortField::Killed, true});
    std::printf(
        "from another order, by date: %.2f ms; one row patched: %.2f ms; worst ratio %.2f\n",
        median(runs, [&] { sorted(table, shuffled, byDate); }),
        median(runs, [&] { patched(table, dates, dates.at(dates.size() / 2), true, byDate); }),
        worst);
    return 0;
}
