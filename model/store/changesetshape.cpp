#include "model/store/changesetshape.h"

#include "model/store/statement.h"
#include "model/store/wording.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Value evaluated(sqlite3 *database, const QByteArray &expression)
{
    Statement select(
        database,
        QByteArray("SELECT " + (expression.isEmpty() ? QByteArray("NULL") : expression))
            .constData());
    return select.next() ? select.value(0) : Value();
}

} // namespace

const std::vector<ChangesetShape::Column> &ChangesetShape::columnsOf(const QByteArray &table)
{
    const auto [at, isNew] = m_columns.try_emplace(table);
    if (isNew) {
        Statement info(m_database, "SELECT name, dflt_value, pk FROM pragma_table_info(?1)");
        info.bind(1, QString::fromUtf8(table));
        while (info.next())
            at->second.push_back({info.utf8(0), info.utf8(1), info.integer(2) > 0});
    }
    return at->second;
}

Result<void> ChangesetShape::check(const ChangesetRow &row)
{
    const QString words = tableInWords(row.table());
    if (!recordedTable(row.table()))
        return Error{
            u"The edit is about a kind of record (%1) that this version does not know. Nothing was changed."_s
                .arg(words)};
    const auto &columns = columnsOf(row.table());
    bool fits = row.columns() <= int(columns.size());
    for (int i = 0; fits && i < int(columns.size()); ++i)
        fits = columns[size_t(i)].isKey == (i < row.columns() && row.isKey(i));
    if (!fits)
        return Error{
            u"The edit was made when a %1 had other fields, so it cannot be turned back. Nothing was changed."_s
                .arg(words)};
    return {};
}

Value ChangesetShape::presentValue(const ChangesetRow &row, const QByteArray &column)
{
    const RecordedTable *table = recordedTable(row.table());
    QByteArray sql = "SELECT \"" + column + "\" FROM " + table->name + " WHERE \""
                     + table->columns.front() + "\" = ?1";
    if (table->keyColumns > 1)
        sql += " AND \"" + table->columns[1] + "\" = ?2";
    Statement select(m_database, sql.constData());
    select.bind(1, row.key(0));
    if (table->keyColumns > 1)
        select.bind(2, row.key(1));
    return select.next() ? select.value(0) : Value();
}

bool ChangesetShape::findLaterValue(const ChangesetRow &row, Conflict &conflict)
{
    const auto &columns = columnsOf(row.table());
    for (size_t i = size_t(row.columns()); i < columns.size(); ++i) {
        const Value byDefault = evaluated(m_database, columns[i].byDefault);
        const Value present = presentValue(row, columns[i].name);
        if (present == byDefault)
            continue;
        conflict.column = columns[i].name;
        conflict.expected = byDefault;
        conflict.found = present;
        return true;
    }
    return false;
}

} // namespace sourceline
