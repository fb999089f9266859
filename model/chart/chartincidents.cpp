#include "model/chart/chartincidents.h"

#include "model/chart/chartdifferences.h"
#include "model/chart/charttouched.h"
#include "model/columns/loader.h"
#include "model/store/asof.h"
#include "model/store/batchrecord.h"
#include "model/store/recordwords.h"
#include "model/store/statement.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The chart of one incident alone, with a cut-off that never differs.
Result<ChartNumbers> chartOf(const ChartSince &since,
                             Id incident,
                             const IncidentTable &table,
                             const std::set<Row> &chosen,
                             sqlite3 *database)
{
    std::vector<Row> rows;
    const Row row = table.rowOf(incident);
    if (row < table.rowCount() && chosen.contains(row))
        rows.push_back(row);
    return makeChartNumbers(since.spec, {table, rows, database, QDate()});
}

struct Side
{
    const IncidentTable &table;
    std::set<Row> chosen;
    sqlite3 *database = nullptr;
};

Result<Side> sideOf(const ChartSince &since, const IncidentTable &table, sqlite3 *database)
{
    const auto rows = since.filter(since.spec.filter, table, database);
    if (!rows)
        return rows.error();
    return Side{table, std::set<Row>(rows->begin(), rows->end()), database};
}

Result<std::vector<ChartEdit>> editsOf(const ChartSince &since, Id incident)
{
    // Notes, anchors and the like are about a record and are in no chart.
    Statement select(
        since.database,
        "SELECT DISTINCT e.seq, e.id, e.at, e.who, e.label, e.why FROM edit_row r JOIN edit e ON "
        "e.seq = r.edit WHERE r.incident = ?1 AND e.seq > ?2 AND r.table_name NOT IN "
        "('annotation', "
        "'citation', 'anchor', 'coding_basis', 'decision_incident') UNION SELECT e.seq, e.id, "
        "e.at, e.who, e.label, e.why FROM edit e CROSS JOIN edit_row r ON r.edit = e.seq "
        "WHERE e.seq > ?2 AND r.table_name = 'statement' AND r.id IN (SELECT statement FROM "
        "attribution "
        "WHERE incident = ?1 UNION SELECT statement FROM claim WHERE incident = ?1) ORDER BY 1");
    select.bind(1, incident).bind(2, since.seq);
    std::vector<ChartEdit> all;
    while (select.next())
        all.push_back(
            {select.id(1), select.integer(2), select.text(3), select.text(4), select.text(5)});
    if (select.failed())
        return select.error();
    if (!all.empty())
        return all;
    Statement imports(since.database,
                      "SELECT id, at, who, label, why, batch FROM edit WHERE seq > ?1 AND batch IS "
                      "NOT NULL ORDER BY seq");
    imports.bind(1, since.seq);
    while (imports.next()) {
        const auto tables = batchFromJson(imports.utf8(5));
        if (!tables)
            return tables.error();
        for (const BatchTable &table : *tables) {
            if (table.name == "incident" && contains(table.ranges, incident.value))
                all.push_back({imports.id(0),
                               imports.integer(1),
                               imports.text(2),
                               imports.text(3),
                               imports.text(4)});
        }
    }
    if (imports.failed())
        return imports.error();
    return all;
}

class Finder
{
public:
    Finder(const ChartSince &since, ChartComparison &comparison)
        : m_since(since)
        , m_comparison(comparison)
    {}

    Result<void> run()
    {
        auto touched = touchedSince(m_since);
        if (!touched)
            return touched.error();
        if (touched->incidents.size() > mostTouched) {
            m_comparison.notes.append(
                u"More than %1 incidents were edited since; which of them made the difference is "
                u"not told apart."_s.arg(mostTouched));
            return {};
        }
        // Links of events change what a report holds, not the report.
        for (const ChartCoverage &each : m_comparison.now.coverage)
            touched->incidents.insert(each.aggregate);
        const auto then = openThen();
        if (!then)
            return then.error();
        if (const auto sorted = sortShared(m_since, then->handle(), *touched, m_comparison.notes);
            !sorted)
            return sorted;
        const std::vector<Id> ids(touched->incidents.begin(), touched->incidents.end());
        const auto before = reloadRows(then->handle(), m_since.snapshot, ids, true);
        if (!before)
            return before.error();
        const auto sideThen = sideOf(m_since, **before, then->handle());
        if (!sideThen)
            return sideThen.error();
        const auto sideNow = sideOf(m_since, *m_since.snapshot, m_since.database);
        if (!sideNow)
            return sideNow.error();
        for (const Id id : ids) {
            if (const auto compared = compare(id, *sideThen, *sideNow); !compared)
                return compared;
        }
        return {};
    }

private:
    // The record right after the edit that the chart was made after.
    Result<Connection> openThen()
    {
        AsOfQuery query;
        query.afterEdit = m_since.edit;
        if (!m_since.edit.isValid())
            query.recordedUntil = 0;
        const auto asOf = AsOf::read(m_since.database, query);
        if (!asOf)
            return asOf.error();
        m_comparison.notes += asOf->gaps();
        auto connection = m_since.source.open();
        if (!connection)
            return connection;
        if (const auto installed = asOf->install(*connection); !installed)
            return installed.error();
        return connection;
    }

    Result<void> compare(Id incident, const Side &then, const Side &now)
    {
        const auto before = chartOf(m_since, incident, then.table, then.chosen, then.database);
        if (!before)
            return before.error();
        const auto after = chartOf(m_since, incident, now.table, now.chosen, now.database);
        if (!after)
            return after.error();
        if (chartDifferences(*before, *after).empty())
            return {};
        const bool isThere = now.table.rowOf(incident) < now.table.rowCount();
        ChartIncident found;
        found.incident = incident;
        found.name = RecordWords(isThere ? now.database : then.database).incident(incident);
        auto edits = editsOf(m_since, incident);
        if (!edits)
            return edits.error();
        found.edits = std::move(*edits);
        if (found.edits.empty()) {
            if (const auto added = addEditsOfHeld(*before, *after, found); !added)
                return added;
        }
        m_comparison.incidents.push_back(std::move(found));
        return {};
    }

    // An aggregate report holds other events since, by edits of those.
    Result<void>
    addEditsOfHeld(const ChartNumbers &before, const ChartNumbers &after, ChartIncident &found)
    {
        std::set<Id> then, now;
        for (const ChartCoverage &each : before.coverage)
            then.insert(each.incidents.begin(), each.incidents.end());
        for (const ChartCoverage &each : after.coverage)
            now.insert(each.incidents.begin(), each.incidents.end());
        std::vector<Id> moved;
        std::ranges::set_symmetric_difference(then, now, std::back_inserter(moved));
        for (const Id id : moved) {
            const auto edits = editsOf(m_since, id);
            if (!edits)
                return edits.error();
            for (const ChartEdit &edit : *edits) {
                if (std::ranges::find(found.edits, edit.edit, &ChartEdit::edit)
                    == found.edits.end())
                    found.edits.push_back(edit);
            }
        }
        return {};
    }

    const ChartSince &m_since;
    ChartComparison &m_comparison;
};

} // namespace

Result<void> findDifferingIncidents(const ChartSince &since, ChartComparison &comparison)
{
    return Finder(since, comparison).run();
}

} // namespace sourceline
