#pragma once

#include "model/text/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace sourceline {

struct TableColumn
{
    QString name;
    bool isNumber = false; ///< holds numbers only: never a key, which has more digits than a double
};

/// Where the rows of one table of an export go.
class TableSink
{
public:
    virtual ~TableSink() = default;
    /// As many cells as there are columns; an empty cell states nothing.
    virtual Result<void> row(const QStringList &cells) = 0;
};

/// CSV by RFC 4180 in UTF-8: CR LF, quotes where needed. Unless `raw`, a text that a spreadsheet
/// would run as a formula gets an apostrophe in front; withoutGuard() takes exactly those off.
class CsvSink : public TableSink
{
public:
    CsvSink(std::vector<TableColumn> columns, bool raw);
    Result<void> row(const QStringList &cells) override;
    /// As many cells as there are: a row of another's that does not fit the heading.
    void raggedRow(const QStringList &cells);

    QByteArray takeBytes() { return std::move(m_bytes); }

private:
    void append(const QString &cell, bool guarded);

    std::vector<TableColumn> m_columns;
    bool m_raw;
    QByteArray m_bytes;
};

/// Whether a spreadsheet may take `text` for a formula (OWASP CSV injection): = + - @, also in full
/// width or after spaces, tab, CR or NUL at the start; apostrophes before them do not count, so
/// that the guard can be taken off again.
bool looksLikeFormula(QStringView text);
QString withGuard(const QString &text);
QString withoutGuard(const QString &text);

} // namespace sourceline
