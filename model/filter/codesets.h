#pragma once

#include "model/columns/incidenttable.h"

#include <unordered_map>

namespace sourceline {

/// Sets of codes under codes of their own: a row that has several values holds the code of their
/// set, and is counted like a row that has one. Code 0 is the empty set. Millions of sets lie one
/// after the other in one array. One thread.
class CodeSets
{
public:
    /// The set that has `value` too.
    Code with(Code set, Code value);

    /// Ascending; until the next call of with().
    std::span<const Code> values(Code set) const
    {
        const quint32 first = set == 0 ? 0 : m_ends[set - 1];
        return std::span(m_values).subspan(first, m_ends[set] - first);
    }

    size_t size() const { return m_ends.size(); }

    qint64 memory() const; ///< in bytes

private:
    struct Step
    {
        Code set = 0, value = 0, result = 0;
    };

    static constexpr size_t steps = 1 << 14;

    Code codeOf(std::span<const Code> values);
    size_t placeOf(std::span<const Code> values) const; ///< in the table: of it, or free for it
    void widen();

    std::vector<Code> m_values;     ///< of all sets
    std::vector<quint32> m_ends{0}; ///< of each set in them
    std::vector<Code> m_table;      ///< codes by the hash of their values; 0: free
    std::vector<Step> m_steps;      ///< the last of each hash: most are taken often
    std::vector<Code> m_made;       ///< the set that is looked for
};

/// A code for each row, by the keys of segments: it stays right whichever segments a snapshot has.
/// Two bytes a row as long as they are enough. One thread.
class RowCodes
{
public:
    RowCodes() = default;
    RowCodes(RowCodes &&) = default;
    RowCodes &operator=(RowCodes &&) = default;

    Code code(Id incident) const; ///< 0 where none was set
    void setCode(Id incident, Code code);

    /// Calls `use(codes)` with `rows` codes of a segment, of two bytes or of four. False: it has
    /// none.
    template <typename Use>
    bool visit(qint64 segment, Row rows, Use use)
    {
        const auto found = m_parts.find(segment);
        if (found == m_parts.end())
            return false;
        Part &part = found->second;
        part.grow(rows);
        if (part.isWide())
            use(part.wide.data());
        else
            use(part.narrow.data());
        return true;
    }

    qint64 memory() const; ///< in bytes

private:
    struct Part
    {
        std::vector<quint16> narrow;
        std::vector<Code> wide; ///< in place of narrow, once a code needs it

        bool isWide() const { return !wide.empty(); }

        size_t size() const { return isWide() ? wide.size() : narrow.size(); }

        void grow(size_t rows);
    };

    std::unordered_map<qint64, Part> m_parts;
    qint64 m_last = -1;      ///< key of
    Part *m_there = nullptr; ///< the part asked for last
};

} // namespace sourceline
