#include "model/columns/sort.h"

#include "model/columns/radix.h"
#include "model/columns/sortkeys.h"

#include <algorithm>
#include <array>
#include <bit>
#include <mutex>

namespace sourceline {

namespace {

bool isCancelled(const std::atomic_bool *cancelled)
{
    return cancelled && cancelled->load(std::memory_order_relaxed);
}

// The rows in order of their ids, where a stable sort must start so that ties are by id: `rows`
// itself, else in `own`.
std::span<const Row>
byId(const IncidentTable &table, std::span<const Row> rows, std::vector<Row> &own)
{
    const bool sparse = !table.sparseIds.empty();
    if (!sparse && std::ranges::is_sorted(rows))
        return rows;
    own.assign(rows.begin(), rows.end());
    if (sparse) {
        std::ranges::sort(own, {}, [&table](Row row) { return table.sparseIds[row]; });
        return own;
    }
    if (own.size() < table.rowCount() / 64) {
        std::ranges::sort(own);
        return own;
    }
    std::vector<quint64> bits(table.rowCount() / 64);
    for (const Row row : rows)
        bits[row >> 6] |= quint64{1} << (row & 63);
    size_t at = 0;
    for (size_t word = 0; word < bits.size(); ++word) {
        for (quint64 rest = bits[word]; rest != 0; rest &= rest - 1)
            own[at++] = static_cast<Row>(word * 64) + static_cast<Row>(std::countr_zero(rest));
    }
    return own;
}

// One run for each segment, so that the inner loop sees one segment's arrays.
RadixKeys keysOf(const IncidentTable &table,
                 std::span<const Row> rows,
                 SortOrder order,
                 const std::vector<quint32> *titleRanks,
                 const std::atomic_bool *cancelled)
{
    RadixKeys keys(rows.size());
    std::mutex mutex;
    withKeyFunction(table, order.field, titleRanks, [&](auto keyOf) {
        inHalves(rows.size(), [&](size_t i, size_t end) {
            RadixKeys::Part part(keys);
            while (i < end && !isCancelled(cancelled)) {
                const Row index = rows[i] >> segmentBits;
                const Segment &segment = *table.segments[index];
                for (; i < end && rows[i] >> segmentBits == index; ++i)
                    part.set(i,
                             turned(keyOf(segment, rows[i] & (segmentRows - 1), rows[i]),
                                    order.descending));
            }
            const std::lock_guard lock(mutex);
            keys.add(part);
        });
    });
    return keys;
}

bool comesBefore(const IncidentTable &table,
                 Row a,
                 Row b,
                 SortOrder order,
                 const std::vector<quint32> *titleRanks)
{
    const quint32 keyA = sortKey(table, a, order, titleRanks);
    const quint32 keyB = sortKey(table, b, order, titleRanks);
    return keyA != keyB ? keyA < keyB : table.idOf(a) < table.idOf(b);
}

} // namespace

bool ordersByNames(SortField field)
{
    using enum SortField;
    static constexpr std::array named{
        Place, Country, EventType, SubEventType, Means, Alleged, Assessed};
    return std::ranges::find(named, field) != named.end();
}

bool standsInOrder(const IncidentTable &table,
                   const RowSet &rows,
                   const std::vector<Row> &changed,
                   SortOrder order,
                   const std::vector<quint32> *titleRanks)
{
    return std::ranges::all_of(changed, [&](Row row) {
        const qsizetype at = rows.positionOf(row);
        return at >= 0
               && (at == 0 || comesBefore(table, rows.at(at - 1), row, order, titleRanks))
               && (at + 1 == rows.size()
                   || comesBefore(table, row, rows.at(at + 1), order, titleRanks));
    });
}

quint32 sortKey(const IncidentTable &table,
                Row row,
                SortOrder order,
                const std::vector<quint32> *titleRanks)
{
    quint32 key = noKey;
    withKeyFunction(table, order.field, titleRanks, [&](auto keyOf) {
        key = keyOf(*table.segments[row >> segmentBits], row & (segmentRows - 1), row);
    });
    return turned(key, order.descending);
}

RowSet sorted(const IncidentTable &table,
              const RowSet &rows,
              SortOrder order,
              const std::vector<quint32> *titleRanks,
              const std::atomic_bool *cancelled)
{
    std::vector<Row> own;
    const std::span<const Row> start = byId(table, rows.rows(), own);
    const RadixKeys keys = keysOf(table, start, order, titleRanks, cancelled);
    if (isCancelled(cancelled))
        return {};
    return RowSet(radixSorted(start, keys, table.rowCount(), cancelled));
}

RowSet patched(const IncidentTable &table,
               const RowSet &rows,
               Row row,
               bool keep,
               SortOrder order,
               const std::vector<quint32> *titleRanks)
{
    return keep ? patchedMany(table, rows, {}, {row}, order, titleRanks)
                : patchedMany(table, rows, {row}, {}, order, titleRanks);
}

RowSet patchedMany(const IncidentTable &table,
                   const RowSet &rows,
                   const std::vector<Row> &out,
                   std::vector<Row> in,
                   SortOrder order,
                   const std::vector<quint32> *titleRanks)
{
    const auto before = [&](Row a, Row b) {
        return comesBefore(table, a, b, order, titleRanks);
    };
    std::vector<Row> changed = out;
    changed.insert(changed.end(), in.begin(), in.end());
    std::ranges::sort(changed);
    const auto isChanged = [&changed](Row row) {
        // One changed row is the rule (an edit), and then this runs over millions.
        return changed.size() == 1 ? row == changed.front()
                                   : std::ranges::binary_search(changed, row);
    };

    std::vector<Row> kept;
    kept.reserve(static_cast<size_t>(rows.size()) + in.size());
    std::ranges::remove_copy_if(rows.rows(), std::back_inserter(kept), isChanged);
    if (in.empty())
        return RowSet(std::move(kept));

    std::ranges::sort(in, before);
    in.erase(std::unique(in.begin(), in.end()), in.end());
    if (in.size() == 1) {
        kept.insert(std::ranges::upper_bound(kept, in.front(), before), in.front());
        return RowSet(std::move(kept));
    }
    std::vector<Row> result;
    result.reserve(kept.size() + in.size());
    auto from = kept.cbegin();
    for (const Row row : in) {
        const auto to = std::upper_bound(from, kept.cend(), row, before);
        result.insert(result.end(), from, to);
        result.push_back(row);
        from = to;
    }
    result.insert(result.end(), from, kept.cend());
    return RowSet(std::move(result));
}

} // namespace sourceline
