#include "model/dataout/packselection.h"

#include "model/store/rowreader.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Ownership
{
    QByteArray table;
    QByteArrayList owners; ///< columns: the row goes along with any record that one of them names
    bool all = false;      ///< only when every one of them is in the pack
};

const std::vector<Ownership> &ownerships()
{
    static const std::vector<Ownership> all{
        {"claim", {"incident"}},
        {"attribution", {"incident"}},
        {"assessment", {"incident"}},
        {"figure_override", {"incident"}},
        {"incident_redirect", {"target"}},
        {"actor_redirect", {"target"}},
        {"place_redirect", {"target"}},
        {"coding_basis", {"incident", "claim", "attribution"}},
        {"link", {"from_incident", "to_incident"}, true},
        {"statement", {"incident", "development"}},
        {"report", {"statement"}},
        {"citation",
         {"incident",
          "claim",
          "attribution",
          "report",
          "link",
          "assessment",
          "annotation",
          "actor_relation"}},
        {"document", {"summary_of", "version_of"}},
        {"actor_name", {"actor"}},
        {"actor_relation", {"actor"}},
        {"place_name", {"place"}},
        {"annotation",
         {"incident", "claim", "attribution", "actor", "place", "statement", "document"}},
    };
    return all;
}

const Ownership *ownershipOf(const QByteArray &table)
{
    const auto found = std::ranges::find(ownerships(), table, &Ownership::table);
    return found == ownerships().end() ? nullptr : &*found;
}

} // namespace

// Records of the analysis never pull each other in: a filter would grow past what it let through.
bool packPulls(const PackColumn &column)
{
    static const QByteArrayList never{"incident",
                                      "claim",
                                      "attribution",
                                      "link",
                                      "assessment",
                                      "report",
                                      "annotation",
                                      "citation",
                                      "actor_relation"};
    return !column.references.isEmpty() && !never.contains(column.references);
}

Result<void> PackSelection::load(sqlite3 *database, const PackTable &table)
{
    QByteArray sql = "SELECT \"" + table.columns[0].name + '"';
    std::vector<size_t> columns;
    for (size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].references.isEmpty())
            continue;
        sql += ", \"" + table.columns[i].name + '"';
        columns.push_back(i);
    }
    Statement statement(database, QByteArray(sql + " FROM " + table.table->name).constData());
    std::vector<Key> &rows = m_rows[table.table->name];
    while (statement.next()) {
        Key key{statement.integer(0), {}};
        for (size_t i = 0; i < columns.size(); ++i) {
            const int at = int(i) + 1;
            if (!statement.isNull(at))
                key.references.emplace_back(columns[i], statement.integer(at));
        }
        rows.push_back(std::move(key));
    }
    return statement.failed() ? Result<void>(statement.error()) : Result<void>();
}

// Rows of `table` whose owner is in the pack. Two-part keys belong to their first part.
bool PackSelection::addOwned(const PackTable &table)
{
    const Ownership *ownership = ownershipOf(table.table->name);
    if (!ownership || (table.table->name == "annotation" && !m_parts.notes))
        return false;
    QSet<qint64> &taken = m_taken[table.table->name];
    const qsizetype before = taken.size();
    for (const Key &row : m_rows[table.table->name]) {
        if (taken.contains(row.id))
            continue;
        qsizetype owners = 0;
        for (const auto &[column, id] : row.references) {
            const PackColumn &each = table.columns[column];
            if (ownership->owners.contains(each.name) && has(each.references, id))
                ++owners;
        }
        if (ownership->all ? owners == ownership->owners.size() : owners > 0)
            taken.insert(row.id);
    }
    return taken.size() != before;
}

// What rows of `table` that are in the pack point at.
bool PackSelection::addReferenced(const PackTable &table)
{
    bool changed = false;
    const bool isPair = table.table->keyColumns > 1;
    // A decision goes along with the incidents it was about, not they with it.
    const size_t owner = table.table->name == "decision_incident" ? 1 : 0;
    for (const Key &row : m_rows[table.table->name]) {
        const bool isIn = isPair
                              ? has(table.columns[owner].references, row.references[owner].second)
                              : has(table.table->name, row.id);
        if (!isIn)
            continue;
        for (const auto &[column, id] : row.references) {
            const PackColumn &each = table.columns[column];
            // Which documents use a name is no reason to bring the documents.
            const bool isMention = isPair && each.references == "document";
            if (!packPulls(each) || isMention || has(each.references, id))
                continue;
            m_taken[each.references].insert(id);
            changed = true;
        }
    }
    return changed;
}

Result<PackSelection>
PackSelection::select(sqlite3 *database, const std::vector<Id> &incidents, Parts parts)
{
    PackSelection selection;
    selection.m_parts = parts;
    for (const PackTable &table : packTables()) {
        if (const auto loaded = selection.load(database, table); !loaded)
            return loaded.error();
    }
    QSet<qint64> &taken = selection.m_taken["incident"];
    for (const Id id : incidents)
        taken.insert(id.value);
    if (parts.everything) {
        for (const PackTable &table : packTables()) {
            if (table.table->name == "annotation" && !parts.notes)
                continue;
            if (table.table->name == "incident" || table.table->name == "frozen_view"
                || table.table->name == "citation" || !table.table->hasId)
                continue;
            for (const Key &row : selection.m_rows[table.table->name])
                selection.m_taken[table.table->name].insert(row.id);
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const PackTable &table : packTables()) {
            changed = selection.addOwned(table) || changed;
            changed = selection.addReferenced(table) || changed;
        }
    }
    return selection;
}

bool PackSelection::has(QByteArrayView table, qint64 id) const
{
    const auto found = m_taken.find(QByteArray(table.data(), table.size()));
    return found != m_taken.end() && found->second.contains(id);
}

qint64 PackSelection::count(QByteArrayView table) const
{
    const auto found = m_taken.find(QByteArray(table.data(), table.size()));
    return found == m_taken.end() ? 0 : found->second.size();
}

} // namespace sourceline
