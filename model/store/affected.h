#pragma once

#include "model/store/changedrows.h"

#include <set>

namespace sourceline {

/// Collects the incidents whose derived rows may have changed. Inside a transaction, after the
/// change.
class Affected
{
public:
    explicit Affected(StatementCache &statements)
        : m_statements(statements)
    {}

    Result<void> add(ChangedRows &changed);

    void addIncident(qint64 incident) { m_incidents.insert(incident); }

    Result<void> addStatement(qint64 statement); ///< what it claims, attributes and is
    Result<void> addDocument(qint64 document);   ///< whatever it reports
    Result<void> addSpeaker(qint64 actor); ///< attributions by it and by those that speak for it
    Result<void> addNamed(qint64 actor);   ///< claims about it as the one killed or wounded

    Result<void> addRow(ChangedRows &changed,
                        const QByteArray &table,
                        ChangedRows::Key key,
                        const ChangedRows::Row &row);

    const std::set<qint64> &incidents() const { return m_incidents; }

    /// Incidents that were changed in what no derived value reads; some may be affected as well.
    const std::set<qint64> &others() const { return m_others; }

private:
    Result<std::vector<qint64>> ids(const QByteArray &sql, qint64 parameter);
    Result<void> addIncidents(const QByteArray &sql, qint64 parameter);

    StatementCache &m_statements;
    std::set<qint64> m_incidents;
    std::set<qint64> m_others;
    std::set<qint64> m_statementsSeen;
    std::set<qint64> m_speakersSeen;
};

} // namespace sourceline
