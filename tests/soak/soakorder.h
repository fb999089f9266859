#pragma once

#include "model/columns/sort.h"

#include <QString>

struct sqlite3;

namespace sourceline::test {

/// Order by SQL, written apart from the model's. Names stand in a temporary table with their place
/// in ICU's root collation.
class SoakOrder
{
public:
    /// Orders names afresh; `titles` too where the next order is by title.
    void rank(sqlite3 *database, bool titles);

    /// For ORDER BY, over `incident t` and its `incident_derived j`.
    static QString sql(SortOrder order);
};

} // namespace sourceline::test
