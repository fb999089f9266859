#include "model/store/editlog.h"
#include "model/store/session.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

std::vector<TouchedRow> rowsOf(Statement &select, qint64 seq)
{
    std::vector<TouchedRow> rows;
    select.bind(1, seq);
    while (select.next())
        rows.push_back({select.utf8(0), select.id(1), select.integer(2), select.id(3)});
    select.reset();
    return rows;
}

Edit readEdit(const Statement &row)
{
    Edit edit;
    edit.seq = row.integer(0);
    edit.id = row.id(1);
    edit.at = row.integer(2);
    edit.who = row.text(3);
    edit.why = row.text(4);
    edit.label = row.text(5);
    edit.kind = row.utf8(6);
    edit.of = row.id(7);
    edit.hash = row.text(8);
    return edit;
}

void addChanges(Id edit, const ChangesetRow &row, std::vector<FieldChange> &changes)
{
    const RecordedTable *table = recordedTable(row.table());
    if (!table)
        return;
    const auto integer = [&row](int column) {
        const Value key = row.key(column);
        const auto *number = std::get_if<qint64>(&key);
        return number ? *number : 0;
    };
    const Id id{integer(0)};
    const qint64 other = table->keyColumns > 1 ? integer(1) : 0;
    const bool isUpdate = row.operation() == Operation::Update;
    const auto what = isUpdate                               ? FieldChange::What::Changed
                      : row.operation() == Operation::Insert ? FieldChange::What::Added
                                                             : FieldChange::What::Removed;
    for (int i = 0; i < std::min(row.columns(), int(table->columns.size())); ++i) {
        // An update holds its key beside what changed.
        if (isUpdate && (row.isKey(i) || !row.hasNew(i)))
            continue;
        changes.push_back({table->name,
                           id,
                           other,
                           table->columns[i],
                           row.oldValue(i),
                           row.newValue(i),
                           what,
                           edit});
    }
}

} // namespace

std::vector<Edit> readEdits(sqlite3 *database, Id incident, int limit)
{
    const char *all =
        "SELECT seq, id, at, who, why, label, kind, of, hash FROM edit ORDER BY seq DESC LIMIT ?1";
    const char *ofIncident = "SELECT seq, id, at, who, why, label, kind, of, hash FROM edit WHERE "
                             "seq IN (SELECT edit FROM edit_row "
                             "WHERE incident = ?2) ORDER BY seq DESC LIMIT ?1";
    Statement select(database, incident.isValid() ? ofIncident : all);
    select.bind(1, limit > 0 ? limit : -1);
    if (incident.isValid())
        select.bind(2, incident);
    Statement rows(database,
                   "SELECT table_name, id, other, incident FROM edit_row WHERE edit = ?1");
    std::vector<Edit> edits;
    while (select.next()) {
        edits.push_back(readEdit(select));
        edits.back().rows = rowsOf(rows, edits.back().seq);
    }
    return edits;
}

Result<std::vector<FieldChange>> fieldChanges(sqlite3 *database, Id edit)
{
    Statement select(database, "SELECT changeset FROM edit WHERE id = ?1");
    select.bind(1, edit);
    if (!select.next())
        return select.failed()
                   ? select.error()
                   : Error{u"There is no edit %1 in the casefile."_s.arg(edit.toText())};
    std::vector<FieldChange> changes;
    const auto walked =
        walkChangeset(select.blob(0), [&changes, edit](const ChangesetRow &row) -> Result<void> {
            addChanges(edit, row, changes);
            return {};
        });
    if (!walked)
        return walked.error();
    return changes;
}

} // namespace sourceline
