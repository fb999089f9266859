#include "model/store/foreignkeys.h"
#include "model/store/textstore.h"
#include "model/store/wording.h"
#include "model/store/writerprivate.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(QByteArrayView column)
{
    return '"' + column.toByteArray() + '"';
}

QByteArray keyCondition(const RecordedTable &table, int parameter)
{
    QByteArray condition =
        " WHERE " + quoted(table.columns.front()) + " = ?" + QByteArray::number(parameter);
    if (table.keyColumns > 1)
        condition +=
            " AND " + quoted(table.columns[1]) + " = ?" + QByteArray::number(parameter + 1);
    return condition;
}

void bindKey(const RecordedTable &table, Statement &statement, int parameter, Id id, qint64 other)
{
    statement.bind(parameter, id.value);
    if (table.keyColumns > 1)
        statement.bind(parameter + 1, other);
}

const Value *valueOf(const Values &values, QByteArrayView column)
{
    const auto at = std::find_if(values.begin(), values.end(), [column](const ColumnValue &v) {
        return column == v.column;
    });
    return at == values.end() ? nullptr : &at->value;
}

Result<const RecordedTable *> tableFor(const char *name, const Values &values)
{
    const RecordedTable *table = recordedTable(name);
    if (!table)
        return Error{u"There is no recorded table `%1`. Nothing was changed."_s.arg(
            QString::fromUtf8(name))};
    for (const ColumnValue &value : values) {
        if (!table->columns.contains(QByteArrayView(value.column)))
            return Error{u"The table `%1` has no field `%2`. Nothing was changed."_s.arg(
                QString::fromUtf8(name), QString::fromUtf8(value.column))};
    }
    return table;
}

bool touchesSearch(const RecordedTable &table, const Values &values)
{
    const SearchedTable *searched = searchedTable(table.name);
    return searched && std::any_of(values.begin(), values.end(), [searched](const ColumnValue &v) {
               return searched->columns.contains(QByteArrayView(v.column));
           });
}

Error notThere(const RecordedTable &table, Id id, qint64 other)
{
    return {u"The %1 is not in the casefile (any more). Nothing was changed."_s.arg(
        recordInWords(nullptr, table.name, id, other))};
}

QByteArray insertSql(const RecordedTable &table, const Values &values)
{
    QByteArrayList columns, parameters;
    for (const ColumnValue &value : values) {
        columns.append(quoted(value.column));
        parameters.append("?" + QByteArray::number(columns.size()));
    }
    return "INSERT INTO " + table.name + " (" + columns.join(", ") + ") VALUES ("
           + parameters.join(", ") + ')';
}

QByteArray updateSql(const RecordedTable &table, const Values &values)
{
    QByteArrayList settings;
    for (const ColumnValue &value : values)
        settings.append(quoted(value.column) + " = ?" + QByteArray::number(settings.size() + 1));
    return "UPDATE " + table.name + " SET " + settings.join(", ")
           + keyCondition(table, int(values.size()) + 1);
}

constexpr size_t rowsOfAStatement = 10'000; // whose ids make some 200 kB of JSON

QByteArray jsonOf(std::span<const Id> ids)
{
    QByteArray json("[");
    for (const Id id : ids)
        json += QByteArray::number(id.value) + ',';
    json.back() = ']';
    return json;
}

// OR FAIL: else SQLite copies every page to a journal of the statement first, to take back alone
// what the whole edit takes back anyway.
QByteArray updateAllSql(const RecordedTable &table, const Values &values)
{
    QByteArrayList settings;
    for (const ColumnValue &value : values)
        settings.append(quoted(value.column) + " = ?" + QByteArray::number(settings.size() + 2));
    return "UPDATE OR FAIL " + table.name + " SET " + settings.join(", ")
           + " WHERE id IN (SELECT value FROM json_each(?1))";
}

} // namespace

Error Writer::Private::fail(Error error)
{
    if (!failure)
        failure = error;
    return error;
}

Result<void>
Writer::Private::run(const RecordedTable &table, Id id, Statement &statement, const Values &values)
{
    Result<void> done = statement.run();
    if (!done && sqlite3_extended_errcode(statements.database()) == SQLITE_CONSTRAINT_FOREIGNKEY)
        done = Error{foreignKeyInWords(statements.database(), table.name, id, values)};
    return done;
}

Writer::Writer(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{}

Writer::~Writer() = default;

Result<Id> Writer::newId(const char *table)
{
    const RecordedTable *recorded = recordedTable(table);
    if (!recorded || !recorded->hasId)
        return d->fail({u"The table `%1` gives out no keys. Nothing was changed."_s.arg(
            QString::fromUtf8(table))});
    auto id = d->keys.next(recorded->name);
    return id ? id : Result<Id>(d->fail(id.error()));
}

Result<Id> Writer::insert(const char *name, const Values &given)
{
    const auto table = tableFor(name, given);
    if (!table)
        return d->fail(table.error());
    Values values = given;
    const Value *key = valueOf(values, (*table)->columns.front());
    if (!key && (*table)->hasId) {
        const auto drawn = newId(name);
        if (!drawn)
            return drawn.error();
        key = &values.insert(values.begin(), {"id", Value(drawn->value)})->value;
    }
    if (!key || !std::holds_alternative<qint64>(*key))
        return d->fail({u"A row of `%1` came without its key. Nothing was changed."_s.arg(
            QString::fromUtf8(name))});
    const Id id{std::get<qint64>(*key)};
    if (auto noted = (*table)->hasId ? d->keys.noteUsed((*table)->name, id) : Result<void>();
        !noted)
        return d->fail(noted.error());
    const LentStatement statement = d->statements.lend(insertSql(**table, values));
    for (int i = 0; i < int(values.size()); ++i)
        statement->bind(i + 1, values[size_t(i)].value);
    if (auto done = d->run(**table, id, statement.get(), values); !done)
        return d->fail(done.error());
    if (auto indexed = d->search.putBack((*table)->name, id); !indexed)
        return d->fail(indexed.error());
    return id;
}

Result<void> Writer::update(const char *name, Id id, const Values &values, qint64 other)
{
    const auto table = tableFor(name, values);
    if (!table)
        return d->fail(table.error());
    for (int i = 0; i < (*table)->keyColumns; ++i) {
        if (valueOf(values, (*table)->columns[i]))
            return d->fail(
                {u"The key of a row of `%1` cannot be changed. Nothing was changed."_s.arg(
                    QString::fromUtf8(name))});
    }
    if (values.empty())
        return exists(name, id, other) ? Result<void>()
                                       : Result<void>(d->fail(notThere(**table, id, other)));
    const bool searched = touchesSearch(**table, values);
    if (auto out = searched ? d->search.takeOut((*table)->name, id) : Result<void>(); !out)
        return d->fail(out.error());
    {
        const LentStatement statement = d->statements.lend(updateSql(**table, values));
        for (int i = 0; i < int(values.size()); ++i)
            statement->bind(i + 1, values[size_t(i)].value);
        bindKey(**table, statement.get(), int(values.size()) + 1, id, other);
        if (auto done = d->run(**table, id, statement.get(), values); !done)
            return d->fail(done.error());
    }
    if (sqlite3_changes(database()) != 1)
        return d->fail(notThere(**table, id, other));
    if (auto back = searched ? d->search.putBack((*table)->name, id) : Result<void>(); !back)
        return d->fail(back.error());
    return {};
}

Result<void>
Writer::updateAll(const char *name, std::span<const Id> distinctIds, const Values &values)
{
    const auto table = tableFor(name, values);
    if (!table)
        return d->fail(table.error());
    if (!(*table)->hasId || valueOf(values, "id"))
        return d->fail({u"Rows of `%1` cannot be changed together. Nothing was changed."_s.arg(
            QString::fromUtf8(name))});
    if (touchesSearch(**table, values)) { // the text of each is taken out of the index by itself
        for (const Id id : distinctIds) {
            if (auto done = update(name, id, values); !done)
                return done;
        }
        return {};
    }
    for (size_t from = 0; from < distinctIds.size() && !values.empty(); from += rowsOfAStatement) {
        const auto part =
            distinctIds.subspan(from, std::min(rowsOfAStatement, distinctIds.size() - from));
        if (auto done = updatePart(**table, part, values); !done)
            return d->fail(done.error());
    }
    return {};
}

Result<void>
Writer::updatePart(const RecordedTable &table, std::span<const Id> ids, const Values &values)
{
    const LentStatement statement = d->statements.lend(updateAllSql(table, values));
    statement->bind(1, QString::fromLatin1(jsonOf(ids)));
    for (int i = 0; i < int(values.size()); ++i)
        statement->bind(i + 2, values[size_t(i)].value);
    if (auto done = d->run(table, ids.front(), statement.get(), values); !done)
        return done;
    return sqlite3_changes(database()) == int(ids.size()) ? Result<void>()
                                                          : notThere(table, ids.front(), 0);
}

Result<void> Writer::remove(const char *name, Id id, qint64 other)
{
    const auto table = tableFor(name, {});
    if (!table)
        return d->fail(table.error());
    if (auto out = d->search.takeOut((*table)->name, id); !out)
        return d->fail(out.error());
    const LentStatement statement =
        d->statements.lend("DELETE FROM " + (*table)->name + keyCondition(**table, 1));
    bindKey(**table, statement.get(), 1, id, other);
    if (auto done = d->run(**table, id, statement.get(), {}); !done)
        return d->fail(done.error());
    if (sqlite3_changes(database()) != 1)
        return d->fail(notThere(**table, id, other));
    return {};
}

bool Writer::exists(const char *name, Id id, qint64 other)
{
    const RecordedTable *table = recordedTable(name);
    if (!table)
        return false;
    const LentStatement statement =
        d->statements.lend("SELECT 1 FROM " + table->name + keyCondition(*table, 1));
    bindKey(*table, statement.get(), 1, id, other);
    return statement->next();
}

Result<QString> Writer::storeText(const QString &text)
{
    const auto stored = storeTextRow(d->statements, text);
    if (!stored)
        return d->fail(stored.error());
    if (auto indexed = stored->isNew ? d->search.putBack("text", stored->id) : Result<void>();
        !indexed)
        return d->fail(indexed.error());
    d->storedText = d->storedText || stored->isNew;
    return stored->sha256;
}

void Writer::describe(const QString &label)
{
    d->label = label;
}

sqlite3 *Writer::database() const
{
    return d->statements.database();
}

} // namespace sourceline
