#pragma once

#include "model/store/value.h"
#include "model/text/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sourceline {

/// One prepared SQLite statement. Prepared at construction, or taken from those that its connection
/// has prepared before; forward only; reset and given back at the end of its scope; refuses more
/// than one statement. Belongs to the thread of its connection. Programming faults (bad SQL) assert
/// in debug builds and show as error() in release builds.
class Statement
{
public:
    Statement(sqlite3 *database, const char *sql, bool persistent = false);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;

    /// Parameters count from 1. Each returns *this, so that binds chain.
    Statement &bind(int parameter, int value) { return bind(parameter, qint64(value)); }

    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, double value);
    Statement &bind(int parameter, QStringView value); ///< the empty text when null

    Statement &bind(int parameter, const QString &value)
    {
        return bind(parameter, QStringView(value));
    }

    Statement &bind(int parameter, const QByteArray &blob); ///< the bytes must live until reset()
    Statement &bind(int parameter, Id id);                  ///< NULL when not valid
    Statement &bind(int parameter, const Value &value);
    Statement &bindNull(int parameter);

    /// True while there is a row. False at the end and on failure: look at failed() then.
    bool next();
    /// Steps to the end; what SQLite said, in our words, if it failed. Resets, keeps the bindings.
    Result<void> run();
    void reset();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray utf8(int column) const; ///< copy of the bytes of a text
    /// Bytes of a text without a copy, empty for NULL; until the next next(), reset() or a
    /// converting read.
    QByteArrayView utf8View(int column) const;
    QByteArray blob(int column) const;
    /// Without a copy, as utf8View().
    QByteArrayView blobView(int column) const;
    Id id(int column) const;
    Value value(int column) const;
    int columnCount() const;

    bool failed() const;
    Error error() const;

    sqlite3_stmt *handle() const { return m_statement; }

private:
    Statement &noteBind(int result);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    int m_result = 0;
};

/// What a SQLite result code means to the user, with the file named: busy, read-only, full, i/o,
/// damaged, …
Error sqliteError(sqlite3 *database, int code);
/// The same where there is no connection; `detail` is SQLite's own text, used where ours cannot be
/// precise.
Error sqliteError(const QString &path, int code, const QString &detail);

} // namespace sourceline
