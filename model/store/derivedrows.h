#pragma once

#include "model/store/incidentfacts.h"

namespace sourceline {

/// Keeps incident_derived, incident_figure and incident_alleged. Inside a transaction; remembers
/// institutions, so for one transaction only.
class DerivedRows
{
public:
    explicit DerivedRows(StatementCache &statements)
        : m_statements(statements)
        , m_facts(statements)
    {}

    /// Reads, derives and writes; of an incident that is gone the rows are removed.
    Result<void> recompute(Id incident);
    /// Every incident. For casefiles that other programs wrote to, and for tests.
    Result<void> recomputeAll();
    /// Writes rows where there are none yet.
    Result<void> insert(const DerivedIncident &derived);
    /// Removes the rows of incidents from `first` to `last`.
    Result<void> remove(Id first, Id last);

private:
    Result<void> insertIncident(const DerivedIncident &derived);

    StatementCache &m_statements;
    IncidentFactsReader m_facts;
};

} // namespace sourceline
