#pragma once

#include "model/datain/datalayout.h"
#include "model/datain/likelyduplicates.h"
#include "model/store/editlog.h"

#include <atomic>

struct sqlite3;

namespace sourceline {

/// What becomes of one row.
struct RowOutcome
{
    qint64 line = 0;
    QString sheet;
    std::optional<RowProblem> rejected;
    Id duplicateOf;                      ///< valid: the incident that is this row
    RecordName here;                     ///< dry run: that incident
    bool isRepeated = false;             ///< a row before it in the same file is this row
    qint64 repeats = 0;                  ///< the line of that row
    bool isUndated = false;              ///< new and no date is said
    bool lacksSource = false;            ///< new and no source, where the table has sources
    std::optional<ImportedRow> record;   ///< neither; of ours: what the row says
    std::vector<LikelyDuplicate> likely; ///< dry run: records that may tell the same, best first
    std::optional<qint64> adds;          ///< of ours: how many records come in with it
    QStringList differing;               ///< of ours: records that are here, differ and stay
};

/// What an import does, or would do.
struct TableReport
{
    QString layout;  ///< `ACLED`, `our own`, or the dataset of a mapping
    QString charset; ///< of a CSV file
    qint64 rows = 0, added = 0, duplicates = 0, rejected = 0;
    qint64 undated = 0, unsourced = 0; ///< of the added
    qint64 likely = 0;     ///< dry run: of the added, those that the casefile may hold already
    QStringList notTaken;  ///< what the file has and the model does not hold, sentences
    QStringList conflicts; ///< our own: records that are here and differ; left as they are
};

/// Told how many rows are read; false stops.
using RowsDone = std::function<bool(qint64 rows)>;

/// A table file on its way into a casefile: the same reading for a dry run and for the import.
class TableImport
{
public:
    /// Recognises the layout by the columns, or takes `mapping`. Refuses, naming columns, what it
    /// cannot recognise.
    static Result<TableImport> open(const QString &path, const std::optional<QJsonObject> &mapping);
    ~TableImport();
    TableImport(TableImport &&) noexcept;

    const TableFile &file() const;
    QString layoutName() const;

    /// Reads every row and tells what it becomes, and which records may tell the same already. Only
    /// reads. False from `each` stops.
    using Each = std::function<bool(const RowOutcome &)>;
    Result<TableReport> dryRun(sqlite3 *database, const Each &each) const;

    /// The rows that are new, in one edit of many rows. `report` and `rejected` are filled when it
    /// runs; stopping leaves nothing.
    EditLog::Fill fill(std::shared_ptr<TableReport> report,
                       std::shared_ptr<QByteArray> rejected,
                       const RowsDone &progress) const;

    /// The label of its edit: `Import 3 rows of events.csv`, before it is known how many without.
    QString label() const;

private:
    struct Private;
    explicit TableImport(std::shared_ptr<Private> d);
    std::shared_ptr<Private> d;
};

} // namespace sourceline
