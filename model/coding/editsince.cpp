#include "model/coding/editsince.h"

#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

EditsSince::EditsSince(sqlite3 *database, qint64 seq, Id incident)
    : m_database(database)
{
    Statement rows(database,
                   "SELECT e.id, r.table_name, r.id FROM edit_row r JOIN edit e ON e.seq = r.edit "
                   "WHERE r.incident = ?1 AND r.edit > ?2 ORDER BY r.edit");
    rows.bind(1, incident).bind(2, seq);
    while (rows.next())
        m_rows.push_back({rows.id(0), rows.utf8(1), rows.id(2)});
}

std::vector<Id> EditsSince::of(const QByteArray &table, Id id, const QByteArray &column) const
{
    const auto changesColumn = [&](Id edit) {
        const auto changes = fieldChanges(m_database, edit);
        return changes && std::ranges::any_of(*changes, [&](const FieldChange &change) {
                   return change.table == table && change.column == column
                          && (!id.isValid() || change.id == id);
               });
    };
    std::vector<Id> edits;
    for (const Row &row : m_rows) {
        const bool fits = row.table == table && (!id.isValid() || row.id == id);
        if (!fits || (!edits.empty() && edits.back() == row.edit))
            continue;
        if (column.isEmpty() || changesColumn(row.edit))
            edits.push_back(row.edit);
    }
    return edits;
}

std::vector<Id> EditsSince::all() const
{
    std::vector<Id> edits;
    for (const Row &row : m_rows) {
        if (edits.empty() || edits.back() != row.edit)
            edits.push_back(row.edit);
    }
    return edits;
}

} // namespace sourceline
