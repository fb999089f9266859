#include "model/columns/loader.h"

#include "model/columns/incidentrows.h"
#include "model/columns/parallelscan.h"
#include "model/columns/scanprogress.h"
#include "model/store/scan.h"

namespace sourceline {

namespace {

// The tasks: ranks of names first, since they take longest, then a segment each.
class SnapshotScan
{
public:
    SnapshotScan(const LoadProgress &progress)
        : m_progress(progress)
    {}

    Result<size_t> prepare(sqlite3 *database, qint64 edit)
    {
        auto ranges = incidentRanges(database);
        if (!ranges)
            return ranges.error();
        auto dictionaries = readDictionaries(database);
        if (!dictionaries)
            return dictionaries.error();
        m_ranges = std::move(*ranges);
        m_dictionaries = std::move(*dictionaries);
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
    Result<void> readSegment(sqlite3 *database, size_t index, const std::atomic_bool &stop)
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
    std::vector<KeyRange> m_ranges;
    Dictionaries m_dictionaries;
    Codes m_codes;
    qint64 m_edit = 0;
    std::vector<std::shared_ptr<Segment>> m_segments;
};

} // namespace

Result<Snapshot>
loadSnapshot(const ConnectionSource &source, const LoadProgress &progress, const std::atomic_bool *cancelled)
{
    SnapshotScan scan(progress);
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
