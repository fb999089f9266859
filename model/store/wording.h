#pragma once

#include "model/store/value.h"

struct sqlite3;

namespace sourceline {

/// `claim 4711`, with its handle where it has one; `statement co-speaker 4711, 3` for a two-part
/// key. For sentences.
QString recordInWords(sqlite3 *database, const QByteArray &table, Id id, qint64 other = 0);
/// A value as a sentence shows it: a long text is cut, NULL is `nothing`.
QString valueInWords(const Value &value);
/// The table's name with blanks in place of underscores.
QString tableInWords(const QByteArray &table);

} // namespace sourceline
