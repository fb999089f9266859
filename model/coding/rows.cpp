#include "model/coding/rows.h"

#include "model/store/statement.h"

#include <QDateTime>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

Value orNull(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? Value() : Value(trimmed);
}

Value orNull(const std::optional<qint32> &number)
{
    return number ? Value(qint64(*number)) : Value();
}

Value flagValue(bool flag)
{
    return Value(qint64(flag ? 1 : 0));
}

Value columnOf(sqlite3 *database, const char *table, const char *column, Id id)
{
    const QByteArray sql = QByteArray("SELECT \"") + column + "\" FROM " + table + " WHERE id = ?1";
    Statement select(database, sql.constData());
    select.bind(1, id);
    return select.next() ? select.value(0) : Value();
}

QString textOf(const Value &value)
{
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

Id idOf(const Value &value)
{
    return Id{integerOf(value)};
}

qint64 integerOf(const Value &value)
{
    const auto *integer = std::get_if<qint64>(&value);
    return integer ? *integer : 0;
}

Result<std::vector<Id>> idsOf(sqlite3 *database, const char *sql, Id parameter)
{
    Statement select(database, sql);
    select.bind(1, parameter);
    std::vector<Id> ids;
    while (select.next())
        ids.push_back(select.id(0));
    if (select.failed())
        return select.error();
    return ids;
}

Result<bool> updateChanged(Writer &writer, const char *table, Id id, const Values &values)
{
    if (values.empty())
        return false;
    QByteArrayList names;
    for (const ColumnValue &value : values)
        names.append('"' + QByteArray(value.column) + '"');
    const QByteArray sql = "SELECT " + names.join(", ") + " FROM " + table + " WHERE id = ?1";
    Values changed;
    {
        Statement select(writer.database(), sql.constData());
        select.bind(1, id);
        const bool found = select.next();
        if (select.failed())
            return select.error();
        for (size_t i = 0; i < values.size(); ++i) {
            if (!found || select.value(int(i)) != values[i].value)
                changed.push_back(values[i]);
        }
    }
    if (changed.empty())
        return false;
    if (const auto updated = writer.update(table, id, changed); !updated)
        return updated.error();
    return true;
}

Result<void> requireRow(Writer &writer, const char *table, Id id, const QString &what)
{
    if (id.isValid() && writer.exists(table, id))
        return {};
    return Error{u"%1 is not in the casefile (any more). Nothing was changed."_s.arg(what)};
}

Result<void> repoint(Writer &writer, const char *child, const char *column, Id from, Id to)
{
    const QByteArray sql = QByteArray("SELECT id FROM ") + child + " WHERE " + column + " = ?1";
    const auto rows = idsOf(writer.database(), sql.constData(), from);
    if (!rows)
        return rows.error();
    for (const Id row : *rows) {
        if (const auto moved = writer.update(child, row, {{column, toValue(to)}}); !moved)
            return moved;
    }
    return {};
}

Result<Values> copyOfRow(sqlite3 *database, const char *table, Id id)
{
    const RecordedTable *recorded = recordedTable(table);
    Q_ASSERT(recorded && recorded->hasId);
    QByteArrayList names;
    for (const QByteArray &column : recorded->columns)
        names.append('"' + column + '"');
    const QByteArray sql =
        "SELECT " + names.join(", ") + " FROM " + recorded->name + " WHERE id = ?1";
    Statement select(database, sql.constData());
    select.bind(1, id);
    if (!select.next()) {
        if (select.failed())
            return select.error();
        return Error{u"The %1 is not in the casefile (any more). Nothing was changed."_s.arg(
            QString::fromUtf8(recorded->name))};
    }
    Values values;
    for (int i = recorded->keyColumns; i < int(recorded->columns.size()); ++i)
        values.push_back({recorded->columns[i].constData(), select.value(i)});
    return values;
}

void setValue(Values &values, const char *column, const Value &value)
{
    const auto at = std::find_if(values.begin(), values.end(), [column](const ColumnValue &v) {
        return qstrcmp(v.column, column) == 0;
    });
    if (at == values.end())
        values.push_back({column, value});
    else
        at->value = value;
}

std::vector<Id> distinctIds(std::vector<Id> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

qint64 nowInMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace sourceline
