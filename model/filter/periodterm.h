#pragma once

#include "model/filter/evaluate.h"
#include "model/filter/filtervalue.h"

namespace sourceline {

/// date:, from:, to: (possibly within) and within: (certainly).
CompiledFilter::Mark periodMark(const FilterValue &value);

} // namespace sourceline
