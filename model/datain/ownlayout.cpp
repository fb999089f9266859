#include "model/datain/ownlayout.h"

#include "model/datain/knownrows.h"
#include "model/datain/owncells.h"
#include "model/datain/ownrecords.h"
#include "model/datain/tableimport.h"
#include "model/exchange/packrows.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

std::optional<RowProblem>
takeRow(OwnRecords &records, OwnKind kind, const OwnCells &cells, qint64 line)
{
    const OwnRecords::Cell cell = [&cells](const char *column) {
        return cells(column);
    };
    switch (kind) {
    case OwnKind::Incidents:
        return records.takeIncident(cell, line);
    case OwnKind::Claims:
        return records.takeClaim(cell, line);
    case OwnKind::Attributions:
        return records.takeAttribution(cell, line);
    case OwnKind::Assessments:
        return records.takeAssessment(cell, line);
    case OwnKind::Sources:
        return records.takeDocument(cell, line);
    case OwnKind::Records:
        break;
    case OwnKind::None:
        return {};
    }
    if (auto problem = records.takeDocuments(cell, line))
        return problem;
    if (auto problem = records.takeIncident(cell, line))
        return problem;
    const QString record = cells("record");
    if (record == "claim"_L1)
        return records.takeClaim(cell, line);
    if (record == "attribution"_L1)
        return records.takeAttribution(cell, line);
    if (record == "incident"_L1)
        return {};
    return RowProblem{u"record"_s, record, u"is none of incident, claim and attribution"_s};
}

} // namespace

bool isOwnLayout(const TableFile &file)
{
    const auto &sheets = file.sheets();
    if (!file.isWorkbook())
        return ownKindOf(sheets.front()) == OwnKind::Records;
    const auto has = [&sheets](OwnKind kind) {
        return std::any_of(sheets.begin(), sheets.end(), [kind](const TableFile::Sheet &sheet) {
            return ownKindOf(sheet) == kind;
        });
    };
    return has(OwnKind::Incidents) && has(OwnKind::Claims);
}

Result<Pack> packOfOwnRows(const TableFile &file,
                           bool isRaw,
                           sqlite3 *database,
                           const std::function<void(const RowOutcome &)> &rejected)
{
    const auto known = KnownRows::read(database, u"\uFFFF"_s); // only the vocabularies
    if (!known)
        return known.error();
    OwnRecords records(*known);
    for (size_t i = 0; i < file.sheets().size(); ++i) {
        const TableFile::Sheet &sheet = file.sheets()[i];
        const OwnKind kind = ownKindOf(sheet);
        records.setSheet(int(i));
        if (kind == OwnKind::None)
            continue;
        OwnCells cells(sheet.heading, !isRaw && !file.isWorkbook());
        const auto read = file.forEachRow(i, [&](const TableLine &line) {
            cells.setLine(line);
            RowOutcome outcome;
            outcome.line = line.line;
            outcome.sheet = sheet.name;
            if (!line.problem.isEmpty())
                outcome.rejected = RowProblem{{}, {}, line.problem};
            else
                outcome.rejected = takeRow(records, kind, cells, line.line);
            if (outcome.rejected)
                rejected(outcome);
            return true;
        });
        if (!read)
            return read.error();
    }
    Pack pack = records.pack(file.path());
    if (const auto allowed = checkPackRows(pack); !allowed)
        return allowed.error();
    return pack;
}

} // namespace sourceline
