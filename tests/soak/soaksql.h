#pragma once

#include "model/filter/filterspec.h"
#include "soaknames.h"

namespace sourceline::test {

/// What a term means, as SQL over `incident t` with its `incident_derived j`: joins as one would
/// write them by hand, apart from the model. Empty for a term that it has no words for.
QString soakSql(const FilterTerm &term, const SoakNames &names);
QString soakSql(const FilterSpec &spec, const SoakNames &names);

} // namespace sourceline::test
