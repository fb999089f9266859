#pragma once

#include "model/exchange/benchstory.h"
#include "model/store/institutions.h"

namespace sourceline {

/// Rows of what a bench casefile holds, by kind.
struct BenchCounts
{
    qint64 documents = 0, incidents = 0, statements = 0, reports = 0, claims = 0, attributions = 0,
           assessments = 0, links = 0, citations = 0;
};

/// Writes stories, each with the derived rows of its incidents.
class BenchRows
{
public:
    BenchRows(EditLog::BatchWriter &writer, const BenchWorld &world);

    /// Prepares every insert; call first.
    Result<void> prepare();
    Result<void> write(const BenchStory &story);

    const BenchCounts &counts() const { return m_counts; }

private:
    using Inserter = EditLog::BatchWriter::Inserter;

    Result<void> writeDocuments(const BenchStory &story);
    Result<void> writeIncidents(const BenchStory &story);
    Result<void> writeStatements(const BenchStory &story);
    Result<void>
    writeReport(const BenchStory &story, const BenchStatement &statement, Id id, int document);
    Result<void> writeClaims(const BenchStory &story);
    Result<void> writeAttributions(const BenchStory &story);
    Result<void> writeJudgements(const BenchStory &story);
    Result<void> writeDerived(const BenchStory &story);
    Result<void> cite(const BenchStory &story,
                      const std::vector<BenchAnchor> &anchors,
                      int owner,
                      Id id,
                      int incident);

    IncidentFacts &factsOf(int incident) { return m_facts[static_cast<size_t>(incident)]; }

    Id documentId(int document) const { return m_documents[static_cast<size_t>(document)]; }

    void noteDocument(int incident, int document);

    EditLog::BatchWriter &m_writer;
    const BenchWorld &m_world;
    StatementCache m_statementCache;
    Institutions m_institutions;
    BenchCounts m_counts;
    Inserter *m_document = nullptr, *m_incident = nullptr, *m_statement = nullptr,
             *m_report = nullptr, *m_source = nullptr, *m_claim = nullptr, *m_attribution = nullptr,
             *m_assessment = nullptr, *m_link = nullptr, *m_citation = nullptr;
    // Of the story that is being written.
    std::vector<Id> m_documents, m_statements;
    std::vector<IncidentFacts> m_facts;
    std::vector<std::vector<int>> m_documentsOf; ///< of each incident, each once
};

} // namespace sourceline
