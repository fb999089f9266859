#pragma once

#include "model/store/rowhash.h"

#include <QJsonObject>

namespace sourceline {

/// What an edit that only adds keeps in place of a changeset: {table: {"ranges": [[first, last]…],
/// "columns": n, "rows": n, "sha256": hex}}, numbers of ids as text, since JSON numbers are not
/// exact beyond 2^53.
struct BatchTable
{
    QByteArray name;
    IdRanges ranges; ///< of ids, or of the first parts of keys
    int columns = 0; ///< that the table had
    HashedRows rows;
};

QString batchToJson(const std::vector<BatchTable> &tables);
/// Tables in the order of recordedTables(). The file may be a stranger's: whatever does not fit is
/// an error.
Result<std::vector<BatchTable>> batchFromJson(const QByteArray &json);

} // namespace sourceline
