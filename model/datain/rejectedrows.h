#pragma once

#include "model/datain/tableimport.h"
#include "model/dataout/tablesink.h"

#include <QSet>

namespace sourceline {

/// The rows that do not come in, as they were, with where and why before them: mended, the file
/// comes in again, and a row that is not mended is rejected again. One thread.
class RejectedRows
{
public:
    explicit RejectedRows(const QStringList &heading);

    void add(const RowOutcome &outcome, const TableLine &line);

    QByteArray bytes(); ///< CSV; empty where nothing was added

private:
    QSet<qsizetype> m_own; ///< columns of a file of rejected rows: they are made anew
    std::unique_ptr<CsvSink> m_sink;
    qint64 m_count = 0;
};

/// Whether a file of rejected rows has the column of its own: nothing in it is to be taken.
bool isOfRejectedRows(const QString &heading);

/// Writes them beside the table, or beside the casefile where that folder cannot be written, under
/// a name that no other file has. The path. Waits for the disk.
Result<QString>
writeRejected(const QByteArray &rows, const QString &table, const QString &casefile);

} // namespace sourceline
