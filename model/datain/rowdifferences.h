#pragma once

#include "model/datain/importedrow.h"
#include "model/store/statementcache.h"

namespace sourceline {

/// What a row of a dataset says otherwise than the incident that it became before: a newer edition
/// of the dataset, most often. Rows that differ are not taken; nobody should take them for the
/// same.
class RowDifferences
{
public:
    explicit RowDifferences(sqlite3 *database)
        : m_statements(database)
    {}

    /// The first figure, date or accused actor of the row that is not so in the record.
    std::optional<RowProblem> of(Id incident, const ImportedRow &row);

    /// The same for rows that say the same of figures, date and actors.
    static size_t fingerprint(const ImportedRow &row);

private:
    std::optional<RowProblem> date(Id incident, const ImportedRow &row);
    std::optional<RowProblem> figures(Id incident, const ImportedRow &row);
    std::optional<RowProblem> actors(Id incident, const ImportedRow &row);

    StatementCache m_statements;
};

} // namespace sourceline
