#pragma once

#include "model/columns/incidenttable.h"
#include "model/filter/filterspec.h"
#include "model/text/result.h"

struct sqlite3;

namespace sourceline {

/// The rows of `table` that `filter` lets through, ascending. Unlike in the window, a name that
/// stands for nothing in this casefile is refused with its sentence: a chart with a term left out
/// would say what it does not show. Blocks; `database` is of the calling thread.
Result<std::vector<Row>>
chartRows(const FilterSpec &filter, const IncidentTable &table, sqlite3 *database);

/// Both must hold.
FilterSpec bothFilters(const FilterSpec &one, const FilterSpec &other);

} // namespace sourceline
