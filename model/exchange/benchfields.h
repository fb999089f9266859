#pragma once

#include "model/store/batchwriter.h"

#include <concepts>
#include <optional>

namespace sourceline {

/// Sets the columns of one row in their order.
class BenchFields
{
public:
    explicit BenchFields(EditLog::BatchWriter::Inserter &row)
        : m_row(row)
    {}

    BenchFields &operator<<(Id id)
    {
        m_row.set(m_column++, id);
        return *this;
    }

    BenchFields &operator<<(const QString &text)
    {
        m_row.set(m_column++, text);
        return *this;
    }

    BenchFields &operator<<(QStringView text)
    {
        m_row.set(m_column++, text);
        return *this;
    }

    /// NULL where the pointer is.
    BenchFields &operator<<(const char *text)
    {
        if (text)
            m_row.setUtf8(m_column, text);
        ++m_column;
        return *this;
    }

    BenchFields &operator<<(const QByteArray &text)
    {
        m_row.setUtf8(m_column++, text);
        return *this;
    }

    template <std::integral Number>
    BenchFields &operator<<(Number number)
    {
        m_row.set(m_column++, static_cast<qint64>(number));
        return *this;
    }

    BenchFields &operator<<(double number)
    {
        m_row.set(m_column++, number);
        return *this;
    }

    template <typename T>
    BenchFields &operator<<(const std::optional<T> &value)
    {
        if (value)
            return *this << *value;
        ++m_column;
        return *this;
    }

    /// The text, or NULL where it is empty.
    BenchFields &orNull(const QString &text)
    {
        if (!text.isEmpty())
            m_row.set(m_column, text);
        ++m_column;
        return *this;
    }

    BenchFields &null()
    {
        ++m_column;
        return *this;
    }

    Result<Id> insert() { return m_row.insert(); }

private:
    EditLog::BatchWriter::Inserter &m_row;
    int m_column = 0;
};

} // namespace sourceline
