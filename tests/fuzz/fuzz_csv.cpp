// Tables of any shape: refused with a sentence that names the file, or read so that the same cells
// come out when they are written and read once more; and what is imported of them is what the dry
// run said, and is taken back by undo.
#include "model/datain/mappings.h"
#include "model/datain/ownlayout.h"
#include "model/datain/tableimport.h"
#include "model/dataout/tablesink.h"
#include "scratchcase.h"

#include <QFile>
#include <QJsonObject>

using namespace sourceline;

namespace {

struct Table
{
    QStringList heading;
    std::vector<QStringList> rows; // those without a problem
    bool isWhole = true;           // else a row further on broke it
};

Table tableOf(const TableFile &file, const QString &shown)
{
    Table table{file.sheets().front().heading, {}, true};
    qint64 last = 0;
    const auto done = file.forEachRow(0, [&](const TableLine &line) {
        mustHold(line.line > last, "A line is not after the one before it", shown);
        last = line.line;
        if (!line.problem.isEmpty())
            return true;
        mustHold(qsizetype(line.cells.size()) == table.heading.size(), "A row is ragged", shown);
        QStringList cells;
        for (const QByteArrayView cell : line.cells) {
            mustHold(cell.isValidUtf8(), "A cell is not UTF-8", shown);
            cells.append(QString::fromUtf8(cell));
        }
        table.rows.push_back(std::move(cells));
        return true;
    });
    mustHold(done || !done.error().message.isEmpty(), "A refusal says nothing", shown);
    table.isWhole = bool(done);
    return table;
}

// A column before the others keeps rows of one empty cell apart from blank lines.
void comesBack(const Table &table, bool raw, const QString &shown)
{
    std::vector<TableColumn> columns{{QStringLiteral("0") + table.heading.join(u'-')}};
    for (const QString &name : table.heading)
        columns.push_back({name});
    CsvSink sink(columns, raw);
    for (const QStringList &cells : table.rows)
        mustHold(bool(sink.row(QStringList{QStringLiteral("x")} + cells)), "Not written", shown);
    const auto file = TableFile::read(sink.takeBytes(), QStringLiteral("b.csv"), false);
    mustHold(bool(file), file ? "" : qPrintable(file.error().message), shown);
    const Table back = tableOf(*file, shown);
    mustHold(back.isWhole && back.heading.mid(1) == table.heading, "Another heading", shown);
    mustHold(back.rows.size() == table.rows.size(), "Other rows", shown);
    for (size_t i = 0; i < back.rows.size(); ++i) {
        for (qsizetype j = 0; j < table.heading.size(); ++j) {
            const QString cell = back.rows[i][j + 1];
            mustHold((raw ? cell : withoutGuard(cell)) == table.rows[i][j], "Another cell", shown);
        }
    }
}

void takeOwnIn(const TableFile &file, ScratchCase &scratch, const QString &shown)
{
    const auto pack =
        packOfOwnRows(file, false, scratch.database(), [&shown](const RowOutcome &row) {
            mustHold(
                row.rejected && !row.rejected->reason.isEmpty(), "Rejected for nothing", shown);
        });
    mustHold(pack || !pack.error().message.isEmpty(), "A refusal says nothing", shown);
}

struct Told
{
    qint64 records = 0, rejected = 0, duplicates = 0;
};

void takeIn(const TableImport &import, ScratchCase &scratch, const QString &shown)
{
    EditLog &log = scratch.log();
    Told told;
    const auto dry = import.dryRun(scratch.database(), [&told, &shown](const RowOutcome &row) {
        told.records += row.record ? 1 : 0;
        told.rejected += row.rejected ? 1 : 0;
        told.duplicates += row.isRepeated || row.duplicateOf.isValid() ? 1 : 0;
        mustHold(!row.rejected || !row.rejected->reason.isEmpty(), "Rejected for nothing", shown);
        return true;
    });
    const auto report = std::make_shared<TableReport>();
    const auto rejected = std::make_shared<QByteArray>();
    const auto edit = log.applyBatch({QStringLiteral("Fuzz"), import.label(), {}, "import"},
                                     import.fill(report, rejected, {}));
    if (!edit) {
        mustHold(!dry, qPrintable(edit.error().message), shown);
        mustHold(scratch.rowsAdded() == 0, "A refused table left rows", shown);
        return;
    }
    mustHold(bool(dry), "The dry run refused what came in", shown);
    mustHold(told.records == report->added && told.rejected == report->rejected
                 && told.duplicates == report->duplicates
                 && told.records + told.rejected + told.duplicates == report->rows,
             "The dry run told another thing",
             shown);
    mustHold(rejected->isEmpty() == (report->rejected == 0), "Rejected rows are not told", shown);
    const auto again = import.dryRun(scratch.database(), [](const RowOutcome &) { return true; });
    mustHold(again && again->added == 0, "The same file again adds rows", shown);
    if (edit->seq == 0)
        return;
    const auto undone = log.revert(edit->id, {QStringLiteral("Fuzz"), {}, {}, "undo"});
    mustHold(bool(undone), "It cannot be undone", shown);
    mustHold(scratch.rowsAdded() == 0, "Undo left rows", shown);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static ScratchCase scratch;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString shown = QString::fromUtf8(bytes);
    const auto file = TableFile::read(bytes, QStringLiteral("a.csv"), false);
    if (!file) {
        mustHold(file.error().message.startsWith(QStringLiteral("a.csv: ")),
                 "A refusal names no file",
                 file.error().message);
        return 0;
    }
    const Table table = tableOf(*file, shown);
    if (table.heading.size() < TableFile::mostColumns) {
        comesBack(table, true, shown);
        comesBack(table, false, shown);
    }
    if (isOwnLayout(*file)) {
        takeOwnIn(*file, scratch, shown);
        return 0;
    }
    // By its columns, else by what their names suggest; TableImport reads files only.
    const QStringList &heading = table.heading;
    std::optional<QJsonObject> mapping;
    if (!layoutOf(heading))
        mapping = suggestedMapping(heading, QStringLiteral("Fuzz"));
    if (mapping && !mappedLayout(*mapping, heading))
        return 0;
    const QString path = scratch.fileIn(QStringLiteral("a.csv"));
    QFile written(path);
    mustHold(written.open(QIODevice::WriteOnly) && written.write(bytes) == bytes.size(), "No file");
    written.close();
    const auto import = TableImport::open(path, mapping);
    mustHold(bool(import) || bytes.startsWith("PK\x03\x04"), "The file is another table", shown);
    if (import)
        takeIn(*import, scratch, shown);
    return 0;
}
