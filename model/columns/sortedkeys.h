#pragma once

#include "model/columns/collation.h"
#include "model/columns/incidenttable.h"

#include <string>

namespace sourceline {

/// Sort keys of some rows in their order, each without what it shares with the one before it: of
/// titles that begin alike a third of the bytes is left. Immutable; any thread.
class SortedKeys
{
public:
    SortedKeys() = default;

    /// `rows`: of which row each key is.
    SortedKeys(const CollationKeys &keys, const std::vector<Row> &rows);

    /// Walks them in their order.
    class Walk
    {
    public:
        explicit Walk(const SortedKeys &keys);

        bool atEnd() const { return m_left == 0; }

        QByteArrayView key() const { return m_key; } ///< bytes without a sign; valid until next()

        Row row() const { return *m_row; }

        void next();

    private:
        void take();

        const char *m_bytes;
        const Row *m_row;
        size_t m_left;
        std::string m_key;
    };

private:
    std::vector<char> m_bytes; ///< of each: length of the shared part, length of the rest, the rest
    std::vector<Row> m_rows;
};

/// Rank of each row among all keys of all `parts`, from 0, equal for equal keys; `none` for rows
/// that have none. Ranks are made for `rowCount` rows.
std::vector<quint32> mergedRanks(std::span<const SortedKeys> parts, size_t rowCount, quint32 none);

} // namespace sourceline
