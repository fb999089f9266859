#include "model/columns/collation.h"
#include "model/columns/parallelscan.h"
#include "model/columns/scanprogress.h"
#include "model/store/scan.h"

namespace sourceline {

namespace {

constexpr quint32 noRank = 0xffffffff;

// Keys are made by both threads, a segment a task, and ranked together at the end.
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
        Part &part = m_parts[index];
        ScanProgress::Counter counter(m_progress, stop);
        return scanTable(database,
                         "incident",
                         {},
                         {"t.id", "t.title"},
                         Id{key << segmentBits},
                         Id{((key + 1) << segmentBits) - 1},
                         [&](const Statement &row) {
                             if (const Row at = m_table.rowOf(row.id(0)); at < m_table.rowCount()) {
                                 part.keys.addUtf8(row.utf8View(1));
                                 part.rows.push_back(at);
                             }
                             return counter.count();
                         });
    }

    std::vector<quint32> ranks()
    {
        std::vector<QByteArrayView> keys;
        keys.reserve(static_cast<size_t>(m_table.incidents));
        for (const Part &part : m_parts) {
            for (size_t i = 0; i < part.keys.size(); ++i)
                keys.push_back(part.keys.key(i));
        }
        const std::vector<quint32> ranked = ranksOf(keys);
        std::vector<quint32> result(m_table.rowCount(), noRank);
        size_t next = 0;
        for (const Part &part : m_parts) {
            for (const Row row : part.rows)
                result[row] = ranked[next++];
        }
        m_progress.finish();
        return result;
    }

private:
    struct Part
    {
        CollationKeys keys;
        std::vector<Row> rows;
    };

    const IncidentTable &m_table;
    ScanProgress m_progress;
    std::vector<Part> m_parts;
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
