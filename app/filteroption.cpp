#include "app/filteroption.h"

#include "app/output.h"
#include "app/verbs.h"
#include "model/filter/evaluate.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Characters count from 1, as an editor counts them.
QString placed(const QString &text, FilterRange range, const QString &sentence)
{
    return u"--filter, character %1, “%2”: %3"_s.arg(range.start + 1)
        .arg(text.sliced(range.start, range.length), sentence);
}

} // namespace

void addFilterOption(CommandLine &line)
{
    line.option(
        u"filter"_s,
        u"only incidents that match, such as 'means:rocket from:2019-10 killed>=1 -country:Syria'"_s,
        u"EXPR"_s);
}

std::optional<FilterOption> filterFrom(const CommandLine &line)
{
    const QString text = line.value(u"filter"_s);
    FilterOption filter{text, parseFilter(text)};
    if (filter.parsed.problems.empty())
        return filter;
    const FilterProblem &first = filter.parsed.problems.front();
    line.wrong(placed(text, first.range, first.sentence));
    return {};
}

std::optional<int> readFilteredRows(sqlite3 *database,
                                    const IncidentTable &table,
                                    const FilterOption &filter,
                                    RowSet &rows)
{
    const auto compiled = CompiledFilter::compile(database, table, filter.parsed.spec);
    if (!compiled)
        return fail(compiled.error().message);
    if (!compiled->problems().empty()) {
        const TermProblem &first = compiled->problems().front();
        if (first.choice >= filter.parsed.places.size()) // not typed: of a saved view
            return fail(u"the filter of the saved view: "_s + first.sentence);
        complain(
            placed(filter.text, filter.parsed.places[first.choice][first.term], first.sentence));
        return WrongUsage;
    }
    rows =
        compiled->isActive() ? filtered(allRows(table), compiled->evaluate(table)) : allRows(table);
    return {};
}

} // namespace sourceline
