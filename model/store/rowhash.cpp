#include "model/store/rowhash.h"

#include "model/store/schema.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <sqlite3.h>

namespace sourceline {

namespace {

constexpr qsizetype flushAt = 1 << 16;

} // namespace

IdRanges joined(IdRanges ranges)
{
    std::sort(ranges.begin(), ranges.end());
    IdRanges result;
    for (const auto &range : ranges) {
        if (!result.empty() && range.first <= result.back().second + 1)
            result.back().second = std::max(result.back().second, range.second);
        else
            result.push_back(range);
    }
    return result;
}

bool contains(const IdRanges &ranges, qint64 id)
{
    const auto after = std::upper_bound(
        ranges.begin(), ranges.end(), id, [](qint64 i, const auto &r) { return i < r.first; });
    return after != ranges.begin() && id <= std::prev(after)->second;
}

void RowHash::addNumber(char type, quint64 value)
{
    char bytes[1 + sizeof value] = {type};
    qToBigEndian(value, bytes + 1);
    m_pending.append(bytes, sizeof bytes);
    flushWhenLarge();
}

void RowHash::addReal(double value)
{
    addNumber('\2', std::bit_cast<quint64>(value));
}

void RowHash::addBytes(char type, QByteArrayView bytes)
{
    char head[1 + sizeof(quint32)] = {type};
    qToBigEndian(quint32(bytes.size()), head + 1);
    m_pending.append(head, sizeof head);
    m_pending.append(bytes.data(), bytes.size());
    flushWhenLarge();
}

void RowHash::flushWhenLarge()
{
    if (m_pending.size() < flushAt)
        return;
    m_hash.addData(m_pending);
    m_pending.resize(0); // keeps the memory
}

void RowHash::add(const Statement &row, int column)
{
    sqlite3_stmt *statement = row.handle();
    const auto size = [&] {
        return qsizetype(sqlite3_column_bytes(statement, column));
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return addInteger(row.integer(column));
    case SQLITE_FLOAT:
        return addReal(row.real(column));
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return addText({text, size()});
    }
    case SQLITE_BLOB: {
        const auto *blob = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return addBlob({blob, size()});
    }
    default:
        return addNull();
    }
}

QByteArray RowHash::hex()
{
    m_hash.addData(m_pending);
    m_pending.clear();
    return m_hash.result().toHex();
}

Result<HashedRows>
hashRows(sqlite3 *database, const QByteArray &table, int columns, const IdRanges &ranges)
{
    const RecordedTable *recorded = recordedTable(table);
    const QByteArrayList names = recorded->columns.mid(0, columns);
    const QByteArray key = recorded->columns.front();
    const QByteArray order =
        recorded->keyColumns > 1 ? key + ", \"" + recorded->columns[1] + '"' : key;
    const QByteArray sql = "SELECT \"" + names.join("\", \"") + "\" FROM " + table + " WHERE " + key
                           + " BETWEEN ?1 AND ?2 ORDER BY " + order;
    Statement rows(database, sql.constData());
    RowHash hash;
    qint64 count = 0;
    for (const auto &[first, last] : ranges) {
        rows.bind(1, first).bind(2, last);
        for (; rows.next(); ++count) {
            for (int i = 0; i < columns; ++i)
                hash.add(rows, i);
        }
        if (rows.failed())
            return rows.error();
        rows.reset();
    }
    return HashedRows{hash.hex(), count};
}

} // namespace sourceline
