#pragma once

#include "model/columns/incidenttable.h"

namespace sourceline::benchmark {

inline constexpr int inMemoryNames = 40; ///< actors, and places; code 0 is none

/// A snapshot of so many made-up incidents without a casefile, the same for the same number: dates
/// from 1994 to 2019 (92 in 100 known to the day, the rest to the month or a range), one in 100 an
/// aggregate report, 15 means, and actors alleged of whom one in three is assessed too.
std::shared_ptr<const IncidentTable> columnsInMemory(size_t incidents);

} // namespace sourceline::benchmark
