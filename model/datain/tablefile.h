#pragma once

#include "model/text/result.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace sourceline {

/// One row of a table file. Valid while it is handed over.
struct TableLine
{
    qint64 line = 0; ///< where it begins, from 1; of a sheet: its row
    std::span<const QByteArrayView>
        cells;       ///< UTF-8; as many as the heading unless there is a problem
    QString problem; ///< why it cannot be read; empty: it can
};

/// A CSV file, or the sheets of a workbook, as rows of text. Nothing is taken for a number or a
/// date that the file does not call one. One thread.
class TableFile
{
public:
    struct Sheet
    {
        QString name; ///< of a CSV file: empty
        QStringList heading;
    };

    /// Reads the file and its headings. Refuses with one sentence, naming the line, what is no
    /// table: an unclosed quotation, a heading twice, no rows at all, an archive that swells.
    static Result<TableFile> open(const QString &path);
    /// The same of bytes, for tests and fuzzing; `isWorkbook`: XLSX.
    static Result<TableFile> read(const QByteArray &bytes, const QString &path, bool isWorkbook);
    ~TableFile();
    TableFile(TableFile &&) noexcept;
    TableFile &operator=(TableFile &&) noexcept;

    QString path() const;
    QString sha256() const;  ///< of the file, lower-case hex
    QString charset() const; ///< what a CSV file was read as
    char separator() const;  ///< of a CSV file
    bool isWorkbook() const; ///< dates may stand in it as counts of days
    const std::vector<Sheet> &sheets() const;

    /// False stops.
    using Each = std::function<bool(const TableLine &)>;
    /// Rows under the heading. Fails where the file itself is broken from some line on.
    Result<void> forEachRow(size_t sheet, const Each &each) const;

    static constexpr qsizetype mostColumns = 16'384;
    static constexpr qsizetype largestCell = 16 << 20; ///< bytes

    struct Source; ///< csvsource.cpp, xlsxsource.cpp

private:
    explicit TableFile(std::unique_ptr<Source> source);
    std::unique_ptr<Source> d;
};

} // namespace sourceline
