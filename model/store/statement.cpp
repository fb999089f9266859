#include "model/store/statement.h"

#include "model/store/statementpool.h"

#include <cstring>
#include <sqlite3.h>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool onlyBlanks(const char *tail)
{
    return !tail || tail[std::strspn(tail, " \t\r\n;")] == '\0';
}

// Faults of ours; anything else can be the file's.
bool isProgrammingFault(sqlite3 *database, int result)
{
    if ((result & 0xff) == SQLITE_MISUSE || (result & 0xff) == SQLITE_RANGE)
        return true;
    const QByteArrayView message(sqlite3_errmsg(database));
    return result == SQLITE_ERROR
           && (message.contains("syntax error") || message.startsWith("no such column"));
}

} // namespace

Statement::Statement(sqlite3 *database, const char *sql, bool persistent)
    : m_database(database)
    , m_statement(statementPool::take(database, sql))
{
    if (m_statement)
        return;
    const char *tail = nullptr;
    const unsigned int flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0;
    m_result = sqlite3_prepare_v3(database, sql, -1, flags, &m_statement, &tail);
    Q_ASSERT_X(m_result == SQLITE_OK || !isProgrammingFault(database, m_result),
               sql,
               sqlite3_errmsg(database));
    if (m_result == SQLITE_OK && (!m_statement || !onlyBlanks(tail))) {
        sqlite3_finalize(m_statement);
        m_statement = nullptr;
        m_result = SQLITE_MISUSE;
    }
}

Statement::~Statement()
{
    statementPool::giveBack(m_database, m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_result(std::exchange(other.m_result, SQLITE_MISUSE))
{}

Statement &Statement::noteBind(int result)
{
    if (result == SQLITE_OK || failed())
        return *this;
    Q_ASSERT_X(!isProgrammingFault(m_database, result),
               sqlite3_sql(m_statement),
               sqlite3_errmsg(m_database));
    m_result = result;
    return *this;
}

Statement &Statement::bind(int parameter, qint64 value)
{
    return m_statement ? noteBind(sqlite3_bind_int64(m_statement, parameter, value)) : *this;
}

Statement &Statement::bind(int parameter, double value)
{
    return m_statement ? noteBind(sqlite3_bind_double(m_statement, parameter, value)) : *this;
}

Statement &Statement::bind(int parameter, QStringView value)
{
    if (!m_statement)
        return *this;
    const QByteArray utf8 =
        value.toUtf8(); // a lone surrogate becomes a question mark here: the file holds UTF-8 only
    return noteBind(sqlite3_bind_text64(m_statement,
                                        parameter,
                                        utf8.constData(),
                                        quint64(utf8.size()),
                                        SQLITE_TRANSIENT,
                                        SQLITE_UTF8));
}

Statement &Statement::bind(int parameter, const QByteArray &blob)
{
    if (!m_statement)
        return *this;
    return noteBind(sqlite3_bind_blob64(
        m_statement, parameter, blob.constData(), quint64(blob.size()), SQLITE_STATIC));
}

Statement &Statement::bind(int parameter, Id id)
{
    return id.isValid() ? bind(parameter, id.value) : bindNull(parameter);
}

Statement &Statement::bind(int parameter, const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return bind(parameter, *integer);
    if (const auto *real = std::get_if<double>(&value))
        return bind(parameter, *real);
    if (const auto *text = std::get_if<QString>(&value))
        return bind(parameter, QStringView(*text));
    const auto *blob = std::get_if<QByteArray>(&value);
    if (!blob)
        return bindNull(parameter);
    // A Value is often made on the spot, so these bytes are copied.
    return m_statement ? noteBind(sqlite3_bind_blob64(
               m_statement, parameter, blob->constData(), quint64(blob->size()), SQLITE_TRANSIENT))
                       : *this;
}

Statement &Statement::bindNull(int parameter)
{
    return m_statement ? noteBind(sqlite3_bind_null(m_statement, parameter)) : *this;
}

bool Statement::next()
{
    // Stepping past the end would start the statement again.
    if (failed() || m_result == SQLITE_DONE)
        return false;
    m_result = sqlite3_step(m_statement);
    return m_result == SQLITE_ROW;
}

Result<void> Statement::run()
{
    while (next()) {
    }
    if (failed()) {
        Error why = error();
        reset();
        return why;
    }
    reset();
    return {};
}

void Statement::reset()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    m_result = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const QByteArrayView bytes = utf8View(column);
    QString read = QString::fromUtf8(bytes);
    if (bytes.startsWith("\xEF\xBB\xBF")) // Qt drops it, but the text's hash was made with it
        read.prepend(QChar::ByteOrderMark);
    return read;
}

QByteArray Statement::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView Statement::utf8View(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    return blobView(column).toByteArray();
}

QByteArrayView Statement::blobView(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column));
}

Id Statement::id(int column) const
{
    return Id{integer(column)};
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT: {
        QString read = text(column);
        return read.isNull() ? u""_s : read;
    }
    case SQLITE_BLOB:
        return blob(column);
    default:
        return {};
    }
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

bool Statement::failed() const
{
    return m_result != SQLITE_OK && m_result != SQLITE_ROW && m_result != SQLITE_DONE;
}

Error Statement::error() const
{
    return sqliteError(m_database, m_result);
}

} // namespace sourceline
