#include "model/dataout/tablesink.h"

#include <algorithm>

namespace sourceline {

bool looksLikeFormula(QStringView text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at] == u'\'')
        ++at;
    if (at < text.size() && QStringView(u"\t\r\n\0", 4).contains(text[at]))
        return true;
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at < text.size() && QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(text[at]);
}

QString withGuard(const QString &text)
{
    return looksLikeFormula(text) ? QString(u'\'' + text) : text;
}

QString withoutGuard(const QString &text)
{
    return text.startsWith(u'\'') && looksLikeFormula(text) ? text.mid(1) : text;
}

CsvSink::CsvSink(std::vector<TableColumn> columns, bool raw)
    : m_columns(std::move(columns))
    , m_raw(raw)
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        m_bytes += i == 0 ? "" : ",";
        append(m_columns[i].name, false);
    }
    m_bytes += "\r\n";
}

namespace {

// Readers may take spaces around an unquoted cell for nothing, and many (ours too) guess the
// separator by what stands unquoted.
bool needsQuotes(const QByteArray &cell)
{
    return cell.startsWith(' ') || cell.endsWith(' ')
           || std::any_of(cell.begin(), cell.end(), [](char c) {
                  return QByteArrayView("\",\n\r;\t|").contains(c);
              });
}

} // namespace

void CsvSink::append(const QString &cell, bool guarded)
{
    const QByteArray bytes = (guarded ? withGuard(cell) : cell).toUtf8();
    const bool isBlankLine = bytes.isEmpty() && m_columns.size() == 1;
    if (!isBlankLine && !needsQuotes(bytes)) {
        m_bytes += bytes;
        return;
    }
    m_bytes += '"' + QByteArray(bytes).replace('"', "\"\"") + '"';
}

Result<void> CsvSink::row(const QStringList &cells)
{
    Q_ASSERT(cells.size() == qsizetype(m_columns.size()));
    raggedRow(cells);
    return {};
}

void CsvSink::raggedRow(const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_bytes += ',';
        const bool isNumber = size_t(i) < m_columns.size() && m_columns[size_t(i)].isNumber;
        append(cells[i], !m_raw && !isNumber);
    }
    m_bytes += "\r\n";
}

} // namespace sourceline
