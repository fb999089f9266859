#pragma once

#include "model/datain/importedrow.h"
#include "model/datain/knownrows.h"
#include "model/store/batchwriter.h"
#include "model/store/institutions.h"

namespace sourceline {

/// Writes imported rows as an incident each, with one statement by the dataset that its claims and
/// attributions rest on, reported by a document that stands for the file. On the writer's thread.
class RowWriter
{
public:
    RowWriter(EditLog::BatchWriter &writer, const KnownRows &known, QString prefix);

    /// The dataset as a speaker, the file as a document. Before the first row.
    Result<void> begin(const QString &dataset, const QString &fileName, const QString &sha256);
    Result<Id> write(const ImportedRow &row);

private:
    using Inserter = EditLog::BatchWriter::Inserter;

    Result<void> prepare();
    Result<Id> actor(const QString &name, const char *kind);
    Result<Id> place(const ImportedRow &row);
    Result<Id> statement(const ImportedRow &row, Id speaker);
    Result<void> writeClaims(const ImportedRow &row, Id incident, Id statement);
    Result<void> writeAttributions(const ImportedRow &row, Id incident, Id said);
    Result<void> writeTags(const ImportedRow &row, Id incident);
    Result<void> writeDerived(const ImportedRow &row, Id incident);

    EditLog::BatchWriter &m_writer;
    const KnownRows &m_known;
    QString m_prefix;
    StatementCache m_statements;
    Institutions m_institutions;
    Inserter *m_actor = nullptr, *m_place = nullptr, *m_document = nullptr, *m_incident = nullptr,
             *m_statement = nullptr, *m_report = nullptr, *m_source = nullptr, *m_claim = nullptr,
             *m_attribution = nullptr, *m_tag = nullptr, *m_incidentTag = nullptr;
    Id m_dataset, m_file;
    QHash<QString, Id> m_actors, m_places, m_tags;
    std::vector<FigureClaim> m_figures;     ///< of the row being written
    std::vector<AttributionFact> m_alleged; ///< likewise
};

} // namespace sourceline
