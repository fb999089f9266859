#include "model/store/batchrecord.h"
#include "model/store/history.h"
#include "model/store/recordwords.h"
#include "model/store/statement.h"
#include "model/store/wording.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Of these a record can have hundreds; how many is all there is to say.
bool isCounted(const QByteArray &table)
{
    return table == "sentence" || table == "anchor" || table == "actor_name_document";
}

// What a new or a removed record does not say, or what its name says already.
bool saysNothing(const FieldChange &change)
{
    static const QByteArrayList silent = {
        "id", "sha256", "shingles", "prefix", "suffix", "phrase_start", "phrase_end", "folded"};
    const Value &value = change.what == FieldChange::What::Removed ? change.before : change.after;
    if (value == Value() || value == Value(QString()) || silent.contains(change.column))
        return true;
    const RecordedTable &table = *recordedTable(change.table);
    // A row that is all key, such as a tag on an incident, says what it says by being there.
    if (table.keyColumns == table.columns.size())
        return change.column != table.columns.constLast();
    if (table.columns.indexOf(change.column) < table.keyColumns)
        return true;
    const bool isFlag = change.column == "by_action" || change.column == "whom_joint";
    return (isFlag && value == Value(qint64(0)))
           || (change.column == "feeds" && value == Value(qint64(1)))
           || (change.table == "citation" && change.column != "document");
}

Result<QByteArray> batchOf(sqlite3 *database, Id edit)
{
    Statement select(database, "SELECT batch FROM edit WHERE id = ?1");
    select.bind(1, edit);
    if (select.next())
        return select.utf8(0);
    return select.failed() ? select.error()
                           : Error{u"There is no edit %1 in the casefile."_s.arg(edit.toText())};
}

ChangeInWords countedLine(const QByteArray &table, qint64 count, FieldChange::What what, Id edit)
{
    ChangeInWords line;
    line.change.table = table;
    line.change.what = what;
    line.change.edit = edit;
    line.record = u"%L1 × %2"_s.arg(count).arg(tableInWords(table));
    const QString words = what == FieldChange::What::Added     ? u"added"_s
                          : what == FieldChange::What::Removed ? u"removed"_s
                                                               : u"changed"_s;
    (what == FieldChange::What::Removed ? line.before : line.after) = words;
    return line;
}

Result<std::vector<ChangeInWords>> batchInWords(const QByteArray &batch, Id edit, int *total)
{
    const auto tables = batchFromJson(batch);
    if (!tables)
        return tables.error();
    std::vector<ChangeInWords> lines;
    for (const BatchTable &table : *tables)
        lines.push_back(countedLine(table.name, table.rows.count, FieldChange::What::Added, edit));
    if (total)
        *total = int(lines.size());
    return lines;
}

/// Makes the lines of one edit.
class ChangeLister
{
public:
    ChangeLister(sqlite3 *database, Id edit)
        : m_database(database)
        , m_edit(edit)
        , m_words(database)
    {}

    Result<std::vector<ChangeInWords>>
    list(const std::vector<FieldChange> &changes, int limit, int *total)
    {
        m_words.know(changes);
        if (auto read = readIncidents(); !read)
            return read.error();
        std::map<std::pair<QByteArray, FieldChange::What>, std::set<RowOf>> counted;
        std::vector<ChangeInWords> lines;
        int count = 0;
        for (const FieldChange &change : changes) {
            if (isCounted(change.table)) {
                counted[{change.table, change.what}].insert({change.id.value, change.other});
                continue;
            }
            if (change.what != FieldChange::What::Changed && saysNothing(change))
                continue;
            if (limit <= 0 || count++ < limit)
                lines.push_back(line(change));
        }
        for (const auto &[what, rows] : counted) {
            ++count;
            lines.push_back(countedLine(what.first, qint64(rows.size()), what.second, m_edit));
        }
        if (total)
            *total = std::max(count, int(lines.size()));
        return lines;
    }

private:
    using RowOf = std::pair<qint64, qint64>;

    Result<void> readIncidents()
    {
        Statement rows(m_database,
                       "SELECT table_name, id, other, incident FROM edit_row WHERE edit = (SELECT "
                       "seq FROM edit WHERE id = ?1) AND incident IS NOT NULL");
        rows.bind(1, m_edit);
        while (rows.next())
            m_incidents[{rows.utf8(0), {rows.integer(1), rows.integer(2)}}] = rows.id(3);
        return rows.failed() ? Result<void>(rows.error()) : Result<void>();
    }

    ChangeInWords line(const FieldChange &change)
    {
        ChangeInWords line;
        line.change = change;
        const auto incident = m_incidents.find({change.table, {change.id.value, change.other}});
        if (incident != m_incidents.end())
            line.incident = incident->second;
        line.record = m_words.record(change.table, change.id, change.other);
        line.field = m_words.field(change.table, change.column);
        line.before = m_words.value(change.table, change.column, change.before);
        line.after = m_words.value(change.table, change.column, change.after);
        const auto now = m_words.present(change.table, change.id, change.other, change.column);
        line.isCurrent =
            change.what == FieldChange::What::Removed ? !now : now && *now == change.after;
        if (change.table == "citation" && change.what != FieldChange::What::Changed)
            line.field = u"sentence in"_s;
        return line;
    }

    sqlite3 *m_database;
    Id m_edit;
    RecordWords m_words;
    std::map<std::pair<QByteArray, RowOf>, Id> m_incidents;
};

} // namespace

Result<std::vector<ChangeInWords>> changesInWords(sqlite3 *database, Id edit, int limit, int *total)
{
    const auto batch = batchOf(database, edit);
    if (!batch)
        return batch.error();
    if (!batch->isEmpty())
        return batchInWords(*batch, edit, total);
    const auto changes = fieldChanges(database, edit);
    if (!changes)
        return changes.error();
    return ChangeLister(database, edit).list(*changes, limit, total);
}

} // namespace sourceline
