#pragma once

#include "model/store/statement.h"

namespace sourceline {

/// One consistent view of the casefile for the length of its scope, inside or outside of another
/// transaction.
class ReadTransaction
{
public:
    explicit ReadTransaction(sqlite3 *database);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

    /// Lets go and looks again.
    void restart();

    /// seq of the last edit in view; an error where the file could not be read.
    const Result<qint64> &edit() const { return m_edit; }

private:
    void begin();
    void end();

    sqlite3 *m_database;
    Result<qint64> m_edit = qint64(0);
};

} // namespace sourceline
