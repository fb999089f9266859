#pragma once

#include "model/columns/dictionaries.h"
#include "model/columns/parallelscan.h"

#include <map>
#include <set>

namespace sourceline {

/// Columns that the casefile keeps beside the tables they are read from (column_segment): which of
/// them still hold, and reading those. What is stale, damaged or of another program is not used:
/// its segment is scanned instead. prepare() once, then read() on any number of threads, each with
/// its own connection to the same edit.
class KeptColumns
{
public:
    /// Looks which segments hold: no edit and no other program has touched them since. Nothing
    /// holds where tables are shadowed, as of another day.
    Result<void> prepare(sqlite3 *database);

    /// Whose codes the kept columns speak in: for readDictionaries(). Null when nothing is kept.
    const IncidentTable *dictionaries() const { return m_dictionaries.get(); }

    /// The codes that rows may hold, once the dictionaries have been read.
    void setDictionaries(const Dictionaries &dictionaries);

    void giveUp() { m_dictionaries.reset(); }

    /// The incidents of `range`; null when they are not kept, or not as they must be.
    std::shared_ptr<Segment> read(sqlite3 *database, const KeyRange &range) const;

private:
    struct Limits
    {
        std::vector<quint8> valid; ///< by code
        bool hasGaps = false;
    };

    Result<void> readStamps(sqlite3 *database);
    Result<void> readOutside(sqlite3 *database);
    bool isSound(const Segment &segment, const KeyRange &range) const;

    std::shared_ptr<IncidentTable> m_dictionaries;
    qint64 m_generation = 0;
    std::map<qint64, qint64> m_stamps; ///< the last edit that touched a segment, by its key
    std::set<qint64> m_outside;        ///< segments that another program changed
    bool m_allOutside = false;
    Limits m_actors, m_places, m_eventTypes, m_subEventTypes, m_means;
};

} // namespace sourceline
