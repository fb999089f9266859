#include "model/dataout/tablesink.h"

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

// Readers may take spaces around an unquoted cell for nothing.
bool isSpaceAround(const QByteArray &cell)
{
    const auto isSpace = [](char c) {
        return c == ' ' || c == '\t';
    };
    return !cell.isEmpty() && (isSpace(cell.front()) || isSpace(cell.back()));
}

} // namespace

void CsvSink::append(const QString &cell, bool guarded)
{
    const QByteArray bytes = (guarded ? withGuard(cell) : cell).toUtf8();
    const bool isQuoted = bytes.contains('"') || bytes.contains(',') || bytes.contains('\n')
                          || bytes.contains('\r') || isSpaceAround(bytes);
    if (!isQuoted) {
        m_bytes += bytes;
        return;
    }
    m_bytes += '"' + QByteArray(bytes).replace('"', "\"\"") + '"';
}

Result<void> CsvSink::row(const QStringList &cells)
{
    Q_ASSERT(cells.size() == qsizetype(m_columns.size()));
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            m_bytes += ',';
        append(cells[qsizetype(i)], !m_raw && !m_columns[i].isNumber);
    }
    m_bytes += "\r\n";
    return {};
}

} // namespace sourceline
