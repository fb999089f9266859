#include "model/columns/loader.h"

#include "model/columns/incidentrows.h"
#include "model/columns/keptcolumns.h"
#include "model/columns/parallelscan.h"
#include "model/columns/scanprogress.h"
#include "model/store/scan.h"

#include <bit>

namespace sourceline {

namespace {

// The tasks: ranks of names first, since they take longest, then a segment each.
class SnapshotScan
{
public:
    SnapshotScan(const LoadProgress &progress, KeptUse use)
        : m_progress(progress)
        , m_use(use)
    {}

    Result<size_t> prepare(sqlite3 *database, qint64 edit)
    {
        auto ranges = incidentRanges(database);
        if (!ranges)
            return ranges.error();
        if (auto read = readNames(database); !read)
            return read.error();
        m_ranges = std::move(*ranges);
        m_codes = Codes(m_dictionaries);
        m_edit = edit;
        m_segments.resize(m_ranges.size());
        qint64 total = 0;
        for (const KeyRange &range : m_ranges)
            total += range.span();
        m_progress.setTotal(total);
        return m_ranges.size() + 1;
    }

    Result<void> run(sqlite3 *database, size_t task, const std::atomic_bool &stop)
    {
        if (task == 0) {
            m_dictionaries.rank();
            return {};
        }
        return readSegment(database, task - 1, stop);
    }

    Snapshot snapshot()
    {
        auto table = std::make_shared<IncidentTable>();
        table->segments.assign(m_segments.begin(), m_segments.end());
        m_dictionaries.giveTo(*table);
        table->edit = m_edit;
        table->incidents = m_progress.finish();
        return table;
    }

private:
    // In the codes of the kept columns, where there are any and they leave room for all names.
    Result<void> readNames(sqlite3 *database)
    {
        if (m_use == KeptUse::Used) {
            if (auto prepared = m_kept.prepare(database); !prepared)
                return prepared;
        }
        auto dictionaries = readDictionaries(database, m_kept.dictionaries());
        if (!dictionaries && m_kept.dictionaries()) {
            m_kept.giveUp();
            dictionaries = readDictionaries(database);
        }
        if (!dictionaries)
            return dictionaries.error();
        m_dictionaries = std::move(*dictionaries);
        m_kept.setDictionaries(m_dictionaries);
        return {};
    }

    Result<void> readSegment(sqlite3 *database, size_t index, const std::atomic_bool &stop)
    {
        if (auto segment = m_kept.read(database, m_ranges[index])) {
            ScanProgress::Counter(m_progress, stop).count(livingRows(*segment));
            m_segments[index] = std::move(segment);
            return {};
        }
        return scanSegment(database, index, stop);
    }

    static qint64 livingRows(const Segment &segment)
    {
        qint64 rows = 0;
        for (const quint64 bits : segment.living)
            rows += std::popcount(bits);
        return rows;
    }

    Result<void> scanSegment(sqlite3 *database, size_t index, const std::atomic_bool &stop)
    {
        const KeyRange &range = m_ranges[index];
        auto segment = std::make_shared<Segment>();
        segment->key = range.key();
        segment->edit = m_edit;
        resizeSegment(*segment, static_cast<Row>(range.last.value & (segmentRows - 1)) + 1);
        ScanProgress::Counter counter(m_progress, stop);
        const auto scanned =
            scanTable(database,
                      "incident",
                      "incident_derived",
                      incidentColumns(),
                      range.first,
                      range.last,
                      [&](const Statement &row) {
                          storeRow(row,
                                   m_codes,
                                   *segment,
                                   static_cast<Row>(idOfRow(row).value & (segmentRows - 1)));
                          return counter.count();
                      });
        m_segments[index] = std::move(segment);
        return scanned;
    }

    ScanProgress m_progress;
    const KeptUse m_use;
    KeptColumns m_kept;
    std::vector<KeyRange> m_ranges;
    Dictionaries m_dictionaries;
    Codes m_codes;
    qint64 m_edit = 0;
    std::vector<std::shared_ptr<Segment>> m_segments;
};

} // namespace

Result<Snapshot> loadSnapshot(const ConnectionSource &source,
                              const LoadProgress &progress,
                              const std::atomic_bool *cancelled,
                              KeptUse use)
{
    SnapshotScan scan(progress, use);
    const ParallelScan parallel{
        [&scan](sqlite3 *database, qint64 edit) { return scan.prepare(database, edit); },
        [&scan](sqlite3 *database, size_t task, const std::atomic_bool &stop) {
            return scan.run(database, task, stop);
        }};
    if (const auto done = parallel.on(source, cancelled); !done)
        return done.error();
    return scan.snapshot();
}

} // namespace sourceline
