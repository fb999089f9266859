#include "model/store/pastrows.h"

#include "model/store/batchrecord.h"
#include "model/store/chain.h"
#include "model/store/statement.h"

#include <QDateTime>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

qint64 integerOf(const Value &value)
{
    const auto *integer = std::get_if<qint64>(&value);
    return integer ? *integer : 0;
}

QByteArray rowSql(const RecordedTable &table)
{
    QByteArray sql = "SELECT \"" + table.columns.join("\", \"") + "\" FROM main.\"" + table.name
                     + "\" WHERE \"" + table.columns[0] + "\" = ?1";
    if (table.keyColumns > 1)
        sql += " AND \"" + table.columns[1] + "\" = ?2";
    return sql;
}

// Of columns that came after an edit.
std::vector<Value> defaultsOf(sqlite3 *database, const RecordedTable &table)
{
    std::vector<Value> defaults;
    Statement info(database, "SELECT dflt_value FROM pragma_table_info(?1, 'main') ORDER BY cid");
    info.bind(1, QString::fromUtf8(table.name));
    while (info.next()) {
        Statement value(database,
                        QByteArray("SELECT " + (info.isNull(0) ? QByteArray("NULL") : info.utf8(0)))
                            .constData());
        defaults.push_back(value.next() ? value.value(0) : Value());
    }
    return defaults;
}

std::vector<Value> valuesOf(const Statement &row)
{
    std::vector<Value> values;
    for (int i = 0; i < row.columnCount(); ++i)
        values.push_back(row.value(i));
    return values;
}

} // namespace

void PastRows::noteGap(const Statement &edit, const QString &what)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(edit.integer(4), Qt::UTC);
    m_gaps.append(u"The edit “%1” of %2 UTC %3; what it changed is shown as it is now."_s.arg(
        edit.text(5), at.toString(u"d MMM yyyy hh:mm"_s), what));
}

Result<void> PastRows::takeBackAfter(qint64 seq, const std::atomic<bool> *cancelled)
{
    Statement edits(m_database,
                    "SELECT seq, changeset, batch, changeset_sha256, at, label, kind FROM edit "
                    "WHERE seq > ?1 ORDER BY seq DESC");
    edits.bind(1, seq);
    while (edits.next()) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return Error{u"Reading the record as it was, was cancelled; nothing was changed."_s};
        ++m_edits;
        if (auto done = takeBack(edits); !done)
            return done;
    }
    return edits.failed() ? Result<void>(edits.error()) : Result<void>();
}

Result<void> PastRows::takeBack(const Statement &edit)
{
    const bool isBatch = !edit.isNull(2);
    if (edit.isNull(1) && !isBatch) {
        noteGap(
            edit,
            edit.text(6) == u"outside"_s
                ? u"was made by another program, which left no record of what was there before"_s
                : u"was redacted"_s);
        return {};
    }
    const QByteArray content = isBatch ? edit.utf8(2) : edit.blob(1);
    if (sha256Of(content) != edit.text(3)) {
        noteGap(edit, u"is damaged"_s);
        return {};
    }
    if (isBatch)
        return takeBackBatch(edit.integer(0), content);
    return walkChangeset(content, [this](const ChangesetRow &row) -> Result<void> {
        takeBack(row);
        return {};
    });
}

void PastRows::takeBack(const ChangesetRow &row)
{
    const RecordedTable *table = recordedTable(row.table());
    if (!table)
        return;
    const RowKey key{integerOf(row.key(0)),
                     table->keyColumns > 1 ? integerOf(row.key(1)) : qint64(0)};
    Row &past = m_rows[table->name][key];
    if (row.operation() == Operation::Insert) {
        past = {false, {}};
        return;
    }
    if (row.operation() == Operation::Delete)
        past = {};
    const int columns = std::min(row.columns(), int(table->columns.size()));
    for (int i = 0; i < columns; ++i) {
        if (row.operation() == Operation::Delete || (row.hasNew(i) && !row.isKey(i)))
            past.values[i] = row.oldValue(i);
    }
}

Result<void> PastRows::takeBackBatch(qint64 seq, const QByteArray &batch)
{
    const auto tables = batchFromJson(batch);
    if (!tables)
        return tables.error();
    for (const BatchTable &table : *tables) {
        auto &rows = m_rows[table.name];
        for (const auto &[first, last] : table.ranges) {
            rows.erase(rows.lower_bound({first, 0}),
                       rows.upper_bound({last, std::numeric_limits<qint64>::max()}));
            m_ranges[table.name].emplace_back(first, last);
        }
    }
    Statement incidents(
        m_database,
        "SELECT DISTINCT incident FROM edit_row WHERE edit = ?1 AND incident IS NOT NULL");
    incidents.bind(1, seq);
    while (incidents.next())
        m_incidents.insert(incidents.id(0));
    return incidents.failed() ? Result<void>(incidents.error()) : Result<void>();
}

Result<void> PastRows::addShadow(const RecordedTable &table, ShadowedTable &shadow)
{
    const std::vector<Value> defaults = defaultsOf(m_database, table);
    Statement present(m_database, rowSql(table).constData());
    for (const auto &[key, past] : m_rows[table.name]) {
        present.bind(1, key.first);
        if (table.keyColumns > 1)
            present.bind(2, key.second);
        const bool isThere = present.next();
        if (present.failed())
            return present.error();
        const std::vector<Value> now = isThere ? valuesOf(present) : defaults;
        present.reset();
        std::vector<Value> then = now;
        // A row that was removed since holds all its values; one that is there, those that changed.
        const bool isWhole = past.values.contains(0);
        if (isWhole)
            then = defaults;
        for (const auto &[column, value] : past.values)
            then[size_t(column)] = value;
        const bool wasThere = past.wasThere && (isThere || isWhole);
        if (wasThere == isThere && (!isThere || then == now))
            continue;
        if (isThere)
            shadow.hidden.insert(key);
        if (wasThere)
            shadow.rows.push_back(std::move(then));
    }
    return {};
}

Result<ShadowedTables> PastRows::shadows()
{
    ShadowedTables shadows;
    for (const RecordedTable &table : recordedTables()) {
        if (!m_rows.contains(table.name) && !m_ranges.contains(table.name))
            continue;
        ShadowedTable shadow;
        shadow.keyColumns = table.keyColumns;
        shadow.ranges = joined(m_ranges[table.name]);
        if (auto done = addShadow(table, shadow); !done)
            return done.error();
        if (!shadow.isEmpty())
            shadows[table.name] = std::move(shadow);
    }
    return shadows;
}

} // namespace sourceline
