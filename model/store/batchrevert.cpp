#include "model/store/batchrevert.h"

#include "model/store/batchrecord.h"
#include "model/store/foreignkeys.h"
#include "model/store/wording.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rowsOfAPart = 20'000;
constexpr int conflictsNamed = 100;

using Keys = std::vector<std::pair<Id, qint64>>;

// Which rows were edited is known from the log; that they were is known from the hash, also where
// an edit was turned back again.
Result<void>
findEdited(sqlite3 *database, qint64 seq, const BatchTable &table, std::vector<Conflict> &conflicts)
{
    const auto hashed = hashRows(database, table.name, table.columns, table.ranges);
    if (!hashed)
        return hashed.error();
    if (hashed->sha256 == table.rows.sha256)
        return {};
    const size_t before = conflicts.size();
    Statement rows(database,
                   "SELECT DISTINCT id, other FROM edit_row WHERE edit > ?1 AND table_name = ?2 "
                   "AND id BETWEEN ?3 AND ?4 LIMIT ?5");
    rows.bind(1, seq).bind(2, QString::fromUtf8(table.name)).bind(5, conflictsNamed);
    for (const auto &[first, last] : table.ranges) {
        rows.bind(3, first).bind(4, last);
        while (rows.next()) {
            conflicts.push_back({table.name,
                                 rows.id(0),
                                 rows.integer(1),
                                 {},
                                 {},
                                 {},
                                 u"The %1 was edited since."_s.arg(recordInWords(
                                     database, table.name, rows.id(0), rows.integer(1)))});
        }
        rows.reset();
    }
    if (conflicts.size() == before)
        conflicts.push_back(
            {table.name,
             {},
             0,
             {},
             {},
             {},
             u"Rows of `%1` are not as they were added."_s.arg(tableInWords(table.name))});
    return {};
}

const BatchTable *tableNamed(const std::vector<BatchTable> &tables, const QByteArray &name)
{
    const auto at = std::find_if(
        tables.begin(), tables.end(), [&name](const BatchTable &t) { return t.name == name; });
    return at == tables.end() ? nullptr : &*at;
}

Result<void> findPointing(sqlite3 *database,
                          const ForeignKey &key,
                          const BatchTable &parent,
                          const BatchTable *child,
                          std::vector<Conflict> &conflicts)
{
    const RecordedTable &recorded = *recordedTable(key.child);
    const QByteArray column = '"' + key.column + '"';
    const QByteArray second =
        recorded.keyColumns > 1 ? '"' + recorded.columns[1] + '"' : QByteArray("0");
    const QByteArray sql = "SELECT " + recorded.columns.front() + ", " + second + ", " + column
                           + " FROM " + key.child + " WHERE " + column + " BETWEEN ?1 AND ?2";
    Statement rows(database, sql.constData());
    for (const auto &[first, last] : parent.ranges) {
        rows.bind(1, first).bind(2, last);
        while (rows.next() && conflicts.size() < conflictsNamed) {
            if (child && contains(child->ranges, rows.integer(0)))
                continue;
            conflicts.push_back(
                {key.child,
                 rows.id(0),
                 rows.integer(1),
                 key.column,
                 {},
                 rows.value(2),
                 u"The %1, which was not part of it, points at the %2 (`%3`)."_s.arg(
                     recordInWords(database, key.child, rows.id(0), rows.integer(1)),
                     recordInWords(database, parent.name, rows.id(2)),
                     QString::fromUtf8(key.column))});
        }
        if (rows.failed())
            return rows.error();
        rows.reset();
    }
    return {};
}

/// Deletes the rows of a batch in parts. Within a table rows that others of it point at go last.
class Eraser
{
public:
    Eraser(StatementCache &statements, std::vector<BatchTable> tables)
        : m_statements(statements)
        , m_search(statements)
        , m_tables(std::move(tables))
    {
        std::reverse(m_tables.begin(), m_tables.end()); // children first
        for (const ForeignKey &key : foreignKeys(statements.database())) {
            if (key.child == key.parent)
                m_ownReferences[key.child].append(key.column);
        }
    }

    bool isDone() const { return m_at == m_tables.size(); }

    Result<void> erase()
    {
        qint64 left = rowsOfAPart;
        while (left > 0 && !isDone()) {
            const auto rows = nextRows(m_tables[m_at], left);
            if (!rows)
                return rows.error();
            if (auto removed = remove(m_tables[m_at].name, *rows); !removed)
                return removed;
            left -= qint64(rows->size());
            if (rows->empty())
                ++m_at;
        }
        return {};
    }

private:
    // All of a part are taken out of the full text before the first is deleted: deleting opens a
    // savepoint, at which FTS5 flushes what it holds.
    Result<void> remove(const QByteArray &table, const Keys &rows)
    {
        for (const auto &[id, other] : rows) {
            if (auto out = m_search.takeOut(table, id); !out)
                return out;
        }
        const RecordedTable &recorded = *recordedTable(table);
        QByteArray sql = "DELETE FROM " + table + " WHERE " + recorded.columns.front() + " = ?1";
        if (recorded.keyColumns > 1)
            sql += " AND \"" + recorded.columns[1] + "\" = ?2";
        const LentStatement statement = m_statements.lend(sql);
        for (const auto &[id, other] : rows) {
            statement->bind(1, id);
            if (recorded.keyColumns > 1)
                statement->bind(2, other);
            if (auto done = statement->run(); !done)
                return done;
        }
        return {};
    }

    Result<Keys> nextRows(const BatchTable &table, qint64 limit)
    {
        QByteArray free;
        for (const QByteArray &column : m_ownReferences[table.name])
            free += " AND id NOT IN (SELECT " + column + " FROM " + table.name + " WHERE " + column
                    + " IS NOT NULL AND " + column + " <> id)";
        auto rows = select(table, free, limit);
        // Rows that point at each other in a circle: the key check waits for the end of the
        // transaction.
        return rows && rows->empty() && !free.isEmpty() ? select(table, {}, limit) : rows;
    }

    Result<Keys> select(const BatchTable &table, const QByteArray &condition, qint64 limit)
    {
        const RecordedTable &recorded = *recordedTable(table.name);
        const QByteArray key = recorded.columns.front();
        const QByteArray second =
            recorded.keyColumns > 1 ? '"' + recorded.columns[1] + '"' : QByteArray("0");
        const LentStatement rows = m_statements.lend(
            "SELECT " + key + ", " + second + " FROM " + table.name + " WHERE " + key
            + " BETWEEN ?1 AND ?2" + condition + " ORDER BY " + key + " DESC LIMIT ?3");
        Keys found;
        for (auto range = table.ranges.rbegin();
             range != table.ranges.rend() && qint64(found.size()) < limit;
             ++range) {
            rows->bind(1, range->first)
                .bind(2, range->second)
                .bind(3, limit - qint64(found.size()));
            while (rows->next())
                found.emplace_back(rows->id(0), rows->integer(1));
            if (rows->failed())
                return rows->error();
            rows->reset();
        }
        return found;
    }

    StatementCache &m_statements;
    SearchIndex m_search;
    std::vector<BatchTable> m_tables;
    std::map<QByteArray, QByteArrayList> m_ownReferences;
    size_t m_at = 0;
};

} // namespace

Result<std::vector<Conflict>> batchConflicts(sqlite3 *database, const StoredEdit &batch)
{
    const auto tables = batchFromJson(batch.batch);
    if (!tables)
        return tables.error();
    std::vector<Conflict> conflicts;
    for (const BatchTable &table : *tables) {
        if (auto found = findEdited(database, batch.seq, table, conflicts); !found)
            return found.error();
    }
    for (const ForeignKey &key : foreignKeys(database)) {
        const BatchTable *parent = tableNamed(*tables, key.parent);
        if (!parent)
            continue;
        if (auto found =
                findPointing(database, key, *parent, tableNamed(*tables, key.child), conflicts);
            !found)
            return found.error();
    }
    return conflicts;
}

Result<Edit> revertBatch(EditLog::Run &run, const StoredEdit &batch, const Reason &reason)
{
    const auto conflicts = batchConflicts(run.database(), batch);
    if (!conflicts)
        return conflicts.error();
    if (!conflicts->empty())
        return Error{u"Later changes stand in the way. %1 Nothing was changed."_s.arg(
            conflicts->front().sentence)};
    auto tables = batchFromJson(batch.batch);
    if (!tables)
        return tables.error();
    // Until COMMIT, for rows of one table that point at each other.
    if (auto deferred = run.statements().lend("PRAGMA defer_foreign_keys = 1")->run(); !deferred)
        return deferred.error();
    Eraser eraser(run.statements(), std::move(*tables));
    Edit last;
    while (!eraser.isDone()) {
        auto part = run.record(reason, batch.id, [&eraser](Writer &) { return eraser.erase(); });
        if (!part)
            return part;
        if (part->seq != 0)
            last = std::move(*part);
    }
    return last;
}

} // namespace sourceline
