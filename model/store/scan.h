#pragma once

#include "model/store/statement.h"

#include <QByteArrayList>

#include <functional>

namespace sourceline {

/// Reads columns of one table in key order from `from` to `to` (both inclusive) on a read connection of the calling thread. `row` is called
/// with the stepped statement (columns in the order asked for) and returns false to stop. The columns of
/// `table` and of `joined` (a table with the same key, or empty) may be mixed: write `t.` and `j.` before the names.
Result<void> scanTable(sqlite3 *database, const QByteArray &table, const QByteArray &joined, const QByteArrayList &columns,
                       Id from, Id to, const std::function<bool(const Statement &)> &row);

} // namespace sourceline
