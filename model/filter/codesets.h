#pragma once

#include "model/columns/incidenttable.h"

#include <map>
#include <unordered_map>

namespace sourceline {

/// Sets of codes under codes of their own: a row that has several values holds the code of their
/// set, and is counted like a row that has one. Code 0 is the empty set. One thread.
class CodeSets
{
public:
    /// The set that has `value` too.
    Code with(Code set, Code value);

    std::span<const Code> values(Code set) const { return m_sets[set]; } ///< ascending

    size_t size() const { return m_sets.size(); }

private:
    std::vector<std::vector<Code>> m_sets{{}};
    std::map<std::vector<Code>, Code> m_codes{{{}, 0}};
    std::unordered_map<quint64, Code> m_steps; ///< by set and value: most steps are taken often
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
