#pragma once

#include "model/store/statement.h"

#include <functional>
#include <limits>
#include <optional>

namespace sourceline {

/// Reads the columns of a stepped row from left to right, so that a mapping reads like its SELECT.
class RowReader
{
public:
    explicit RowReader(const Statement &statement)
        : m_statement(statement)
    {}

    QString text() { return m_statement.text(m_column++); }

    QByteArray utf8() { return m_statement.utf8(m_column++); }

    QByteArray blob() { return m_statement.blob(m_column++); }

    Id id() { return m_statement.id(m_column++); }

    qint64 integer() { return m_statement.integer(m_column++); }

    bool flag() { return m_statement.integer(m_column++) != 0; }

    /// Held to 32 bits: a larger number could only come from a damaged or hostile file.
    std::optional<qint32> number()
    {
        const int column = m_column++;
        if (m_statement.isNull(column))
            return {};
        using Limits = std::numeric_limits<qint32>;
        return static_cast<qint32>(
            qBound(qint64(Limits::min()), m_statement.integer(column), qint64(Limits::max())));
    }

    std::optional<double> real()
    {
        const int column = m_column++;
        return m_statement.isNull(column) ? std::nullopt : std::optional(m_statement.real(column));
    }

private:
    const Statement &m_statement;
    int m_column = 0;
};

/// Calls `row` for every row; says why when the query failed.
inline Result<void> forEachRow(Statement &statement, const std::function<void(RowReader)> &row)
{
    while (statement.next())
        row(RowReader(statement));
    if (statement.failed())
        return statement.error();
    return {};
}

} // namespace sourceline
