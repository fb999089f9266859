#include "model/store/affected.h"

#include "model/store/institutions.h"

namespace sourceline {

Result<std::vector<qint64>> Affected::ids(const QByteArray &sql, qint64 parameter)
{
    const LentStatement select = m_statements.lend(sql);
    select->bind(1, parameter);
    std::vector<qint64> found;
    while (select->next())
        found.push_back(select->integer(0));
    if (select->failed())
        return select->error();
    return found;
}

Result<void> Affected::addIncidents(const QByteArray &sql, qint64 parameter)
{
    const auto found = ids(sql, parameter);
    if (!found)
        return found.error();
    m_incidents.insert(found->begin(), found->end());
    return {};
}

Result<void> Affected::addStatement(qint64 statement)
{
    if (!m_statementsSeen.insert(statement).second)
        return {};
    return addIncidents(
        "SELECT incident FROM claim WHERE statement = ?1 UNION SELECT incident FROM attribution "
        "WHERE statement = ?1 "
        "UNION SELECT incident FROM statement WHERE id = ?1 AND incident IS NOT NULL",
        statement);
}

Result<void> Affected::addDocument(qint64 document)
{
    const auto statements = ids("SELECT statement FROM report WHERE document = ?1", document);
    if (!statements)
        return statements.error();
    for (qint64 statement : *statements) {
        if (auto added = addStatement(statement); !added)
            return added;
    }
    return {};
}

Result<void> Affected::addSpeaker(qint64 actor)
{
    if (!m_speakersSeen.insert(actor).second)
        return {};
    if (auto added = addIncidents("SELECT a.incident FROM statement s JOIN attribution a ON "
                                  "a.statement = s.id WHERE s.speaker = ?1 "
                                  "UNION SELECT a.incident FROM statement_co_speaker c JOIN "
                                  "attribution a ON a.statement = "
                                  "c.statement WHERE c.actor = ?1",
                                  actor);
        !added)
        return added;
    const auto speaking = ids("SELECT actor FROM actor_relation WHERE other = ?1 AND kind IN ("
                                  + speakingRelations() + ')',
                              actor);
    if (!speaking)
        return speaking.error();
    for (qint64 other : *speaking) {
        if (auto added = addSpeaker(other); !added)
            return added;
    }
    return {};
}

Result<void> Affected::addNamed(qint64 actor)
{
    return addIncidents("SELECT incident FROM claim WHERE whom_name = ?1", actor);
}

Result<void> Affected::addRow(ChangedRows &changed,
                              const QByteArray &table,
                              ChangedRows::Key key,
                              const ChangedRows::Row &row)
{
    for (const Side side : {Side::Before, Side::After}) {
        if (const Id incident = changed.incidentOf(table, key, side); incident.isValid())
            (row.derives ? m_incidents : m_others).insert(incident.value);
        Result<void> added;
        if (const auto statement =
                table == "report" ? changed.owner(table, key, "statement", side) : std::nullopt)
            added = addStatement(*statement);
        if (const auto actor =
                table == "actor_relation" ? changed.owner(table, key, "actor", side) : std::nullopt)
            added = addSpeaker(*actor);
        if (!added)
            return added;
    }
    if (table == "statement" || table == "statement_co_speaker")
        return addStatement(key.first);
    if (table == "document" && row.before.contains("outlet"))
        return addDocument(key.first);
    if (table == "actor" && row.named) {
        const auto added = addNamed(key.first);
        return added ? addSpeaker(key.first) : added;
    }
    return {};
}

Result<void> Affected::add(ChangedRows &changed)
{
    for (const auto &[table, rows] : changed.tables()) {
        for (const auto &[key, row] : rows) {
            if (auto added = addRow(changed, table, key, row); !added)
                return added;
        }
    }
    return {};
}

} // namespace sourceline
