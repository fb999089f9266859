#include "ui/exchange/dataimport.h"

#include "model/datain/mappings.h"
#include "model/datain/owncells.h"
#include "model/datain/ownlayout.h"
#include "model/datain/webannotationimport.h"
#include "model/exchange/packplan.h"
#include "ui/exchange/firstlines.h"
#include "ui/exchange/importpreview.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(DataImport)
};

// The rows as they stand in the file; of too many the first of each sort, the more telling sort
// first.
class FirstRows
{
public:
    explicit FirstRows(std::vector<RowOutcome> &rows)
        : m_rows(rows)
    {}

    void add(const RowOutcome &row)
    {
        const bool tells = row.rejected || !row.differing.isEmpty() || !row.likely.empty()
                           || row.isUndated || row.lacksSource;
        auto &into = tells ? m_telling : m_others;
        if (into.size() < ImportPreview::mostRows)
            into.push_back({m_count, row});
        ++m_count;
    }

    void end()
    {
        const size_t room = ImportPreview::mostRows - m_telling.size();
        m_others.resize(std::min(m_others.size(), std::max(room, ImportPreview::mostRows / 2)));
        std::ranges::move(m_others, std::back_inserter(m_telling));
        if (m_count <= ImportPreview::mostRows)
            std::ranges::sort(m_telling, {}, &Numbered::number);
        for (Numbered &each : m_telling)
            m_rows.push_back(std::move(each.row));
    }

private:
    struct Numbered
    {
        size_t number = 0; ///< in the order of the file
        RowOutcome row;
    };

    std::vector<RowOutcome> &m_rows;
    std::vector<Numbered> m_telling, m_others;
    size_t m_count = 0;
};

void readOwn(const TableFile &file,
             sqlite3 *database,
             const std::atomic_bool &cancelled,
             ReadTable &read)
{
    FirstRows rows(read.rows);
    auto pack = packOfOwnRows(file, false, database, [&](const RowOutcome &row) {
        ++read.report.rejected;
        rows.add(row);
    });
    if (!pack) {
        read.problem = pack.error().message;
        return;
    }
    if (read.report.rejected > 0) {
        read.problem =
            Sentences::tr("Some rows cannot be read; mend them first, for others hang on them.");
        return;
    }
    const auto report = ownDryRun(file, *pack, false, database, [&](const RowOutcome &row) {
        ++read.report.rows;
        rows.add(row);
        return !cancelled;
    });
    rows.end();
    if (!report)
        read.problem = report.error().message;
    else
        read.packReport = *report;
    if (const QStringList columns = columnsNotOurs(file); !columns.isEmpty())
        read.report.notTaken.append(
            (columns.size() == 1 ? Sentences::tr("the column %1") : Sentences::tr("the columns %1"))
                .arg(columns.join(u", "_s)));
    read.pack = std::make_shared<const Pack>(*std::move(pack));
}

// A line for each table of a pack, under one for each record that differs.
std::vector<RowOutcome> tablesOf(const Pack &pack, const PackPlan &plan)
{
    std::vector<RowOutcome> rows;
    for (size_t i = 0; i < plan.differing.size() && rows.size() < ImportPreview::mostRows; ++i) {
        RowOutcome row;
        row.line = plan.differing[i]->line;
        row.adds = 0;
        row.differing.append(plan.report.conflicts[qsizetype(i)]);
        rows.push_back(std::move(row));
    }
    for (size_t i = 0; i < pack.tables.size(); ++i) {
        RowOutcome row;
        row.sheet = QString::fromUtf8(pack.tables[i].name).replace(u'_', u' ');
        row.adds = std::count(plan.present[i].begin(), plan.present[i].end(), false);
        row.isRepeated = *row.adds == 0;
        rows.push_back(std::move(row));
    }
    return rows;
}

void readPackFile(const QString &path, bool isAnnotation, sqlite3 *database, ReadTable &read)
{
    constexpr qint64 largestPack = qint64(256) << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestPack) {
        read.problem = Sentences::tr("%1 cannot be read: %2.")
                           .arg(path,
                                file.isOpen() ? Sentences::tr("it is larger than 256 MB")
                                              : file.errorString());
        return;
    }
    auto pack =
        isAnnotation ? readWebAnnotation(file.readAll(), path) : readPack(file.readAll(), path);
    if (!pack) {
        read.problem = pack.error().message;
        return;
    }
    if (isAnnotation) {
        const auto leftOut = leaveOutUnplaced(database, *pack);
        if (!leftOut) {
            read.problem = leftOut.error().message;
            return;
        }
        if (const QString words = leftOutWords(*leftOut); !words.isEmpty())
            read.report.notTaken.append(words);
        for (const UnplacedCitation &each : *leftOut) {
            if (read.rows.size() == ImportPreview::mostRows / 2)
                break;
            RowOutcome row;
            row.sheet = Sentences::tr("annotation %1").arg(each.number);
            row.rejected = RowProblem{{}, {}, each.reason};
            read.rows.push_back(std::move(row));
        }
    }
    const auto plan = planPack(database, *pack);
    if (!plan) {
        read.problem = plan.error().message;
        return;
    }
    read.packReport = plan->report;
    std::ranges::move(tablesOf(*pack, *plan), std::back_inserter(read.rows));
    for (const Pack::Table &table : pack->tables)
        read.report.rows += qint64(table.rows.size());
    read.pack = std::make_shared<const Pack>(*std::move(pack));
}

void readDataset(sqlite3 *database, const std::atomic_bool &cancelled, ReadTable &read)
{
    FirstRows rows(read.rows);
    const auto report = read.table->dryRun(database, [&](const RowOutcome &row) {
        rows.add(row);
        return !cancelled;
    });
    rows.end();
    if (report)
        read.report = *report;
    else
        read.problem = report.error().message;
}

// As they stand: to map columns by, before any row is a record.
QList<QStringList> firstRowsOf(const QString &path)
{
    QList<QStringList> rows;
    const auto file = TableFile::open(path);
    if (!file)
        return rows;
    // A file that is broken further down is told when it is mapped.
    (void)file->forEachRow(0, [&rows](const TableLine &line) {
        constexpr qsizetype mostBytes = 400; // of a cell, in sight
        QStringList cells;
        for (const QByteArrayView &cell : line.cells)
            cells.append(QString::fromUtf8(cell.first(std::min(cell.size(), mostBytes))));
        rows.append(cells);
        return rows.size() < FirstLines::mostRows;
    });
    return rows;
}

} // namespace

ReadTable readTable(const QString &path,
                    const std::optional<QJsonObject> &mapping,
                    sqlite3 *database,
                    const std::atomic_bool &cancelled)
{
    ReadTable read;
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == "json"_L1 || suffix == "jsonld"_L1) {
        readPackFile(path, suffix == "jsonld"_L1, database, read);
        return read;
    }
    bool isIncidents = false;
    {
        const auto file = TableFile::open(path);
        if (!file) {
            read.problem = file.error().message;
            return read;
        }
        read.heading = file->sheets().front().heading;
        isIncidents = isIncidentExport(file->sheets().front());
        if (!mapping && isOwnLayout(*file)) {
            readOwn(*file, database, cancelled, read);
            return read;
        }
    }
    auto table = TableImport::open(path, mapping);
    if (!table) {
        read.problem = table.error().message;
        read.isUnknown = !isIncidents;
        if (mapping && read.isUnknown) {
            if (const auto layout = mappedLayout(*mapping, read.heading); !layout)
                read.lacking = layout.error().message;
            read.firstRows = firstRowsOf(path);
        }
        return read;
    }
    read.table = std::make_shared<TableImport>(*std::move(table));
    readDataset(database, cancelled, read);
    return read;
}

} // namespace sourceline
