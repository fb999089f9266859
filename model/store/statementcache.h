#pragma once

#include "model/store/statement.h"

#include <map>
#include <memory>

namespace sourceline {

/// A prepared statement lent by a StatementCache; reset when it goes out of scope, so that no read
/// stays open.
class LentStatement
{
public:
    explicit LentStatement(Statement &statement)
        : m_statement(&statement)
    {}

    ~LentStatement() { m_statement->reset(); }

    LentStatement(const LentStatement &) = delete;
    LentStatement &operator=(const LentStatement &) = delete;

    Statement *operator->() const { return m_statement; }

    Statement &get() const { return *m_statement; }

private:
    Statement *m_statement;
};

/// Statements of one connection, prepared once. A statement is not lent twice at a time.
class StatementCache
{
public:
    explicit StatementCache(sqlite3 *database)
        : m_database(database)
    {}

    LentStatement lend(const QByteArray &sql)
    {
        auto &slot = m_statements[sql];
        if (!slot)
            slot = std::make_unique<Statement>(m_database, sql.constData(), true);
        return LentStatement(*slot);
    }

    sqlite3 *database() const { return m_database; }

private:
    sqlite3 *m_database;
    std::map<QByteArray, std::unique_ptr<Statement>> m_statements;
};

} // namespace sourceline
