#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// NULL for an empty text or number: what a column that may be NULL gets. Texts are trimmed.
Value orNull(const QString &text);
Value orNull(const std::optional<qint32> &number);
Value flagValue(bool flag);

/// One value of a row of a table with an `id`; NULL where the row is not there.
Value columnOf(sqlite3 *database, const char *table, const char *column, Id id);
QString textOf(const Value &value);   ///< empty where it is no text
Id idOf(const Value &value);          ///< not valid where it is no key
qint64 integerOf(const Value &value); ///< 0 where it is no integer

/// First column of a SELECT with `parameter` as ?1.
Result<std::vector<Id>> idsOf(sqlite3 *database, const char *sql, Id parameter);

/// Writes only what differs; true where anything did.
Result<bool> updateChanged(Writer &writer, const char *table, Id id, const Values &values);

/// Refuses where the row is not there: `what` begins the sentence.
Result<void> requireRow(Writer &writer, const char *table, Id id, const QString &what);

/// Every row of `child` (a table with an `id`) whose `column` names `from` names `to` instead.
Result<void> repoint(Writer &writer, const char *child, const char *column, Id from, Id to);

/// Every column of a row but its key, for a copy of it.
Result<Values> copyOfRow(sqlite3 *database, const char *table, Id id);
void setValue(Values &values, const char *column, const Value &value);

/// Ascending, each once.
std::vector<Id> distinctIds(std::vector<Id> ids);

qint64 nowInMs(); ///< since 1970 UTC

} // namespace sourceline
