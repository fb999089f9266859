#pragma once

#include "model/filter/evaluate.h"
#include "model/filter/facetlink.h"

#include <optional>

namespace sourceline {

/// How many rows have each code of one column or link.
struct FacetTally
{
    std::variant<ByteColumn, CodeColumn, FacetLink *> of;
    std::optional<size_t> own = {};   ///< index into FacetPass::owned of the facet's own choices
    std::vector<quint32> counts = {}; ///< by code
};

/// One walk over the segments for all tallies: each choice of the filter is evaluated once, and
/// counted without its own.
class FacetPass
{
public:
    /// `filter` null: everything is let through.
    FacetPass(const IncidentTable &table, const CompiledFilter *filter)
        : m_table(table)
        , m_filter(filter)
    {}

    /// Index of the choices (numbered as in the spec) that belong to one facet.
    size_t own(const std::function<bool(size_t)> &choices);

    /// Runs them all; gives how many rows the whole filter lets through.
    qint64 run(std::vector<FacetTally> &tallies, const std::atomic_bool *cancelled);

private:
    using Words = std::array<quint64, RowBits::segmentWords>;

    void evaluate(size_t segment);
    std::span<const quint64> wordsWithout(std::optional<size_t> own) const;

    const IncidentTable &m_table;
    const CompiledFilter *m_filter;
    std::vector<std::function<bool(size_t)>> m_choices;
    std::vector<CompiledFilter> m_owned;
    std::optional<CompiledFilter> m_rest;
    std::vector<Words> m_without; ///< by own
    Words m_whole{};
    size_t m_used = 0; ///< words of the segment
};

} // namespace sourceline
