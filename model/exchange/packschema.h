#pragma once

#include "model/store/schema.h"
#include "model/store/value.h"

#include <QHash>

namespace sourceline {

/// What a pack may hold in a column of a recorded table.
struct PackColumn
{
    QByteArray name;
    QByteArray type;       ///< INTEGER, REAL, TEXT or BLOB
    QByteArray references; ///< the table whose key it holds, or empty
    bool isKey = false;    ///< part of the table's own key
    bool required = false; ///< NOT NULL without a default
    Value fallback;        ///< what a row that leaves it out has

    /// Keys are written as decimal text, because JSON's numbers end at 2^53 for many readers.
    bool holdsId() const { return name == "id" || !references.isEmpty(); }
};

struct PackTable
{
    const RecordedTable *table = nullptr;
    std::vector<PackColumn> columns; ///< as in RecordedTable: the key first

    const PackColumn *column(QByteArrayView name) const;
};

/// Every recorded table, parents first; read once from the newest schema. Any thread.
const std::vector<PackTable> &packTables();
const PackTable *packTable(QByteArrayView name);

} // namespace sourceline
