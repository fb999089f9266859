#pragma once

#include <QString>

#include <algorithm>
#include <vector>

namespace sourceline {

/// One term of a filter: `place:Taji`, `-country:Syria`, `killed>=1`, `rockets:10..40`, or words.
/// A value; what it may hold is said by filterfields.h, and a term that holds something else is a
/// problem and never an error.
struct FilterTerm
{
    QString field; ///< stable name, lower case (filterfields.h); empty for words
    QString op;    ///< `:`, `>=`, `<=`, `>`, `<`; empty for words
    QString value; ///< as typed, without quotes
    bool negated = false;
    bool enabled = true; ///< switched off stays in the text, with ~ before it, and does nothing

    bool operator==(const FilterTerm &) const = default;
};

/// Which incidents: groups that must all hold, each a choice of terms of which one must hold. A
/// value. As text and back without loss: filtertext.h. There is no deeper nesting, so that every
/// choice is one chip: -(a OR b) is -a -b.
struct FilterSpec
{
    /// Terms that are switched off are passed over; a choice of nothing else holds for everything.
    using Choice = std::vector<FilterTerm>;
    std::vector<Choice> all;

    bool isEmpty() const { return all.empty(); }

    /// Whether any term is switched on.
    bool isActive() const
    {
        return std::ranges::any_of(all, [](const Choice &choice) {
            return std::ranges::any_of(choice, &FilterTerm::enabled);
        });
    }

    bool operator==(const FilterSpec &) const = default;
};

} // namespace sourceline
