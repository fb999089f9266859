#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chosenrows.h"

namespace sourceline {

/// What is behind a chart, for `sources`, `sourcesLong` and `marking`: articles and papers, never
/// our summaries of them.
class ChartSources
{
public:
    explicit ChartSources(sqlite3 *database)
        : m_database(database)
    {}

    /// Documents that are cited for the incidents or report a statement about them.
    Result<void> addIncidents(const ChosenRows &rows);
    Result<void> addStatements(const std::vector<Id> &statements);
    void addDocuments(const std::vector<Id> &documents);
    /// `addresses`: the long ones end with where a document is found.
    Result<void> tell(ChartNumbers &numbers, bool addresses = true);

private:
    struct Document;
    Result<std::vector<Document>> read() const;
    void noteMarking(Id term);

    sqlite3 *m_database;
    std::vector<Id> m_documents, m_markings;
};

/// Sets `head` and `dataAsOf` to the edit that the snapshot stands for.
Result<void> tellHead(ChartNumbers &numbers, qint64 edit, sqlite3 *database);

} // namespace sourceline
