#include "model/datain/tableimport.h"

#include "model/datain/owncells.h"
#include "model/datain/rejectedrows.h"
#include "model/datain/rowdifferences.h"
#include "model/datain/rowwriter.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonObject>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

struct TableImport::Private
{
    explicit Private(TableFile table)
        : file(std::move(table))
    {}

    TableFile file;
    std::unique_ptr<DataLayout> layout;
    size_t sheet = 0;

    Result<TableReport>
    run(const KnownRows &known,
        sqlite3 *database,
        const std::function<bool(const RowOutcome &, const TableLine &)> &each) const;
};

namespace {

constexpr qint64 rowsBetweenProgress = 1000;

QStringList layoutNames()
{
    return {u"ACLED"_s, u"UCDP GED"_s, u"GTD"_s};
}

Error unknownLayout(const QString &path, const TableFile::Sheet &sheet)
{
    if (isIncidentExport(sheet))
        return {
            u"%1 is Sourceline's CSV of incidents, which sums claims up for reading elsewhere; "
            u"what "
            "comes in again is its CSV of claims (export --as csv --rows claims), its workbook or "
            "a pack. Nothing was imported."_s.arg(path)};
    return {u"%1: its columns (%2) are those of no layout that is known here (%3, or our own); a "
            "mapping can say what they are. Nothing was imported."_s.arg(
                path,
                sheet.heading.mid(0, 8).join(u", "_s)
                    + (sheet.heading.size() > 8 ? u", …"_s : QString()),
                layoutNames().join(u", "_s))};
}

// What the schema would refuse later, or lose without a word, is refused here with its place.
std::optional<RowProblem> unfit(const ImportedRow &row, const KnownRows &known)
{
    const auto isKnown = [&known](const QString &scheme, const QString &code) {
        return code.isEmpty() || known.term(scheme, code).isValid();
    };
    if (!isKnown(u"event type"_s, row.eventType))
        return RowProblem{u"event_type"_s, row.eventType, u"is no event type of this casefile"_s};
    if (!isKnown(u"sub-event type"_s, row.subEventType))
        return RowProblem{
            u"sub_event_type"_s, row.subEventType, u"is no sub-event type of this casefile"_s};
    if (!isKnown(u"means"_s, row.means))
        return RowProblem{u"means"_s, row.means, u"is no means of this casefile"_s};
    return {};
}

QStringList notTakenSentences(const DataLayout &layout,
                              const RowCells &cells,
                              const std::vector<TableFile::Sheet> &sheets,
                              size_t taken)
{
    QStringList sentences = layout.cannotHold();
    const QStringList columns = cells.notAsked();
    if (!columns.isEmpty())
        sentences.append((columns.size() == 1 ? u"the column "_s : u"the columns "_s)
                         + columns.join(u", "_s));
    QStringList others;
    for (size_t i = 0; i < sheets.size(); ++i) {
        if (i != taken)
            others.append(u'“' + sheets[i].name + u'”');
    }
    if (!others.isEmpty())
        sentences.append((others.size() == 1 ? u"another sheet of the workbook: "_s
                                             : u"other sheets of the workbook: "_s)
                         + others.join(u", "_s));
    return sentences;
}

} // namespace

TableImport::TableImport(std::shared_ptr<Private> parts)
    : d(std::move(parts))
{}

TableImport::~TableImport() = default;
TableImport::TableImport(TableImport &&) noexcept = default;

Result<TableImport> TableImport::open(const QString &path,
                                      const std::optional<QJsonObject> &mapping)
{
    auto file = TableFile::open(path);
    if (!file)
        return file.error();
    auto parts = std::make_shared<Private>(*std::move(file));
    const auto &sheets = parts->file.sheets();
    if (mapping) {
        auto layout = mappedLayout(*mapping, sheets.front().heading);
        if (!layout)
            return Error{u"%1: %2; nothing was imported."_s.arg(path, layout.error().message)};
        parts->layout = *std::move(layout);
        return TableImport(std::move(parts));
    }
    for (size_t i = 0; i < sheets.size() && !parts->layout; ++i) {
        parts->sheet = i;
        parts->layout = layoutOf(sheets[i].heading);
    }
    if (!parts->layout)
        return unknownLayout(path, sheets.front());
    return TableImport(std::move(parts));
}

const TableFile &TableImport::file() const
{
    return d->file;
}

QString TableImport::layoutName() const
{
    return d->layout->name();
}

QString TableImport::label() const
{
    return u"Import %1"_s.arg(QFileInfo(d->file.path()).fileName());
}

Result<TableReport> TableImport::Private::run(
    const KnownRows &known,
    sqlite3 *database,
    const std::function<bool(const RowOutcome &, const TableLine &)> &each) const
{
    TableReport report;
    report.layout = layout->name();
    report.charset = file.charset();
    RowCells cells(file.sheets()[sheet].heading, file.isWorkbook());
    RowDifferences differences(database);

    struct Seen
    {
        size_t fingerprint = 0;
        qint64 line = 0;
    };

    QHash<QString, Seen> seen;
    const QStringList sourceColumns = layout->sourceColumns();
    const bool hasSources = std::ranges::any_of(
        sourceColumns, [&cells](const QString &column) { return cells.has(column); });
    const auto done = file.forEachRow(sheet, [&](const TableLine &line) {
        ++report.rows;
        RowOutcome outcome;
        outcome.line = line.line;
        outcome.sheet = file.sheets()[sheet].name;
        ImportedRow row;
        row.line = line.line;
        cells.setLine(line);
        if (!line.problem.isEmpty())
            outcome.rejected = RowProblem{{}, {}, line.problem};
        else
            outcome.rejected = layout->read(cells, row);
        if (!outcome.rejected)
            outcome.rejected = unfit(row, known);
        if (!outcome.rejected) {
            const QString handle = layout->prefix() + row.key;
            outcome.duplicateOf = known.incident(handle);
            const Seen before = seen.value(handle);
            outcome.isRepeated = before.line > 0;
            outcome.repeats = before.line;
            const size_t fingerprint = RowDifferences::fingerprint(row);
            if (outcome.duplicateOf.isValid())
                outcome.rejected = differences.of(outcome.duplicateOf, row);
            else if (outcome.isRepeated && before.fingerprint != fingerprint)
                outcome.rejected = RowProblem{
                    {}, row.key, u"stands in a row before, with other values; that one counts"_s};
            else if (!outcome.isRepeated)
                outcome.record = std::move(row);
            if (!outcome.isRepeated)
                seen.insert(handle, {fingerprint, line.line});
            if (outcome.rejected) {
                outcome.duplicateOf = {};
                outcome.isRepeated = false;
            }
        }
        report.rejected += outcome.rejected ? 1 : 0;
        report.duplicates += outcome.duplicateOf.isValid() || outcome.isRepeated ? 1 : 0;
        if (outcome.record) {
            ++report.added;
            const bool isUnsourced = outcome.record->sources.isEmpty();
            outcome.isUndated = outcome.record->dateEdtf.isEmpty();
            outcome.lacksSource = hasSources && isUnsourced;
            report.undated += outcome.isUndated ? 1 : 0;
            report.unsourced += isUnsourced ? 1 : 0;
        }
        return each(outcome, line);
    });
    if (!done)
        return done.error();
    report.notTaken = notTakenSentences(*layout, cells, file.sheets(), sheet);
    return report;
}

Result<TableReport> TableImport::dryRun(sqlite3 *database, const Each &each) const
{
    const auto known = KnownRows::read(database, d->layout->prefix());
    if (!known)
        return known.error();
    LikelyDuplicates likely(database, *known, d->layout->prefix());
    RecordNames names(database);
    qint64 count = 0;
    Result<void> sound;
    auto report = d->run(*known, database, [&](const RowOutcome &outcome, const TableLine &) {
        if (outcome.duplicateOf.isValid()) {
            auto name = names.of(outcome.duplicateOf);
            if (!name) {
                sound = name.error();
                return false;
            }
            RowOutcome told = outcome;
            told.here = *std::move(name);
            return each(told);
        }
        if (!outcome.record)
            return each(outcome);
        auto found = likely.of(*outcome.record);
        if (!found) {
            sound = found.error();
            return false;
        }
        if (found->empty())
            return each(outcome);
        ++count;
        RowOutcome told = outcome;
        told.likely = *std::move(found);
        return each(told);
    });
    if (!sound)
        return sound.error();
    if (report)
        report->likely = count;
    return report;
}

EditLog::Fill TableImport::fill(std::shared_ptr<TableReport> report,
                                std::shared_ptr<QByteArray> rejected,
                                const RowsDone &progress) const
{
    return [parts = d, report, rejected, progress](EditLog::BatchWriter &writer) -> Result<void> {
        auto known = KnownRows::read(writer.database(), parts->layout->prefix());
        if (!known)
            return known.error();
        RowWriter rows(writer, *known, parts->layout->prefix());
        RejectedRows refused(parts->file.sheets()[parts->sheet].heading);
        Result<void> outcome;
        bool hasBegun = false;
        qint64 read = 0;
        const auto done = parts->run(
            *known, writer.database(), [&](const RowOutcome &row, const TableLine &line) {
                if (++read % rowsBetweenProgress == 0 && progress && !progress(read)) {
                    outcome = Error{u"The import was stopped; nothing was imported."_s};
                    return false;
                }
                if (row.rejected)
                    refused.add(row, line);
                if (!row.record)
                    return true;
                if (!hasBegun) {
                    hasBegun = true;
                    outcome = rows.begin(parts->layout->name(),
                                         QFileInfo(parts->file.path()).fileName(),
                                         parts->file.sha256());
                }
                if (outcome) {
                    if (const auto written = rows.write(*row.record); !written)
                        outcome = written.error();
                }
                return bool(outcome);
            });
        if (!outcome)
            return outcome;
        if (!done)
            return done.error();
        *report = *done;
        *rejected = refused.bytes();
        return {};
    };
}

} // namespace sourceline
