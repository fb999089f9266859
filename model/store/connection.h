#pragma once

#include "model/text/result.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace sourceline {

enum class Access { ReadOnly, ReadWrite };

/// One hardened connection to a casefile through Qt Sql, named and removed by this object. Used on the thread that made it.
/// DEFENSIVE on, TRUSTED_SCHEMA off, triggers and views off, no extensions, LENGTH 256 MB, ATTACHED 1, the tokenizer `fold`
/// registered; ReadWrite: WAL, synchronous FULL, foreign keys on, no automatic checkpoint.
class Connection
{
public:
    /// Opens an existing file that examineFile() let through; never creates one. ReadOnly uses immutable=1 where there is no -wal.
    static Result<Connection> open(const QString &path, Access access);
    /// Makes a new file by running every schema step; refuses to replace one. On failure nothing is left behind.
    static Result<void> create(const QString &path, const QString &title);
    /// For schema texts and tests.
    static Result<Connection> inMemory();

    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    sqlite3 *handle() const;
    Access access() const;
    QString path() const;

private:
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace sourceline
