#pragma once

#include "model/filter/evaluate.h"
#include "model/filter/filtervalue.h"
#include "model/filter/namefilter.h"
#include "model/store/statement.h"

#include <set>

namespace sourceline {

class DocumentLinks;

/// Turns terms that columns alone do not decide to tests, by looking up names and reading records.
/// Every text goes in as a bound value. On one thread, for one snapshot.
class RecordTerms
{
public:
    /// No mark: the term stands for nothing, `problem` says what.
    struct Found
    {
        CompiledFilter::Mark mark;
        QString problem;
    };

    /// `links` of the snapshot, where they have been read: documents lead to incidents by them
    /// instead of by a join.
    RecordTerms(sqlite3 *database,
                const IncidentTable &table,
                const std::atomic_bool *cancelled,
                const DocumentLinks *links = nullptr)
        : m_database(database)
        , m_table(table)
        , m_cancelled(cancelled)
        , m_links(links)
    {}

    Result<Found> mark(const FilterValue &value);

private:
    using Ids = std::set<Id>;

    Result<Found> ofTerm(const FilterValue &value);
    Result<Found> ofActor(const FilterValue &value);
    Result<Found> ofPlace(const FilterValue &value);
    Result<Found> ofCountry(const FilterValue &value);
    Result<Found> ofTag(const FilterValue &value);
    Result<Found> ofSource(const FilterValue &value);
    Result<Found> ofStance(const FilterValue &value);
    Result<Found> ofThing(const FilterValue &value);
    Result<Found> ofMeasure(const FilterValue &value);
    Result<Found> ofText(const FilterValue &value);
    Result<Found> ofWords(const FilterValue &value);
    Result<Found> ofReference(const FilterValue &value);

    /// Whoever spoke for one of these.
    Result<Ids> speakersFor(const Ids &institutions);
    /// Places near any of these.
    Result<Ids> around(const Ids &places);
    /// Puts the incident into `bits`; a sentence where there is none.
    Result<QString> findReference(const QString &reference, RowBits &bits);
    Result<Found> alleged(const Ids &actors);
    /// Which records the typed name means.
    Result<Ids> named(NamedRecord kind, const QString &name);
    /// `ids` and what belongs to them, by (id) rows of `sql` (?1).
    Result<Ids> withMembers(const char *sql, const Ids &ids);
    /// Incidents that `sql` (?1) gives for each id, into `bits`.
    Result<void> gather(const char *sql, const Ids &ids, RowBits &bits);
    /// Incidents that a bound statement gives.
    Result<void> gather(Statement &statement, RowBits &bits);
    /// Whatever cites one of the documents, or rests on a statement that it reports.
    Result<void> gatherDocuments(const Ids &documents, RowBits &bits);
    /// Keys in the first column.
    Result<Ids> idsOf(Statement &statement);
    std::vector<quint8> codesOf(const Dictionary &dictionary, const Ids &ids) const;
    bool isCancelled() const;

    sqlite3 *m_database;
    const IncidentTable &m_table;
    const std::atomic_bool *m_cancelled;
    const DocumentLinks *m_links;
};

} // namespace sourceline
