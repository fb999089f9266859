#pragma once

#include "model/filter/filterspec.h"
#include "ui/common/pickpopup.h"

namespace sourceline {

class Workbench;

/// What can stand at the cursor of a filter that is being typed: fields, or values of the field
/// before it.
struct Completions
{
    int start = 0, length = 0; ///< what a row's name stands for in the text
    std::vector<PickRow> rows; ///< best first
};

/// Never reads the casefile: names are those of the workbench's snapshot and name indexes, counts
/// those of its facets where they say how many incidents one will get: not beside another term of
/// the field, in `chips` or in `text`, for a facet is counted without its own field.
Completions
completionsAt(const QString &text, int cursor, const FilterSpec &chips, const Workbench &workbench);

} // namespace sourceline
