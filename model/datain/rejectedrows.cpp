#include "model/datain/rejectedrows.h"

#include "model/store/checkedfile.h"

#include <QFile>
#include <QFileInfo>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String ownPrefix("rejected: ");

} // namespace

bool isOfRejectedRows(const QString &heading)
{
    return heading.startsWith(ownPrefix);
}

RejectedRows::RejectedRows(const QStringList &heading)
{
    std::vector<TableColumn> columns;
    for (const QLatin1String name : {"line"_L1, "column"_L1, "why"_L1})
        columns.push_back({ownPrefix + name});
    for (qsizetype i = 0; i < heading.size(); ++i) {
        if (isOfRejectedRows(heading[i]))
            m_own.insert(i);
        else
            columns.push_back({heading[i]});
    }
    m_sink = std::make_unique<CsvSink>(std::move(columns), true);
}

namespace {

QString whyOf(const RowProblem &problem)
{
    return problem.value.isEmpty()
               ? problem.reason
               : QString(u'“' + problem.value.left(200) + u"” "_s + problem.reason);
}

} // namespace

void RejectedRows::add(const RowOutcome &outcome, const TableLine &line)
{
    ++m_count;
    QStringList cells{
        QString::number(outcome.line), outcome.rejected->column, whyOf(*outcome.rejected)};
    for (size_t i = 0; i < line.cells.size(); ++i) {
        if (!m_own.contains(qsizetype(i)))
            cells.append(QString::fromUtf8(line.cells[i]));
    }
    m_sink->raggedRow(cells);
}

QByteArray RejectedRows::bytes()
{
    return m_count > 0 ? m_sink->takeBytes() : QByteArray();
}

namespace {

bool holds(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.size() == bytes.size() && file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

} // namespace

Result<QString> writeRejected(const QByteArray &rows, const QString &table, const QString &casefile)
{
    constexpr int mostNames = 1000;
    const QString base = QFileInfo(table).completeBaseName();
    Result<void> written = Error{u"Rejected rows have no name left beside %1."_s.arg(table)};
    for (const QString &folder :
         {QFileInfo(table).absolutePath(), QFileInfo(casefile).absolutePath()}) {
        for (int i = 1; i <= mostNames; ++i) {
            const QString number = i == 1 ? QString() : u"-%1"_s.arg(i);
            const QString path = u"%1/%2.rejected%3.csv"_s.arg(folder, base, number);
            if (QFileInfo::exists(path)) {
                // One of before may be mended by now: it stays as it is.
                if (holds(path, rows))
                    return path;
                continue;
            }
            written = writeChecked(path, rows);
            if (written)
                return path;
            break;
        }
    }
    return written.error();
}

} // namespace sourceline
