#pragma once

#include "model/filter/facetpass.h"
#include "model/filter/facetwords.h"
#include "model/store/editlog.h"

#include <set>

namespace sourceline {

/// Counts all facets in one pass over the columns and over links, which are read once and kept. One
/// thread. Counting reads no records, but names where they have changed.
class FacetCounting
{
public:
    FacetCounting();

    /// What an edit made stale. Nothing is read yet.
    void note(const Edit &edit);
    /// Reads the incidents again that note() named.
    Result<void> bringUpToDate(sqlite3 *database);
    /// Reads the next link that is not there, unless all are or `pause` stops it.
    Result<void> readNext(sqlite3 *database, const FacetLink::Pause &pause);
    bool isComplete() const; ///< all links are there

    /// Under `filter`, which was compiled of `spec`; null: everything is let through. A facet whose
    /// link is not there yet is not read. Without facets when `cancelled` becomes true.
    FacetCounts count(sqlite3 *database,
                      const IncidentTable &table,
                      const FilterSpec &spec,
                      const CompiledFilter *filter,
                      const std::atomic_bool *cancelled = nullptr);

private:
    struct Plan
    {
        std::vector<FacetCount> facets;
        std::vector<FacetTally> tallies;
        std::vector<FacetVocabulary *> words; ///< of each tally
        std::vector<size_t> firsts;           ///< tally of each facet, and one past the last
    };

    Plan plan(const IncidentTable &table, const FilterSpec &spec, FacetPass &pass);

    std::vector<FacetLink> m_links; ///< by LinkKind
    FacetWords m_words;
    std::set<Id> m_touched;
    bool m_allTouched = false;
};

} // namespace sourceline
