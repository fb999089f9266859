// A filter of four predicates, over the present order: ours against the same work on flat arrays
// without a row that was removed, a name that is looked up or a date that is not known. Then one
// more predicate, as when typing: within the filter before, and afresh. bench_filter [CASEFILE]

#include "benchmark.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 15;
constexpr qint32 fromMinute = 18'262 * 1440; // 2020-01-01
constexpr qint32 toMinute = 19'358 * 1440 - 1;

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    std::exit(1);
}

// The code that most rows have.
template <typename Column>
Code mostFrequent(const IncidentTable &table, Column column)
{
    std::vector<qint64> counts(1 << 20);
    for (Row row = 0; row < table.rowCount(); ++row) {
        if (table.isLiving(row))
            ++counts[table.value(column, row)];
    }
    counts[0] = 0;
    return static_cast<Code>(std::ranges::max_element(counts) - counts.begin());
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

/// What the filter reads, one value a row and nothing else, in the order of rows.
class Bare
{
public:
    Bare(const IncidentTable &table, std::span<const Row> order, Code means, const QString &country)
        : m_order(order.begin(), order.end())
        , m_means(256)
        , m_places(table.places->ids.size())
        , m_kept(order.size() + 1)
    {
        m_means[means] = 1;
        for (const Code code : table.places->byId)
            m_places[code] = table.places->extras[code] == country ? 1 : 0;
        const Row rows = table.rowCount();
        m_earliest.resize(rows), m_latest.resize(rows), m_killed.resize(rows, -1),
            m_mask.resize(rows);
        m_meansOf.resize(rows), m_placeOf.resize(rows);
        for (Row row = 0; row < rows; ++row) {
            if (!table.isLiving(row))
                continue;
            m_earliest[row] = table.value(Int32Column::Earliest, row);
            m_latest[row] = table.value(Int32Column::Latest, row);
            for (const Int32Column bound :
                 {Int32Column::KilledHigh, Int32Column::KilledLow, Int32Column::KilledBest}) {
                if (const qint32 value = table.value(bound, row); value >= 0)
                    m_killed[row] = value;
            }
            m_meansOf[row] = table.value(ByteColumn::Means, row);
            m_placeOf[row] = table.value(CodeColumn::Place, row);
        }
    }

    size_t run()
    {
        for (size_t i = 0; i < m_mask.size(); ++i)
            m_mask[i] =
                static_cast<quint8>(int{m_latest[i] >= fromMinute} & int{m_earliest[i] <= toMinute}
                                    & int{m_killed[i] >= 0});
        for (size_t i = 0; i < m_mask.size(); ++i)
            m_mask[i] &= m_means[m_meansOf[i]];
        for (size_t i = 0; i < m_mask.size(); ++i)
            m_mask[i] &= m_places[m_placeOf[i]];
        size_t count = 0;
        for (const Row row : m_order) {
            m_kept[count] = row;
            count += m_mask[row];
        }
        return count;
    }

private:
    std::vector<Row> m_order;
    std::vector<qint32> m_earliest, m_latest, m_killed;
    std::vector<quint8> m_meansOf, m_mask, m_means, m_places;
    std::vector<Code> m_placeOf;
    std::vector<Row> m_kept;
};

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
    const Code means = mostFrequent(table, ByteColumn::Means);
    const QString country = table.places->extras[mostFrequent(table, CodeColumn::Place)];
    const QString text = u"from:2020 to:2022 killed>=0 means:%1 country:%2"_s.arg(
        quoted(table.means->names[means]), quoted(country));
    const FilterSpec spec = parseFilter(text).spec;
    const FilterSpec refined = parseFilter(QString(text + u" speakers>=1"_s)).spec;

    const auto compiled = [&](const FilterSpec &asked, const CompiledFilter *before) {
        auto filter = CompiledFilter::compile(connection->handle(), table, asked, nullptr, before);
        if (!filter)
            stop(filter.error());
        return *filter;
    };
    Bare bare(table, all.rows(), means, country);
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
        limit.push_back(timed([&] { bareHits = bare.run(); }));
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
