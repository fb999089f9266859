#pragma once

#include "app/commandline.h"
#include "model/columns/rowset.h"
#include "model/filter/filtertext.h"

struct sqlite3;

namespace sourceline {

/// `--filter EXPR` of the verbs that read.
struct FilterOption
{
    QString text;
    ParsedFilter parsed;
};

void addFilterOption(CommandLine &line);
/// None, after saying which term is wrong and where, when it cannot be read.
std::optional<FilterOption> filterFrom(const CommandLine &line);

/// The rows it lets through, by id. An exit code, after saying why, when there are none to be had:
/// 2 where a name in it stands for nothing.
std::optional<int> readFilteredRows(sqlite3 *database,
                                    const IncidentTable &table,
                                    const FilterOption &filter,
                                    RowSet &rows);

} // namespace sourceline
