#pragma once

#include "model/store/id.h"
#include "model/store/statementcache.h"

#include <map>

namespace sourceline {

class Connection;

/// The number of this copy: one installation writing one file. 1 to 2^31 − 1.
using CopyNumber = qint64;

/// The number remembered for this very file, or a new one at random, remembered from now on. It is
/// new when in doubt: when the path, the file system's identity of the file (device, inode, time of
/// birth) or the last edit seen in it do not fit. Not being able to remember is no error: a new
/// number will be drawn next time.
CopyNumber copyNumberOf(const Connection &connection);
/// Remembers the last edit, so that an older file put back in the same place is noticed.
void rememberHead(const Connection &connection, CopyNumber copy);

/// Gives out keys: the copy's number in the upper 31 bits, a counter per table in the lower 32. For
/// one transaction: counters are read from the casefile when first used and written by save(), so
/// that another process or a rollback can never make two rows of one key.
class KeyMaker
{
public:
    KeyMaker(StatementCache &statements, CopyNumber copy)
        : m_statements(statements)
        , m_copy(copy)
    {}

    CopyNumber copy() const { return m_copy; }

    Result<Id> next(const QByteArray &table);
    /// A key that came from elsewhere (a pack of ours, a backup) is not given out again.
    Result<void> noteUsed(const QByteArray &table, Id id);
    /// Call before COMMIT. Also adds the copy to the list of those that wrote this file.
    Result<void> save();

private:
    struct Counter
    {
        qint64 last = 0;
        qint64 saved = 0;
    };

    Result<Counter *> counterOf(const QByteArray &table);

    StatementCache &m_statements;
    CopyNumber m_copy;
    std::map<QByteArray, Counter> m_counters;
};

} // namespace sourceline
