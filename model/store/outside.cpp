#include "model/store/derivedrows.h"
#include "model/store/editrun.h"
#include "model/store/schema.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Changes of other tables reach no derived value.
bool isDerivedFrom(const QByteArray &table)
{
    static const QByteArrayList names = {"incident",
                                         "claim",
                                         "attribution",
                                         "attribution_alternative",
                                         "assessment",
                                         "statement",
                                         "statement_co_speaker",
                                         "report",
                                         "citation",
                                         "link",
                                         "document",
                                         "actor",
                                         "actor_relation"};
    return names.contains(table);
}

Result<std::vector<TouchedRow>> outsideRows(StatementCache &statements)
{
    std::vector<TouchedRow> rows;
    const LentStatement select =
        statements.lend("SELECT table_name, id FROM outside ORDER BY table_name, id");
    while (select->next()) {
        // A hostile file may name anything here.
        if (const RecordedTable *table = recordedTable(select->utf8(0)))
            rows.push_back({table->name, select->id(1), 0, {}});
    }
    if (select->failed())
        return select->error();
    ChangedRows lookup(statements);
    for (TouchedRow &row : rows)
        row.incident = recordedTable(row.table)->hasId
                           ? lookup.incidentOf(row.table, {row.id.value, 0}, Side::After)
                           : Id();
    return rows;
}

} // namespace

Result<void> EditLog::Run::takeInOutside()
{
    {
        const LentStatement any = m_log.statements.lend("SELECT 1 FROM outside LIMIT 1");
        if (!any->next())
            return any->failed() ? Result<void>(any->error()) : Result<void>();
    }
    auto rows = outsideRows(m_log.statements);
    if (!rows)
        return rows.error();
    std::set<QByteArray> tables;
    for (const TouchedRow &row : *rows)
        tables.insert(row.table);
    for (const QByteArray &table : tables) {
        if (auto done = m_log.search.rebuild(table); !done)
            return done;
    }
    // What a row held before is not known, so neither is which incidents it counted for: all are
    // made again.
    const bool isDerived = std::any_of(tables.begin(), tables.end(), isDerivedFrom);
    if (isDerived) {
        if (auto done = DerivedRows(m_log.statements).recomputeAll(); !done)
            return done;
    }
    // Of a term the columns hold the scheme too.
    if (isDerived || tables.contains("term")) {
        if (auto done = stampIncidents(); !done)
            return done;
    }
    if (auto done = m_log.statements.lend("DELETE FROM outside")->run(); !done)
        return done;
    const Reason reason{u"another program"_s, u"Changed outside"_s, {}, "outside"};
    if (const auto edit = append(reason, {}, nullptr, {}, std::move(*rows)); !edit)
        return edit.error();
    ++m_at; // what follows in this run is another edit, not a part of this one
    return {};
}

Result<Edit> EditLog::takeInOutsideChanges()
{
    Run run(*d);
    if (auto begun = run.begin(); !begun)
        return begun.error();
    return run.finish(run.lastEdit());
}

} // namespace sourceline
