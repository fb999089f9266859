#include "model/columns/parallelscan.h"
#include "model/columns/scanprogress.h"
#include "model/columns/sortedkeys.h"
#include "model/store/scan.h"

namespace sourceline {

namespace {

constexpr quint32 noRank = 0xffffffff;

// Keys are made and put in order by both threads, a segment a task, and merged at the end.
class TitleScan
{
public:
    TitleScan(const IncidentTable &table, const LoadProgress &progress)
        : m_table(table)
        , m_progress(progress)
        , m_parts(table.segments.size())
    {
        m_progress.setTotal(table.incidents);
    }

    Result<void> readSegment(sqlite3 *database, size_t index, const std::atomic_bool &stop)
    {
        const qint64 key = m_table.segments[index]->key;
        CollationKeys keys;
        std::vector<Row> rows;
        ScanProgress::Counter counter(m_progress, stop);
        auto read =
            scanTable(database,
                      "incident",
                      {},
                      {"t.id", "t.title"},
                      Id{key << segmentBits},
                      Id{((key + 1) << segmentBits) - 1},
                      [&](const Statement &row) {
                          if (const Row at = m_table.rowOf(row.id(0)); at < m_table.rowCount()) {
                              keys.addUtf8(row.utf8View(1));
                              rows.push_back(at);
                          }
                          return counter.count();
                      });
        m_parts[index] = SortedKeys(keys, rows);
        return read;
    }

    std::vector<quint32> ranks()
    {
        std::vector<quint32> result = mergedRanks(m_parts, m_table.rowCount(), noRank);
        m_progress.finish();
        return result;
    }

private:
    const IncidentTable &m_table;
    ScanProgress m_progress;
    std::vector<SortedKeys> m_parts;
};

} // namespace

Result<std::vector<quint32>> titleRanks(const ConnectionSource &source,
                                        const IncidentTable &table,
                                        const LoadProgress &progress,
                                        const std::atomic_bool *cancelled)
{
    TitleScan scan(table, progress);
    const ParallelScan parallel{
        [&table](sqlite3 *, qint64) {
            return Result<size_t>(table.sparseIds.empty() ? table.segments.size() : 0);
        },
        [&scan](sqlite3 *database, size_t task, const std::atomic_bool &stop) {
            return scan.readSegment(database, task, stop);
        }};
    if (const auto done = parallel.on(source, cancelled); !done)
        return done.error();
    return scan.ranks();
}

} // namespace sourceline
