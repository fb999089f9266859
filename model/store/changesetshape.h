#pragma once

#include "model/store/editlog.h"
#include "model/store/session.h"

#include <map>

namespace sourceline {

/// Compares changesets with the tables as they are now. For one transaction.
class ChangesetShape
{
public:
    explicit ChangesetShape(sqlite3 *database)
        : m_database(database)
    {}

    /// SQLite passes over rows of tables that are gone or have fewer columns, and reports success;
    /// so whether a row's table is recorded, has at least its columns and the same key is asked
    /// first.
    Result<void> check(const ChangesetRow &row);

    /// Whether a row that is to be deleted holds anything but the default in a column that came
    /// after the changeset. Fills column, expected and found.
    bool findLaterValue(const ChangesetRow &row, Conflict &conflict);

private:
    struct Column
    {
        QByteArray name;
        QByteArray byDefault; ///< SQL; empty: NULL
        bool isKey = false;
    };

    const std::vector<Column> &columnsOf(const QByteArray &table);
    Value presentValue(const ChangesetRow &row, const QByteArray &column);

    sqlite3 *m_database;
    std::map<QByteArray, std::vector<Column>> m_columns;
};

} // namespace sourceline
