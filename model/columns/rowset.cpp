#include "model/columns/rowset.h"

#include "model/columns/radix.h"

#include <algorithm>
#include <bit>
#include <mutex>

namespace sourceline {

// Dense where the set holds a good part of the rows, else sorted pairs: a hundred hits among
// millions need no array of millions.
struct RowSet::Inverse
{
    std::once_flag once;
    std::unique_ptr<quint32[]> dense; // position + 1 by row, 0: not in it
    Row denseEnd = 0;
    std::vector<quint64> sparse; // row << 32 | position

    void make(const std::vector<Row> &order)
    {
        const Row highest = *std::ranges::max_element(order);
        if (highest / 8 < order.size()) {
            makeDense(order, highest + 1);
            return;
        }
        sparse.reserve(order.size());
        for (size_t i = 0; i < order.size(); ++i)
            sparse.push_back((quint64{order[i]} << 32) | i);
        std::ranges::sort(sparse);
    }

    void makeDense(const std::vector<Row> &order, Row end)
    {
        // Where every row is in it, every place is written.
        dense = order.size() == end ? std::make_unique_for_overwrite<quint32[]>(end)
                                    : std::make_unique<quint32[]>(end);
        denseEnd = end;
        inHalves(order.size(), [&](size_t i, size_t last) {
            for (; i < last; ++i)
                dense[order[i]] = static_cast<quint32>(i + 1);
        });
    }

    qsizetype find(Row row) const
    {
        if (dense)
            return row < denseEnd ? qsizetype{dense[row]} - 1 : -1;
        const auto found = std::ranges::lower_bound(sparse, quint64{row} << 32);
        if (found == sparse.end() || *found >> 32 != row)
            return -1;
        return static_cast<qsizetype>(*found & 0xffffffff);
    }
};

RowSet::RowSet(std::vector<Row> order)
{
    if (order.empty())
        return;
    m_order = std::make_shared<const std::vector<Row>>(std::move(order));
    m_inverse = std::make_shared<Inverse>();
}

bool RowSet::contains(Row row) const
{
    return positionOf(row) >= 0;
}

qsizetype RowSet::positionOf(Row row) const
{
    if (!m_inverse)
        return -1;
    prepare();
    return m_inverse->find(row);
}

void RowSet::prepare() const
{
    if (m_inverse)
        std::call_once(m_inverse->once, [this] { m_inverse->make(*m_order); });
}

RowSet allRows(const IncidentTable &table)
{
    std::vector<Row> rows;
    rows.reserve(static_cast<size_t>(table.incidents));
    for (size_t s = 0; s < table.segments.size(); ++s) {
        const Row first = static_cast<Row>(s) << segmentBits;
        const auto &living = table.segments[s]->living;
        for (size_t word = 0; word < living.size(); ++word) {
            for (quint64 bits = living[word]; bits != 0; bits &= bits - 1)
                rows.push_back(first + static_cast<Row>(word * 64)
                               + static_cast<Row>(std::countr_zero(bits)));
        }
    }
    if (!table.sparseIds.empty())
        std::ranges::sort(rows, {}, [&table](Row row) { return table.sparseIds[row]; });
    return RowSet(std::move(rows));
}

RowSet translated(const IncidentTable &before, const IncidentTable &after, const RowSet &rows)
{
    std::vector<Row> order;
    order.reserve(static_cast<size_t>(rows.size()));
    const bool byId = !before.sparseIds.empty() || !after.sparseIds.empty();
    std::vector<qsizetype> target; // index in `after` by index in `before`
    if (!byId) {
        for (const auto &segment : before.segments)
            target.push_back(after.segmentOf(segment->key));
    }
    for (const Row row : rows.rows()) {
        Row to = after.rowCount();
        if (byId)
            to = after.rowOf(before.idOf(row));
        else if (const qsizetype segment = target[row >> segmentBits]; segment >= 0)
            to = (static_cast<Row>(segment) << segmentBits) | (row & (segmentRows - 1));
        if (after.isLiving(to))
            order.push_back(to);
    }
    return RowSet(std::move(order));
}

} // namespace sourceline
