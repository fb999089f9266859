#pragma once

#include "model/store/statementcache.h"

#include <QByteArrayView>
#include <QCryptographicHash>

namespace sourceline {

/// Both inclusive, in ascending order, not touching each other.
using IdRanges = std::vector<std::pair<qint64, qint64>>;
/// Sorts and joins what overlaps or touches.
IdRanges joined(IdRanges ranges);
bool contains(const IdRanges &ranges, qint64 id);

/// SHA-256 over rows: each value is a type byte (0 NULL, 1 integer, 2 real, 3 text, 4 blob), then 8
/// bytes big-endian, or a 4-byte length and the bytes. Rows in the order of their keys, columns in
/// the schema's.
class RowHash
{
public:
    void addNull() { m_pending.append('\0'); }

    void addInteger(qint64 value) { addNumber('\1', quint64(value)); }

    void addReal(double value);

    void addText(QByteArrayView utf8) { addBytes('\3', utf8); }

    void addBlob(QByteArrayView bytes) { addBytes('\4', bytes); }

    void add(const Statement &row, int column);
    QByteArray hex();

private:
    void addNumber(char type, quint64 value);
    void addBytes(char type, QByteArrayView bytes);
    void flushWhenLarge();

    QByteArray m_pending;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// Of the rows of `table` whose key (its first part) is in `ranges`, by their first `columns`
/// columns.
struct HashedRows
{
    QByteArray sha256; ///< hex
    qint64 count = 0;
};

Result<HashedRows>
hashRows(sqlite3 *database, const QByteArray &table, int columns, const IdRanges &ranges);

} // namespace sourceline
