#pragma once

#include "model/coding/conflictingreports.h"

namespace sourceline {

/// What `read(incident, found)` finds of each incident, worst first; once cancelled, of some.
template <typename Read>
Result<std::vector<ConflictingReport>>
conflictsOfEach(std::span<const Id> incidents, const std::atomic<bool> *cancelled, Read read)
{
    std::vector<ConflictingReport> found;
    for (const Id incident : incidents) {
        if (cancelled && cancelled->load())
            break;
        if (auto done = read(incident, found); !done)
            return done.error();
    }
    sortWorstFirst(found);
    return found;
}

} // namespace sourceline
