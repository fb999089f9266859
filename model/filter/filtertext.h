#pragma once

#include "model/filter/filterspec.h"

#include <QStringView>

#include <vector>

namespace sourceline {

/// Where something stands in a text, in UTF-16 units.
struct FilterRange
{
    qsizetype start = 0, length = 0;
    bool operator==(const FilterRange &) const = default;
};

/// A term that cannot be used, and a sentence of what was expected.
struct FilterProblem
{
    FilterRange range;
    QString sentence;
};

/// What a text says. Terms with a problem are not in `spec`; the rest of it works.
struct ParsedFilter
{
    FilterSpec spec;
    /// Of each term in `spec`, with what stands before it (- and ~); same shape as spec.all.
    std::vector<std::vector<FilterRange>> places;
    std::vector<FilterProblem> problems; ///< in order of the text
};

/// The filter language (see the help: "Search and filter"): terms between spaces must all hold;
/// `(a OR b)`, or `a OR b` without parentheses, is a choice; - before a term negates it and ~
/// switches it off; a value or phrase with spaces stands in "…", where "" is a quotation mark.
/// Any text may come; what names stand for is looked up when the filter is used (evaluate.h).
ParsedFilter parseFilter(QStringView text);

/// The text of a spec, normalised: parseFilter(filterText(spec)).spec == spec for every spec whose
/// terms checkTerm() (filterfields.h) accepts.
QString filterText(const FilterSpec &spec);
QString filterText(const FilterSpec::Choice &choice);

/// In words, for charts and reports: `place is Taji, 1 Oct 2019 to 31 Mar 2020`. Empty where
/// nothing is switched on. What was alleged is worded as alleged.
QString filterWords(const FilterSpec &spec);
QString filterWords(const FilterTerm &term);

} // namespace sourceline
