// What becomes of our own rows, a row at a time: a record is told with the row that brings it
// first.
#include "model/datain/owncells.h"
#include "model/datain/ownlayout.h"
#include "model/datain/ownvalues.h"
#include "model/datain/tableimport.h"
#include "model/dataout/exportcells.h"
#include "model/exchange/packplan.h"

#include <algorithm>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct RowShare
{
    qint64 adds = 0;
    QStringList differing;
};

using Shares = std::map<std::pair<int, qint64>, RowShare>; // by sheet and line

Shares sharesOf(const Pack &pack, const PackPlan &plan)
{
    Shares shares;
    for (size_t i = 0; i < pack.tables.size(); ++i) {
        const Pack::Table &table = pack.tables[i];
        for (size_t j = 0; j < table.rows.size(); ++j) {
            if (!plan.present[i][j])
                ++shares[{table.rows[j].sheet, table.rows[j].line}].adds;
        }
    }
    for (size_t i = 0; i < plan.differing.size(); ++i) {
        const Pack::Row &row = *plan.differing[i];
        shares[{row.sheet, row.line}].differing.append(plan.report.conflicts[qsizetype(i)]);
    }
    return shares;
}

std::optional<qint32> numberIn(const QString &cell)
{
    bool isNumber = false;
    const int number = cell.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

// As much of a row as a list shows: the record itself comes in by its key.
ImportedRow shownRow(const OwnCells &cells, qint64 line)
{
    ImportedRow row;
    row.line = line;
    row.title = cells("title");
    if (row.title.isEmpty())
        row.title = cells("document_title");
    row.kind = cells("kind");
    row.dateEdtf = cells("date");
    row.place = cells("place");
    row.country = cells("country");
    if (const QString field = cells("field"); !field.isEmpty()) {
        if (const QString value = cells("value"); !value.isEmpty())
            row.others.append(field + u'\t' + value);
        else
            row.figures.push_back({field,
                                   cells("whom_nationality"),
                                   cells("reported"),
                                   numberIn(cells("low")),
                                   numberIn(cells("best")),
                                   numberIn(cells("high"))});
    }
    if (!cells("assessment").isEmpty())
        row.others.append(u"assessed\t"_s
                          + QStringList{cells("assessed"), cells("likelihood")}.join(u' '));
    if (!cells("attribution").isEmpty()) {
        row.attributions.push_back({cells("actor"),
                                    cells("role"),
                                    cells("stance"),
                                    cells("wording"),
                                    cells("attribution_note"),
                                    cells("speaker")});
    }
    return row;
}

} // namespace

Result<PackReport> ownDryRun(const TableFile &file,
                             const Pack &pack,
                             bool isRaw,
                             sqlite3 *database,
                             const std::function<bool(const RowOutcome &)> &each)
{
    const auto plan = planPack(database, pack);
    if (!plan)
        return plan.error();
    const Shares shares = sharesOf(pack, *plan);
    RecordNames names(database);
    Result<void> sound;
    bool goesOn = true;
    for (size_t i = 0; i < file.sheets().size() && goesOn; ++i) {
        const TableFile::Sheet &sheet = file.sheets()[i];
        if (ownKindOf(sheet) == OwnKind::None)
            continue;
        OwnCells cells(sheet.heading, !isRaw && !file.isWorkbook());
        const auto read = file.forEachRow(i, [&](const TableLine &line) {
            if (!line.problem.isEmpty())
                return goesOn;
            cells.setLine(line);
            const auto share = shares.find({int(i), line.line});
            RowOutcome outcome;
            outcome.line = line.line;
            outcome.sheet = sheet.name;
            outcome.adds = share == shares.end() ? 0 : share->second.adds;
            if (share != shares.end())
                outcome.differing = share->second.differing;
            if (*outcome.adds == 0) {
                outcome.duplicateOf = Id{ownKey(cells("incident"))};
                auto name = names.of(outcome.duplicateOf);
                if (!name) {
                    sound = name.error();
                    return goesOn = false;
                }
                outcome.here = *std::move(name);
            }
            outcome.record = shownRow(cells, line.line);
            goesOn = each(outcome);
            return goesOn;
        });
        if (!sound)
            return sound.error();
        if (!read)
            return read.error();
    }
    return plan->report;
}

QStringList columnsNotOurs(const TableFile &file)
{
    QSet<QString> ours{u"record"_s};
    for (const auto &columns : {incidentColumns(false),
                                incidentColumns(true),
                                statementColumns(true),
                                claimColumns(),
                                attributionColumns(),
                                assessmentColumns(),
                                documentColumns()}) {
        for (const TableColumn &column : columns)
            ours.insert(column.name);
    }
    // A workbook without the sheet of assessments says only how the newest of each came out.
    const auto isOfKind = [](OwnKind kind) {
        return [kind](const TableFile::Sheet &sheet) {
            return ownKindOf(sheet) == kind;
        };
    };
    if (std::ranges::none_of(file.sheets(), isOfKind(OwnKind::Assessments)))
        ours -= {u"assessed"_s, u"assessed_likelihood"_s, u"assessed_confidence"_s};
    QStringList others;
    for (const TableFile::Sheet &sheet : file.sheets()) {
        if (ownKindOf(sheet) == OwnKind::None)
            continue;
        for (const QString &name : sheet.heading) {
            if (!name.isEmpty() && !ours.contains(name) && !others.contains(name))
                others.append(name);
        }
    }
    return others;
}

} // namespace sourceline
