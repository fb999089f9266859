#pragma once

#include "model/columns/sort.h"
#include "model/text/result.h"

namespace sourceline {

/// `-killed`, `date`: by the stable names of the table's columns, and `ref`.
Result<SortOrder> sortOrderFrom(const QString &text);
QString sortText(SortOrder order);

} // namespace sourceline
