#pragma once

#include "model/store/id.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace sourceline {

/// One SQLite value: NULL, INTEGER, REAL, TEXT or BLOB. Empty text is text, never NULL.
using Value = std::variant<std::monostate, qint64, double, QString, QByteArray>;

inline Value toValue(Id id) { return id.isValid() ? Value(id.value) : Value(); }

/// A column by its schema name with a value: what a writer sets. The name must be a literal of ours, never data.
struct ColumnValue
{
    const char *column;
    Value value;
};

using Values = std::vector<ColumnValue>;

} // namespace sourceline
