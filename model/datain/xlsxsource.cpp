// XLSX by liborcus, which unpacks and reads; the cells are taken as texts here.
#include "model/datain/tablesource.h"
#include "model/datain/xlsxcells.h"
#include "model/datain/zipsizes.h"

#include <exception>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct XlsxSource : TableFile::Source
{
    std::vector<std::unique_ptr<SheetCells>> cells; ///< by sheet

    Result<void> forEachRow(size_t sheet, const TableFile::Each &each) const override
    {
        const qsizetype columns = sheets[sheet].heading.size();
        bool isHeading = true;
        cells[sheet]->forEachRow([&](qint64 line, std::vector<QByteArrayView> &row) {
            if (isHeading) {
                isHeading = false;
                return true;
            }
            QString problem;
            if (qsizetype(row.size()) > columns)
                problem = u"it has cells to the right of the heading"_s;
            else
                row.resize(size_t(columns)); // empty cells at the end are not in the file
            return each({line, row, problem});
        });
        return {};
    }
};

// liborcus 0.17 passes over texts that stand in their cells (t="inlineStr"): a table without them
// would be read as if they were empty.
bool hasInlineTexts(const QByteArray &bytes)
{
    orcus::zip_archive_stream_blob stream(reinterpret_cast<const uint8_t *>(bytes.constData()),
                                          size_t(bytes.size()));
    orcus::zip_archive archive(&stream);
    archive.load();
    for (size_t i = 0; i < archive.get_file_entry_count(); ++i) {
        const std::string_view name = archive.get_file_entry_name(i);
        if (name.find("worksheets/") == std::string_view::npos)
            continue;
        std::vector<unsigned char> part;
        if (!archive.read_file_entry(name, part))
            continue;
        const QByteArrayView text(part.data(), qsizetype(part.size()));
        if (text.indexOf("\"inlineStr\"") >= 0)
            return true;
    }
    return false;
}

} // namespace

Result<std::unique_ptr<TableFile::Source>> readXlsxSource(const QByteArray &bytes,
                                                          const QString &path)
{
    if (const auto sound = checkZipSizes(bytes); !sound)
        return sound.error();
    auto source = std::make_unique<XlsxSource>();
    source->path = path;
    source->isWorkbook = true;
    XlsxCells cells;
    try {
        if (hasInlineTexts(bytes))
            return Error{
                u"its texts stand inside of its cells, as some programs write them, which is "
                "not read here; saved once more by a spreadsheet program, or as CSV, it is"_s};
        orcus::orcus_xlsx reader(&cells);
        reader.read_stream({bytes.constData(), size_t(bytes.size())});
    } catch (const std::exception &problem) {
        return Error{u"it cannot be read as a workbook (%1)"_s.arg(
            QString::fromUtf8(problem.what()).simplified().left(120))};
    }
    for (auto &sheet : cells.takeSheets()) {
        Result<QStringList> heading = Error{QString()};
        sheet->forEachRow([&](qint64, std::vector<QByteArrayView> &row) {
            heading = headingNames(row);
            return false;
        });
        if (!heading && heading.error().message.isEmpty())
            continue; // an empty sheet
        if (!heading)
            return Error{u"sheet “%1”: %2"_s.arg(sheet->name(), heading.error().message)};
        source->sheets.push_back({sheet->name(), *std::move(heading)});
        source->cells.push_back(std::move(sheet));
    }
    if (source->sheets.empty())
        return Error{u"it has no rows"_s};
    return std::unique_ptr<TableFile::Source>(std::move(source));
}

} // namespace sourceline
