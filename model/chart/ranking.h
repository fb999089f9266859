#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/facet.h"

namespace sourceline {

/// Which values of a facet are shown by name, and where.
struct ChartRanking
{
    struct Entry
    {
        ChartValue value;
        bool gathered = false;
    };

    std::vector<Entry> entries; ///< named ones, then the gathered, then the unknown
    std::vector<int> entryOf;   ///< by code; −1: no row has it
    int gathered = 0;           ///< how many values stand together as `all others (n)`

    /// A series for each entry, with empty cells.
    std::vector<ChartSeries> emptySeries(size_t positions) const;
};

/// Of each code: how much it weighs (its value in the chart), and how many rows have it.
struct ChartTotals
{
    std::vector<double> weights;
    std::vector<qint64> rows;

    explicit ChartTotals(size_t codes)
        : weights(codes)
        , rows(codes)
    {}
};

/// The `most` heaviest by name, the heaviest first, ties by name; one more rather than "all
/// others (1)". Unknown values stand last and are never gathered. `byName` orders those that are
/// shown.
ChartRanking rankValues(const std::function<ChartValue(quint32 code)> &valueOf,
                        const ChartTotals &totals,
                        int most,
                        bool byName);

} // namespace sourceline
