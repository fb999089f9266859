#pragma once

#include "model/filter/filterspec.h"
#include "soaknames.h"

namespace sourceline::test {

/// Random filters that have something to find in a synthetic casefile.
class SoakFilters
{
public:
    SoakFilters(sqlite3 *database, QRandomGenerator &random)
        : m_database(database)
        , m_random(random)
    {}

    FilterSpec next(const SoakNames &names);

private:
    FilterTerm term(const SoakNames &names);
    QString value(const QString &field, const SoakNames &names);
    QString dateValue();
    QString numberValue(const QString &field, QString &op);
    /// The first column of `sql` (?1: a random key), which is any row of a table.
    QString anyOf(const char *sql, const char *table);

    sqlite3 *m_database;
    QRandomGenerator &m_random;
};

} // namespace sourceline::test
