#include "model/store/foreignkeys.h"
#include "model/store/history.h"
#include "model/store/recordwords.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using What = FieldChange::What;
using Row = std::vector<FieldChange>; ///< all values of one record

QString shown(const QString &words)
{
    return words.isEmpty() ? u"nothing"_s : u'“' + words + u'”';
}

bool sameRecord(const FieldChange &one, const FieldChange &other)
{
    return one.table == other.table && one.id == other.id && one.other == other.other;
}

// The records that the edit removed or added, each whole.
Result<std::vector<Row>> recordsOf(sqlite3 *database, const FieldChange &change)
{
    const auto changes = fieldChanges(database, change.edit);
    if (!changes)
        return changes.error();
    std::vector<Row> rows;
    for (const FieldChange &one : *changes) {
        if (one.what != change.what)
            continue;
        if (rows.empty() || !sameRecord(rows.back().front(), one))
            rows.emplace_back();
        rows.back().push_back(one);
    }
    return rows;
}

bool pointsAt(const Row &row, const FieldChange &record, const std::vector<ForeignKey> &keys)
{
    return std::ranges::any_of(row, [&](const FieldChange &field) {
        return field.before == Value(record.id.value)
               && std::ranges::any_of(keys, [&](const ForeignKey &key) {
                      return key.child == field.table && key.column == field.column
                             && key.parent == record.table;
                  });
    });
}

Result<void> insertRow(Writer &writer, const Row &row)
{
    Values values;
    for (const FieldChange &field : row) {
        if (field.before != Value())
            values.push_back({field.column.constData(), field.before});
    }
    const auto inserted = writer.insert(row.front().table.constData(), values);
    return inserted ? Result<void>() : Result<void>(inserted.error());
}

// What went with the record comes back with it: its sentences, its notes.
Result<void> putRecordBack(Writer &writer, const FieldChange &change)
{
    if (writer.exists(change.table.constData(), change.id, change.other))
        return Error{u"The %1 is there again already. Nothing was changed."_s.arg(
            RecordWords(writer.database()).record(change.table, change.id, change.other))};
    auto rows = recordsOf(writer.database(), change);
    if (!rows)
        return rows.error();
    const auto keys = foreignKeys(writer.database());
    std::vector<FieldChange> back = {change};
    for (size_t i = 0; i < back.size(); ++i) {
        const FieldChange record = back[i];
        for (const Row &row : *rows) {
            const bool known = std::ranges::any_of(
                back, [&](const FieldChange &other) { return sameRecord(row.front(), other); });
            if (!known && pointsAt(row, record, keys))
                back.push_back(row.front());
        }
    }
    for (const RecordedTable &table : recordedTables()) { // parents first
        for (const Row &row : *rows) {
            const bool wanted = std::ranges::any_of(
                back, [&](const FieldChange &record) { return sameRecord(record, row.front()); });
            if (!wanted || row.front().table != table.name)
                continue;
            if (auto done = insertRow(writer, row); !done)
                return done;
        }
    }
    return {};
}

Result<void> removeRecord(Writer &writer, const FieldChange &change, bool overwrite)
{
    const auto rows = recordsOf(writer.database(), change);
    if (!rows)
        return rows.error();
    for (const Row &row : *rows) {
        if (overwrite || !sameRecord(row.front(), change))
            continue;
        for (const FieldChange &field : row) {
            const auto conflict = conflictOfPutBack(writer.database(), field);
            if (conflict)
                return Error{conflict->sentence};
        }
    }
    return writer.remove(change.table.constData(), change.id, change.other);
}

} // namespace

std::optional<Conflict> conflictOfPutBack(sqlite3 *database, const FieldChange &change)
{
    if (change.what == What::Removed)
        return {};
    RecordWords words(database);
    const auto now = words.present(change.table, change.id, change.other, change.column);
    Conflict conflict{change.table, change.id, change.other, change.column, change.after, {}, {}};
    const QString record = words.record(change.table, change.id, change.other);
    if (!now) {
        conflict.kind = Conflict::Kind::Removed;
        conflict.sentence = u"The %1 was removed since. Nothing was changed."_s.arg(record);
        return conflict;
    }
    if (*now == change.after)
        return {};
    conflict.found = *now;
    conflict.sentence =
        u"The %1 was changed since: %2 was left as %3 and is %4 now. Nothing was changed."_s.arg(
            record,
            words.field(change.table, change.column),
            shown(words.value(change.table, change.column, change.after)),
            shown(words.value(change.table, change.column, *now)));
    return conflict;
}

EditLog::Change putBack(const FieldChange &change, bool overwrite)
{
    return [change, overwrite](Writer &writer) -> Result<void> {
        RecordWords words(writer.database());
        if (const auto known = fieldChanges(writer.database(), change.edit))
            words.know(*known);
        const QString record = words.record(change.table, change.id, change.other);
        if (change.what == What::Removed) {
            writer.describe(u"Put back: "_s + record);
            return putRecordBack(writer, change);
        }
        if (change.what == What::Added) {
            writer.describe(u"Take out: "_s + record);
            return removeRecord(writer, change, overwrite);
        }
        const auto conflict = conflictOfPutBack(writer.database(), change);
        const bool isGone =
            !words.present(change.table, change.id, change.other, change.column).has_value();
        if (conflict && (!overwrite || isGone))
            return Error{conflict->sentence};
        writer.describe(u"Put back %1 of the %2: %3"_s.arg(
            words.field(change.table, change.column),
            record,
            shown(words.value(change.table, change.column, change.before))));
        return writer.update(change.table.constData(),
                             change.id,
                             {{change.column.constData(), change.before}},
                             change.other);
    };
}

} // namespace sourceline
