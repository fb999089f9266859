#include "ui/exchange/dataimport.h"

#include "model/datain/mappings.h"
#include "model/datain/ownlayout.h"
#include "model/datain/rowjson.h"
#include "ui/exchange/importpreview.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(DataImport)
};

void readOwn(const TableFile &file, sqlite3 *database, ReadTable &read)
{
    auto pack = packOfOwnRows(file, false, database, [&read](const RowOutcome &row) {
        ++read.report.rejected;
        if (read.rows.size() < ImportPreview::mostRows)
            read.rows.push_back(row);
    });
    if (!pack) {
        read.problem = pack.error().message;
        return;
    }
    const auto report = packDryRun(database, *pack);
    if (!report)
        read.problem = report.error().message;
    else if (read.report.rejected > 0)
        read.problem =
            Sentences::tr("Some rows cannot be read; mend them first, for others hang on them.");
    else
        read.packReport = *report;
    read.pack = std::make_shared<const Pack>(*std::move(pack));
}

void readDataset(sqlite3 *database, const std::atomic_bool &cancelled, ReadTable &read)
{
    std::vector<RowOutcome> others;
    const auto report = read.table->dryRun(database, [&](const RowOutcome &row) {
        auto &into = row.rejected ? read.rows : others;
        if (into.size() < ImportPreview::mostRows)
            into.push_back(row);
        return !cancelled;
    });
    if (!report) {
        read.problem = report.error().message;
        return;
    }
    read.report = *report;
    const size_t room =
        ImportPreview::mostRows - std::min(ImportPreview::mostRows, read.rows.size());
    others.resize(std::min(others.size(), std::max(room, ImportPreview::mostRows / 2)));
    read.rows.insert(read.rows.end(), others.begin(), others.end());
}

} // namespace

ReadTable readTable(const QString &path,
                    const std::optional<QJsonObject> &mapping,
                    sqlite3 *database,
                    const std::atomic_bool &cancelled)
{
    ReadTable read;
    {
        const auto file = TableFile::open(path);
        if (!file) {
            read.problem = file.error().message;
            return read;
        }
        read.heading = file->sheets().front().heading;
        if (!mapping && isOwnLayout(*file)) {
            readOwn(*file, database, read);
            return read;
        }
    }
    auto table = TableImport::open(path, mapping);
    if (!table) {
        read.problem = table.error().message;
        read.isUnknown = true;
        return read;
    }
    read.table = std::make_shared<TableImport>(*std::move(table));
    readDataset(database, cancelled, read);
    return read;
}

} // namespace sourceline
