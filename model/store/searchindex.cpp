#include "model/store/searchindex.h"

#include <algorithm>

namespace sourceline {

namespace {

// INSERT INTO t_search ([t_search,] rowid, columns…) SELECT ['delete',] id, columns… FROM t WHERE …
QByteArray copySql(const SearchedTable &searched, bool takesOut, const char *where)
{
    const QByteArray index = searched.index;
    const QByteArray columns = "id, " + searched.columns.join(", ");
    const QByteArray names = (takesOut ? index + ", " : QByteArray()) + "row" + columns;
    return "INSERT INTO " + index + " (" + names + ") SELECT " + (takesOut ? "'delete', " : "")
           + columns + " FROM " + searched.table + " WHERE " + where;
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

Result<void> SearchIndex::takeOut(QByteArrayView table, Id id)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    return m_statements.lend(copySql(*searched, true, "id = ?1"))->bind(1, id).run();
}

Result<void> SearchIndex::putBack(QByteArrayView table, Id id)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    return m_statements.lend(copySql(*searched, false, "id = ?1"))->bind(1, id).run();
}

Result<void> SearchIndex::putBack(QByteArrayView table, Id first, Id last)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    return m_statements.lend(copySql(*searched, false, "id BETWEEN ?1 AND ?2"))
        ->bind(1, first)
        .bind(2, last)
        .run();
}

Result<void> SearchIndex::rebuild(QByteArrayView table)
{
    const SearchedTable *searched = searchedTable(table);
    if (!searched)
        return {};
    const QByteArray index = searched->index;
    return m_statements.lend("INSERT INTO " + index + " (" + index + ") VALUES ('rebuild')")->run();
}

} // namespace sourceline
