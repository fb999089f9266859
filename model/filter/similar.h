#pragma once

#include "model/filter/filterspec.h"
#include "model/store/id.h"
#include "model/text/result.h"

struct sqlite3;

namespace sourceline {

/// How far from an incident's dates a similar one may lie.
inline constexpr int similarDays = 14;

/// The filter that finds incidents like this one: possibly from 14 days before its first day to 14
/// days after its last, by the same means, near (within 50 km of, in or around) the same place.
/// What the record does not say, or a date that leaves more than a year open, is no part of it;
/// refused where fewer than two of the three are left.
Result<FilterSpec> similarFilter(sqlite3 *database, Id incident);

} // namespace sourceline
