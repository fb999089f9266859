#include "model/dataout/xlsxbook.h"

#include <QFile>

#include <xlsxwriter.h>

namespace sourceline {

using namespace Qt::StringLiterals;

struct XlsxBook::Private
{
    QTemporaryDir folder;
    int rowsOfSheet = mostRows;
    lxw_workbook *book = nullptr;
    lxw_format *heading = nullptr;
    std::vector<std::unique_ptr<Sheet>> sheets;
};

class XlsxBook::Sheet : public TableSink
{
public:
    Sheet(Private &book, QString name, std::vector<TableColumn> columns)
        : m_book(book)
        , m_name(std::move(name))
        , m_columns(std::move(columns))
    {
        begin();
    }

    Result<void> row(const QStringList &cells) override
    {
        if (m_row == lxw_row_t(m_book.rowsOfSheet))
            begin();
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (const auto written = write(lxw_col_t(i), cells[qsizetype(i)]); !written)
                return written;
        }
        ++m_row;
        return {};
    }

private:
    void begin()
    {
        const QString name = m_part == 0 ? m_name : u"%1 %2"_s.arg(m_name).arg(m_part + 1);
        ++m_part;
        m_sheet = workbook_add_worksheet(m_book.book, name.toUtf8().constData());
        for (size_t i = 0; i < m_columns.size(); ++i) {
            worksheet_write_string(
                m_sheet, 0, lxw_col_t(i), m_columns[i].name.toUtf8().constData(), m_book.heading);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        m_row = 1;
    }

    Result<void> write(lxw_col_t column, const QString &cell)
    {
        if (cell.isEmpty())
            return {};
        const TableColumn &head = m_columns[column];
        lxw_error code = LXW_NO_ERROR;
        bool isNumber = false;
        const double number = head.isNumber ? cell.toDouble(&isNumber) : 0;
        if (cell.contains(QChar(0)))
            return Error{u"%1 in row %2 of sheet “%3” holds a NUL character, which no spreadsheet "
                         "takes; nothing was written."_s.arg(head.name)
                             .arg(m_row + 1)
                             .arg(m_name)};
        if (cell.size() > longestCell) {
            return Error{
                u"%1 in row %2 of sheet “%3” has %L4 characters and a spreadsheet's cell holds "
                "%L5; nothing was written. CSV, or a pack, has no such limit."_s.arg(head.name)
                    .arg(m_row + 1)
                    .arg(m_name)
                    .arg(cell.size())
                    .arg(longestCell)};
        }
        if (isNumber)
            code = worksheet_write_number(m_sheet, m_row, column, number, nullptr);
        else
            code =
                worksheet_write_string(m_sheet, m_row, column, cell.toUtf8().constData(), nullptr);
        if (code == LXW_NO_ERROR)
            return {};
        return Error{
            u"The spreadsheet could not be made: %1."_s.arg(QString::fromUtf8(lxw_strerror(code)))};
    }

    Private &m_book;
    QString m_name;
    std::vector<TableColumn> m_columns;
    lxw_worksheet *m_sheet = nullptr;
    lxw_row_t m_row = 1;
    int m_part = 0;
};

XlsxBook::XlsxBook(int rowsOfSheet)
    : d(std::make_unique<Private>())
{
    d->rowsOfSheet = rowsOfSheet;
    const QByteArray folder = QFile::encodeName(d->folder.path());
    const QByteArray path = QFile::encodeName(d->folder.filePath(u"book.xlsx"_s));
    lxw_workbook_options options = {};
    // Not in constant memory: that writes texts inside of the cells, which not every reader takes.
    options.tmpdir = const_cast<char *>(folder.constData()); // NOLINT: it is copied at once
    d->book = workbook_new_opt(path.constData(), &options);
    d->heading = workbook_add_format(d->book);
    format_set_bold(d->heading);
}

XlsxBook::~XlsxBook()
{
    if (d->book)
        workbook_close(d->book); // frees it; the folder goes with the file
}

TableSink *XlsxBook::table(const QString &name, const std::vector<TableColumn> &columns)
{
    d->sheets.push_back(std::make_unique<Sheet>(*d, name, columns));
    return d->sheets.back().get();
}

Result<QByteArray> XlsxBook::close()
{
    // The same bytes for the same rows: the library would put the present time here.
    lxw_doc_properties properties = {};
    properties.created = 1;
    workbook_set_properties(d->book, &properties);
    const lxw_error code = workbook_close(d->book);
    d->book = nullptr;
    QFile file(d->folder.filePath(u"book.xlsx"_s));
    if (code != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly)) {
        return Error{u"The spreadsheet could not be made: %1."_s.arg(
            code == LXW_NO_ERROR ? file.errorString() : QString::fromUtf8(lxw_strerror(code)))};
    }
    return file.readAll();
}

} // namespace sourceline
