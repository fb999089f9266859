#include "model/chart/chartrows.h"

#include "model/filter/evaluate.h"

namespace sourceline {

Result<std::vector<Row>>
chartRows(const FilterSpec &filter, const IncidentTable &table, sqlite3 *database)
{
    const auto compiled = CompiledFilter::compile(database, table, filter);
    if (!compiled)
        return compiled.error();
    if (!compiled->problems().empty())
        return Error{compiled->problems().front().sentence};
    const RowSet all = allRows(table);
    const RowSet rows = compiled->isActive() ? filtered(all, compiled->evaluate(table)) : all;
    return std::vector<Row>(rows.rows().begin(), rows.rows().end());
}

FilterSpec bothFilters(const FilterSpec &one, const FilterSpec &other)
{
    FilterSpec both = one;
    for (const FilterSpec::Choice &choice : other.all) {
        if (std::ranges::find(both.all, choice) == both.all.end())
            both.all.push_back(choice);
    }
    return both;
}

} // namespace sourceline
