#pragma once

#include "model/store/editlog.h"

#include <functional>

namespace sourceline {

/// The edits after one edit that touched an incident, and what they changed of it.
class EditsSince
{
public:
    EditsSince(sqlite3 *database, qint64 seq, Id incident);

    /// Oldest first; `table` empty: any. `id` not valid: any row of the table.
    std::vector<Id> of(const QByteArray &table, Id id = {}, const QByteArray &column = {}) const;
    std::vector<Id> all() const;

private:
    struct Row
    {
        Id edit;
        QByteArray table;
        Id id;
    };

    sqlite3 *m_database;
    std::vector<Row> m_rows; ///< oldest first
};

} // namespace sourceline
