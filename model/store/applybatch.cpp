#include "model/store/batchwriterprivate.h"
#include "model/store/editrun.h"
#include "model/store/foreignkeys.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const IdRanges *rangesOf(const std::vector<BatchTable> &tables, const QByteArray &name)
{
    const auto at = std::find_if(
        tables.begin(), tables.end(), [&name](const BatchTable &t) { return t.name == name; });
    return at == tables.end() ? nullptr : &at->ranges;
}

/// Rows that were there before and that added rows point at.
class PointedAt
{
public:
    PointedAt(StatementCache &statements, const std::vector<BatchTable> &tables)
        : m_statements(statements)
        , m_tables(tables)
    {}

    Result<std::vector<qint64>> by(const BatchTable &table, const ForeignKey &key)
    {
        const IdRanges *own = rangesOf(m_tables, key.parent);
        // The widest of the parent's ranges keeps nearly all rows out already in SQL.
        std::pair<qint64, qint64> widest{0, -1};
        for (const auto &range : own ? *own : IdRanges()) {
            if (range.second - range.first > widest.second - widest.first)
                widest = range;
        }
        const QByteArray column = '"' + key.column + '"';
        const LentStatement select =
            m_statements.lend("SELECT DISTINCT " + column + " FROM " + table.name + " WHERE "
                              + recordedTable(table.name)->columns.front()
                              + " BETWEEN ?1 AND ?2 AND " + column + " NOT BETWEEN ?3 AND ?4");
        std::vector<qint64> found;
        for (const auto &[first, last] : table.ranges) {
            select->bind(1, first).bind(2, last).bind(3, widest.first).bind(4, widest.second);
            while (select->next()) {
                if (!own || !contains(*own, select->integer(0)))
                    found.push_back(select->integer(0));
            }
            if (select->failed())
                return select->error();
            select->reset();
        }
        return found;
    }

private:
    StatementCache &m_statements;
    const std::vector<BatchTable> &m_tables;
};

// Which columns make added rows count for incidents that were there before.
bool reachesIncidents(const ForeignKey &key)
{
    static const QByteArrayList owned = {
        "claim", "attribution", "assessment", "citation", "statement", "link"};
    if (key.child == "report")
        return key.column == "statement";
    if (key.child == "actor_relation")
        return key.column == "actor";
    static const QByteArrayList owners = {"incident", "claim", "attribution", "assessment", "link"};
    return owned.contains(key.child) && owners.contains(key.parent)
           && (key.column == key.parent || key.column == "from_incident");
}

Result<void> addPointedAt(EditLog::Run &run, const ForeignKey &key, const std::vector<qint64> &ids)
{
    ChangedRows lookup(run.statements());
    for (const qint64 id : ids) {
        Result<void> added;
        if (key.parent == "statement")
            added = run.affected().addStatement(id);
        else if (key.parent == "actor")
            added = run.affected().addSpeaker(id);
        else if (const Id incident = lookup.incidentOf(key.parent, {id, 0}, Side::After);
                 incident.isValid())
            run.affected().addIncident(incident.value);
        if (!added)
            return added;
    }
    return {};
}

// Pairs belong to their first part, by whose range they are turned back.
Error strangePair(const BatchTable &table)
{
    return {
        u"A batch may add rows to `%1` only for records that it adds itself. Nothing was added."_s
            .arg(QString::fromUtf8(table.name))};
}

Result<void> checkAndAffect(EditLog::Run &run, const std::vector<BatchTable> &tables)
{
    PointedAt pointed(run.statements(), tables);
    const auto keys = foreignKeys(run.database());
    for (const BatchTable &table : tables) {
        const RecordedTable &recorded = *recordedTable(table.name);
        for (const ForeignKey &key : keys) {
            const bool isFirstPart =
                recorded.keyColumns > 1 && key.column == recorded.columns.front();
            if (key.child != table.name || (!isFirstPart && !reachesIncidents(key)))
                continue;
            const auto ids = pointed.by(table, key);
            if (!ids)
                return ids.error();
            if (isFirstPart && !ids->empty())
                return strangePair(table);
            if (auto added = addPointedAt(run, key, *ids); !added)
                return added;
        }
    }
    return {};
}

Result<void>
computeDerived(EditLog::Run &run, const IdRanges &incidents, std::vector<qint64> derived)
{
    std::sort(derived.begin(), derived.end());
    DerivedRows rows(run.statements());
    for (const auto &[first, last] : incidents) {
        for (qint64 incident = first; incident <= last; ++incident) {
            if (std::binary_search(derived.begin(), derived.end(), incident))
                continue;
            if (auto done = rows.recompute(Id{incident}); !done)
                return done;
        }
    }
    return {};
}

Result<void>
indexText(EditLog::Run &run, const std::vector<BatchTable> &tables, const std::vector<Id> &texts)
{
    for (const BatchTable &table : tables) {
        for (const auto &[first, last] : table.ranges) {
            if (auto done = run.search().putBack(table.name, Id{first}, Id{last}); !done)
                return done;
        }
    }
    for (Id text : texts) {
        if (auto done = run.search().putBack("text", text); !done)
            return done;
    }
    return {};
}

Result<void> leaveBehind(EditLog::Run &run, const std::vector<BatchTable> &tables, bool hasTexts)
{
    for (const BatchTable &table : tables) {
        if (auto noted = run.search().noteStale(table.name); !noted)
            return noted;
    }
    return hasTexts ? run.search().noteStale("text") : Result<void>();
}

} // namespace

Result<Edit> EditLog::applyBatch(const Reason &reason, const Fill &fill, bool indexNow)
{
    Run run(*d);
    if (auto begun = run.begin(indexNow); !begun)
        return begun.error();
    BatchWriter writer(std::make_unique<BatchWriter::Private>(run.statements(), run.keys()));
    if (auto filled = fill(writer); !filled)
        return filled.error();
    if (writer.d->failure)
        return *writer.d->failure;
    const auto tables = writer.d->record();
    if (!tables)
        return tables.error();
    const bool hasTexts = !writer.d->newTexts.empty();
    if (auto done = indexNow ? indexText(run, *tables, writer.d->newTexts)
                             : leaveBehind(run, *tables, hasTexts);
        !done)
        return done.error();
    if (hasTexts)
        run.noteText();
    if (tables->empty())
        return run.finish({});
    auto edit = run.append(reason, {}, nullptr, batchToJson(*tables), {});
    if (!edit)
        return edit;
    for (const BatchTable &table : *tables) {
        for (const auto &[first, last] : table.ranges)
            run.stamp(table.name, first, last);
    }
    const IdRanges *incidents = rangesOf(*tables, "incident");
    if (incidents) {
        for (const auto &[first, last] : *incidents)
            run.stamp("incident_derived", first, last);
        if (auto done = computeDerived(run, *incidents, std::move(writer.d->derivedIncidents));
            !done)
            return done.error();
    }
    if (auto done = checkAndAffect(run, *tables); !done)
        return done.error();
    return run.finish(std::move(*edit));
}

} // namespace sourceline
