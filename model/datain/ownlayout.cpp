#include "model/datain/ownlayout.h"

#include "model/datain/knownrows.h"
#include "model/datain/ownrecords.h"
#include "model/datain/tableimport.h"
#include "model/dataout/tablesink.h"
#include "model/exchange/packrows.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

enum class Kind
{
    None,
    Records, ///< CSV of claims: `record` says what a row is
    Incidents,
    Claims,
    Attributions,
    Sources
};

Kind kindOf(const TableFile::Sheet &sheet)
{
    const auto has = [&sheet](std::initializer_list<QLatin1String> columns) {
        return std::all_of(columns.begin(), columns.end(), [&sheet](QLatin1String column) {
            return sheet.heading.contains(column);
        });
    };
    if (has({"record"_L1, "incident"_L1, "claim"_L1, "attribution"_L1, "statement"_L1}))
        return Kind::Records;
    if (has({"incident"_L1, "claim"_L1, "statement"_L1, "field"_L1}))
        return Kind::Claims;
    if (has({"incident"_L1, "attribution"_L1, "statement"_L1, "stance"_L1}))
        return Kind::Attributions;
    if (has({"incident"_L1, "kind"_L1, "title"_L1, "citations"_L1, "date"_L1}))
        return Kind::Incidents;
    return has({"document"_L1, "document_title"_L1, "sha256"_L1}) ? Kind::Sources : Kind::None;
}

// The cells of one of our rows, exactly as they were written.
class OwnCells
{
public:
    OwnCells(const QStringList &heading, bool isGuarded)
        : m_isGuarded(isGuarded)
    {
        for (qsizetype i = 0; i < heading.size(); ++i)
            m_columns.insert(heading[i], size_t(i));
    }

    void setLine(const TableLine &line) { m_cells = line.cells; }

    QString operator()(const char *column) const
    {
        const auto at = m_columns.constFind(QString::fromUtf8(column));
        if (at == m_columns.constEnd())
            return {};
        const QString text = QString::fromUtf8(m_cells[*at]);
        return m_isGuarded ? withoutGuard(text) : text;
    }

private:
    QHash<QString, size_t> m_columns;
    std::span<const QByteArrayView> m_cells;
    bool m_isGuarded;
};

std::optional<RowProblem>
takeRow(OwnRecords &records, Kind kind, const OwnCells &cells, qint64 line)
{
    const OwnRecords::Cell cell = [&cells](const char *column) {
        return cells(column);
    };
    switch (kind) {
    case Kind::Incidents:
        return records.takeIncident(cell, line);
    case Kind::Claims:
        return records.takeClaim(cell, line);
    case Kind::Attributions:
        return records.takeAttribution(cell, line);
    case Kind::Sources:
        return records.takeDocument(cell, line);
    case Kind::Records:
        break;
    case Kind::None:
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
        return kindOf(sheets.front()) == Kind::Records;
    const auto has = [&sheets](Kind kind) {
        return std::any_of(sheets.begin(), sheets.end(), [kind](const TableFile::Sheet &sheet) {
            return kindOf(sheet) == kind;
        });
    };
    return has(Kind::Incidents) && has(Kind::Claims);
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
        const Kind kind = kindOf(sheet);
        if (kind == Kind::None)
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
