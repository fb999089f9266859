#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sourceline {

/// One term of a filter: `place:Taji`, `-country:Syria`, `killed>=1`, `rockets:10..40`, or words.
struct FilterTerm
{
    QString field; ///< stable name; empty for words
    QString op;    ///< `:`, `>=`, `<=`, `>`, `<`
    QString value; ///< as typed, without quotes
    bool negated = false;
    bool enabled = true; ///< switched off stays in the text as a chip that does nothing
    bool operator==(const FilterTerm &) const = default;
};

/// Which incidents: groups that must all hold, each a choice of terms of which one must hold. A value.
struct FilterSpec
{
    using Choice = std::vector<FilterTerm>;
    std::vector<Choice> all;

    bool isEmpty() const { return all.empty(); }

    bool operator==(const FilterSpec &) const = default;
};

} // namespace sourceline
