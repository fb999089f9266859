#pragma once

#include "model/store/derivation.h"
#include "model/store/institutions.h"

namespace sourceline {

/// Reads what an incident's derived rows are computed from.
class IncidentFactsReader
{
public:
    explicit IncidentFactsReader(StatementCache &statements)
        : m_statements(statements)
        , m_institutions(statements)
    {}

    /// None when there is no such incident.
    Result<std::optional<IncidentFacts>> read(Id incident);

private:
    Result<bool> readIncident(IncidentFacts &facts);
    Result<void> readClaims(IncidentFacts &facts);
    Result<void> readChoices(IncidentFacts &facts);
    Result<void> readAttributions(IncidentFacts &facts);
    Result<void> readAssessment(IncidentFacts &facts);
    Result<void> countCitations(IncidentFacts &facts);
    Result<std::vector<Id>> ids(const QByteArray &sql, Id parameter);
    Result<void> readBacking(AttributionFact &fact, Id statement);

    StatementCache &m_statements;
    Institutions m_institutions;
};

} // namespace sourceline
