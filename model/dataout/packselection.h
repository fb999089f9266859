#pragma once

#include "model/exchange/packschema.h"

#include <QSet>

#include <map>

struct sqlite3;

namespace sourceline {

/// Which rows of the recorded tables a pack of some incidents needs: what belongs to them, and what
/// that points at, until nothing is missing. One thread.
class PackSelection
{
public:
    struct Parts
    {
        bool notes = true;
        bool everything = false; ///< also what no incident needs: actors, views, documents, …
    };

    static Result<PackSelection>
    select(sqlite3 *database, const std::vector<Id> &incidents, Parts parts);

    /// Whether a pack has the row of table `name` with key `id`.
    bool has(QByteArrayView table, qint64 id) const;

    qint64 count(QByteArrayView table) const;

private:
    struct Key
    {
        qint64 id = 0;
        std::vector<std::pair<size_t, qint64>> references; ///< by column of the table
    };

    Result<void> load(sqlite3 *database, const PackTable &table);
    bool addOwned(const PackTable &table);
    bool addReferenced(const PackTable &table);

    Parts m_parts;
    std::map<QByteArray, std::vector<Key>> m_rows;
    std::map<QByteArray, QSet<qint64>> m_taken;
};

/// Whether a row cannot be without the row that `column` points at; else the column may be left
/// empty.
bool packPulls(const PackColumn &column);

} // namespace sourceline
