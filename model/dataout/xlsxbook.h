#pragma once

#include "model/dataout/tablesink.h"

#include <QTemporaryDir>

#include <memory>

namespace sourceline {

/// A workbook of several tables, all open at once. Texts are written as texts: none becomes a
/// formula or a link. A table longer than a sheet goes on in the next one (`claims 2`); a text
/// longer than a cell is refused, never cut.
class XlsxBook
{
public:
    static constexpr int mostRows = 1'048'576; ///< of a sheet, heading included
    static constexpr int longestCell = 32'767; ///< UTF-16 units

    /// `rowsOfSheet`: fewer than mostRows only in tests.
    explicit XlsxBook(int rowsOfSheet = mostRows);
    ~XlsxBook();
    XlsxBook(const XlsxBook &) = delete;
    XlsxBook &operator=(const XlsxBook &) = delete;

    /// Belongs to the book.
    TableSink *table(const QString &name, const std::vector<TableColumn> &columns);

    /// The file. Nothing can be added after it.
    Result<QByteArray> close();

private:
    class Sheet;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sourceline
