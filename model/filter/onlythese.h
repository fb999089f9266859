#pragma once

#include "model/filter/filterspec.h"
#include "model/store/id.h"

namespace sourceline {

/// More than these are no filter that anybody could read or keep.
inline constexpr qsizetype mostOfThese = 10'000;

/// The filter that shows these incidents and no others; they are at most `mostOfThese`.
FilterSpec onlyThese(const std::vector<Id> &incidents);

} // namespace sourceline
