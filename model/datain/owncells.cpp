#include "model/datain/owncells.h"

#include "model/dataout/exportcells.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

OwnKind ownKindOf(const TableFile::Sheet &sheet)
{
    const auto has = [&sheet](std::initializer_list<QLatin1String> columns) {
        return std::all_of(columns.begin(), columns.end(), [&sheet](QLatin1String column) {
            return sheet.heading.contains(column);
        });
    };
    if (has({"record"_L1, "incident"_L1, "claim"_L1, "attribution"_L1, "statement"_L1}))
        return OwnKind::Records;
    if (has({"incident"_L1, "claim"_L1, "statement"_L1, "field"_L1}))
        return OwnKind::Claims;
    if (has({"incident"_L1, "attribution"_L1, "statement"_L1, "stance"_L1}))
        return OwnKind::Attributions;
    if (has({"incident"_L1, "assessment"_L1, "made_at"_L1, "made_by"_L1}))
        return OwnKind::Assessments;
    if (has({"incident"_L1, "kind"_L1, "title"_L1, "citations"_L1, "date"_L1}))
        return OwnKind::Incidents;
    return has({"document"_L1, "document_title"_L1, "sha256"_L1}) ? OwnKind::Sources
                                                                  : OwnKind::None;
}

bool isIncidentExport(const TableFile::Sheet &sheet)
{
    const auto columns = incidentColumns(false);
    return std::ranges::all_of(columns, [&sheet](const TableColumn &column) {
        return sheet.heading.contains(column.name);
    });
}

OwnCells::OwnCells(const QStringList &heading, bool isGuarded)
    : m_isGuarded(isGuarded)
{
    for (qsizetype i = 0; i < heading.size(); ++i)
        m_columns.insert(heading[i], size_t(i));
}

QString OwnCells::operator()(const char *column) const
{
    const auto at = m_columns.constFind(QString::fromUtf8(column));
    if (at == m_columns.constEnd())
        return {};
    const QString text = QString::fromUtf8(m_cells[*at]);
    return m_isGuarded ? withoutGuard(text) : text;
}

} // namespace sourceline
