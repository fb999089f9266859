#include "model/store/searchindex.h"

#include <algorithm>
#include <sqlite3.h>

namespace sourceline {

namespace {

// INSERT INTO t_search (t_search, rowid, columns…) VALUES ('delete', ?1, …), or the same without
// 'delete'.
QByteArray writeSql(const SearchedTable &searched, bool takesOut)
{
    const QByteArray index = searched.index;
    QByteArray names = (takesOut ? index + ", rowid" : QByteArray("rowid"));
    QByteArray values = takesOut ? "'delete', ?1" : "?1";
    for (int i = 0; i < int(searched.columns.size()); ++i) {
        names += ", " + searched.columns[i];
        values += ", ?" + QByteArray::number(i + 2);
    }
    return "INSERT INTO " + index + " (" + names + ") VALUES (" + values + ')';
}

} // namespace

const std::vector<SearchedTable> &searchedTables()
{
    static const std::vector<SearchedTable> tables = {
        {"text", "text_search", {"text"}},
        {"incident", "incident_search", {"title", "note"}},
        {"statement", "statement_search", {"gist"}},
        {"annotation", "annotation_search", {"text"}},
    };
    return tables;
}

const SearchedTable *searchedTable(QByteArrayView table)
{
    const auto &tables = searchedTables();
    const auto at = std::find_if(
        tables.begin(), tables.end(), [table](const SearchedTable &t) { return table == t.table; });
    return at == tables.end() ? nullptr : &*at;
}

// Read first, then written with VALUES: for INSERT … SELECT SQLite opens a savepoint, at which FTS5
// flushes what it holds to the disk, row by row.
Result<void> SearchIndex::write(const SearchedTable &searched, Id id, bool takesOut)
{
    const LentStatement row = m_statements.lend("SELECT " + searched.columns.join(", ") + " FROM "
                                                + searched.table + " WHERE id = ?1");
    row->bind(1, id);
    if (!row->next())
        return row->failed() ? Result<void>(row->error()) : Result<void>();
    const LentStatement write = m_statements.lend(writeSql(searched, takesOut));
    write->bind(1, id);
    for (int i = 0; i < int(searched.columns.size()); ++i) {
        sqlite3_value *text = sqlite3_column_value(row->handle(), i);
        const int code = sqlite3_bind_value(write->handle(), i + 2, text);
        if (code != SQLITE_OK)
            return sqliteError(m_statements.database(), code);
    }
    return write->run();
}

Result<void> SearchIndex::takeOut(QByteArrayView table, Id id)
{
    const SearchedTable *searched = searchedTable(table);
    return searched ? write(*searched, id, true) : Result<void>();
}

Result<void> SearchIndex::putBack(QByteArrayView table, Id id)
{
    const SearchedTable *searched = searchedTable(table);
    return searched ? write(*searched, id, false) : Result<void>();
}

Result<void> SearchIndex::putBack(QByteArrayView table, Id first, Id last)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    const QByteArray columns = searched->columns.join(", ");
    const QByteArray sql = QByteArray("INSERT INTO ") + searched->index + " (rowid, " + columns
                           + ") SELECT id, " + columns + " FROM " + searched->table
                           + " WHERE id BETWEEN ?1 AND ?2";
    return m_statements.lend(sql)->bind(1, first).bind(2, last).run();
}

Result<void> SearchIndex::rebuild(QByteArrayView table)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    const QByteArray index = searched->index;
    const QByteArray sql = "INSERT INTO " + index + " (" + index + ") VALUES ('rebuild')";
    if (auto rebuilt = m_statements.lend(sql)->run(); !rebuilt)
        return rebuilt;
    return m_statements.lend("DELETE FROM segment_stamp WHERE table_name = ?1 AND segment = -1")
        ->bind(1, QString::fromUtf8(index))
        .run();
}

Result<void> SearchIndex::noteStale(QByteArrayView table)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    const char *sql = "INSERT OR REPLACE INTO segment_stamp (table_name, segment, edit) "
                      "VALUES (?1, -1, 0)";
    return m_statements.lend(sql)->bind(1, QString::fromUtf8(searched->index)).run();
}

Result<bool> SearchIndex::isStale(const SearchedTable &searched)
{
    const LentStatement stale =
        m_statements.lend("SELECT 1 FROM segment_stamp WHERE table_name = ?1 AND segment = -1");
    stale->bind(1, QString::fromUtf8(searched.index));
    const bool found = stale->next();
    if (stale->failed())
        return stale->error();
    return found;
}

Result<void> SearchIndex::rebuildStale()
{
    for (const SearchedTable &searched : searchedTables()) {
        const auto stale = isStale(searched);
        if (!stale)
            return stale.error();
        if (auto rebuilt = *stale ? rebuild(searched.table) : Result<void>(); !rebuilt)
            return rebuilt;
    }
    return {};
}

} // namespace sourceline
