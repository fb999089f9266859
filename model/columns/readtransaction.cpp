#include "model/columns/readtransaction.h"

namespace sourceline {

ReadTransaction::ReadTransaction(sqlite3 *database)
    : m_database(database)
{
    begin();
}

ReadTransaction::~ReadTransaction()
{
    end();
}

void ReadTransaction::restart()
{
    end();
    begin();
}

// A savepoint, since BEGIN is refused inside of a transaction.
void ReadTransaction::begin()
{
    if (auto begun = Statement(m_database, "SAVEPOINT columns_read").run(); !begun) {
        m_edit = begun.error();
        return;
    }
    Statement newest(m_database, "SELECT max(seq) FROM edit");
    if (newest.next())
        m_edit = newest.integer(0);
    else
        m_edit = newest.error();
}

void ReadTransaction::end()
{
    // Fails only where begin() did, or where the connection is of no use any more.
    [[maybe_unused]] const auto ended = Statement(m_database, "RELEASE columns_read").run();
}

} // namespace sourceline
