#include "model/filter/rowbits.h"

#include <algorithm>
#include <bit>

namespace sourceline {

qint64 RowBits::count() const
{
    qint64 sum = 0;
    for (const quint64 word : m_words)
        sum += std::popcount(word);
    return sum;
}

// Without a branch: whether a row is in the filter is as good as random in another order.
RowSet filtered(const RowSet &rows, const RowBits &bits)
{
    // One more: a row that is not kept is written there too.
    std::vector<Row> kept(static_cast<size_t>(std::min(rows.size(), qsizetype{bits.count()})) + 1);
    size_t count = 0;
    for (const Row row : rows.rows()) {
        kept[count] = row;
        count += bits.contains(row) ? 1U : 0U;
    }
    kept.resize(count);
    kept.shrink_to_fit();
    return RowSet(std::move(kept));
}

} // namespace sourceline
