#pragma once

#include "model/store/id.h"
#include "model/store/statementcache.h"

#include <QByteArrayList>

#include <vector>

namespace sourceline {

/// A table that is searched, its FTS5 table (external content) and the columns in it.
struct SearchedTable
{
    const char *table;
    const char *index;
    QByteArrayList columns;
};

const std::vector<SearchedTable> &searchedTables();
const SearchedTable *searchedTable(QByteArrayView table);

/// Keeps the full-text index in step. FTS5 forgets words only when it is told the text that was
/// indexed, so a row is taken out with its present text before it changes and put back after.
/// Inside a transaction.
class SearchIndex
{
public:
    explicit SearchIndex(StatementCache &statements)
        : m_statements(statements)
    {}

    /// Nothing happens for a row that is not there and for a table that is not searched.
    Result<void> takeOut(QByteArrayView table, Id id);
    Result<void> putBack(QByteArrayView table, Id id);
    Result<void> putBack(QByteArrayView table, Id first, Id last);
    Result<void> rebuild(QByteArrayView table);

    /// Rows of `table` are not indexed yet. To take such a row out would damage the index, so
    /// whoever writes next rebuilds it first, also after a crash. Kept as segment_stamp (index,
    /// -1).
    Result<void> noteStale(QByteArrayView table);
    Result<void> rebuildStale();

private:
    Result<void> write(const SearchedTable &searched, Id id, bool takesOut);
    Result<bool> isStale(const SearchedTable &searched);

    StatementCache &m_statements;
};

} // namespace sourceline
