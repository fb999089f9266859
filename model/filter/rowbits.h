#pragma once

#include "model/columns/rowset.h"

namespace sourceline {

/// A set of rows of one snapshot, a bit for each row. It belongs to the snapshot it was made from
/// and to those with sameRows().
class RowBits
{
public:
    static constexpr size_t segmentWords = segmentRows / 64;

    RowBits() = default;

    explicit RowBits(const IncidentTable &table)
        : m_words(table.segments.size() * segmentWords)
    {}

    bool contains(Row row) const
    {
        const size_t word = row >> 6;
        return word < m_words.size() && ((m_words[word] >> (row & 63)) & 1) != 0;
    }

    void insert(Row row)
    {
        if (const size_t word = row >> 6; word < m_words.size())
            m_words[word] |= quint64{1} << (row & 63);
    }

    /// The words of a segment; none where it is past the end.
    std::span<quint64> segment(size_t index)
    {
        return std::span(m_words).subspan(index * segmentWords, segmentWords);
    }

    std::span<const quint64> segment(size_t index) const
    {
        if ((index + 1) * segmentWords > m_words.size())
            return {};
        return std::span(m_words).subspan(index * segmentWords, segmentWords);
    }

    qint64 count() const;

    bool operator==(const RowBits &) const = default;

private:
    std::vector<quint64> m_words;
};

/// Those of `rows` that are in `bits`, in their order.
RowSet filtered(const RowSet &rows, const RowBits &bits);

} // namespace sourceline
