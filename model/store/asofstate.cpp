#include "model/store/asofstate.h"

#include "model/store/affected.h"
#include "model/store/derivedrows.h"
#include "model/store/hardening.h"
#include "model/store/pastrows.h"
#include "model/store/saidby.h"
#include "model/store/statement.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array derivedTables = {"incident_derived", "incident_figure", "incident_alleged"};

Result<qint64> oneNumber(Statement &select)
{
    const bool found = select.next();
    if (select.failed())
        return select.error();
    return found ? select.integer(0) : qint64(-1);
}

// The last edit that belongs to the state asked for; 0: none.
Result<qint64> lastEditOf(sqlite3 *database, const AsOfQuery &query, qint64 newest)
{
    if (query.afterEdit.isValid()) {
        // Parts of one edit follow each other; the state between them was never there.
        Statement select(
            database,
            "WITH RECURSIVE part (seq, copy, at) AS (SELECT seq, copy, at FROM edit WHERE id = ?1 "
            "UNION ALL SELECT e.seq, e.copy, e.at FROM part p JOIN edit e ON e.seq = p.seq + 1 AND "
            "e.copy = p.copy AND e.at = p.at) SELECT coalesce(max(seq), -1) FROM part");
        const auto seq = oneNumber(select.bind(1, query.afterEdit));
        if (seq && *seq < 0)
            return Error{
                u"The edit %1 is not in this casefile, so what was recorded by then cannot "
                "be shown."_s.arg(query.afterEdit.toText())};
        return seq;
    }
    if (!query.recordedUntil)
        return newest;
    Statement select(database, "SELECT coalesce(max(seq), 0) FROM edit WHERE at <= ?1");
    return oneNumber(select.bind(1, *query.recordedUntil));
}

// Whatever the rows of `shadows` count for, as the record is through `database`.
Result<void>
addAffected(sqlite3 *database, const ShadowedTables &shadows, std::set<qint64> &incidents)
{
    StatementCache statements(database);
    ChangedRows lookup(statements); // of no changeset: owners are looked up
    Affected affected(statements);
    const ChangedRows::Row anything{Operation::Update, {{"outlet", std::nullopt}}, {}, true};
    for (const auto &[name, shadow] : shadows) {
        std::set<RowKey> keys = shadow.hidden;
        for (const auto &row : shadow.rows)
            keys.insert(
                {std::get<qint64>(row[0]), shadow.keyColumns > 1 ? std::get<qint64>(row[1]) : 0});
        for (const RowKey &key : keys) {
            if (auto added = affected.addRow(lookup, name, key, anything); !added)
                return added;
        }
    }
    incidents.insert(affected.incidents().begin(), affected.incidents().end());
    return {};
}

// Derives into temporary tables that stand before the casefile's.
Result<void>
deriveAgain(sqlite3 *database, const std::set<qint64> &incidents, ShadowedTables &shadows)
{
    for (const char *table : derivedTables) {
        const QByteArray name(table);
        const QByteArrayList steps = {
            "CREATE TABLE temp." + name + " AS SELECT * FROM main." + name + " WHERE 0",
            "CREATE INDEX temp.again_" + name + " ON " + name + " (incident)"};
        for (const QByteArray &sql : steps) {
            if (auto made = Statement(database, sql.constData()).run(); !made)
                return made;
        }
    }
    StatementCache statements(database);
    DerivedRows derived(statements);
    for (const qint64 incident : incidents) {
        if (auto done = derived.recompute(Id{incident}); !done)
            return done;
    }
    const auto added = shadows.find("incident");
    for (const char *table : derivedTables) {
        ShadowedTable &shadow = shadows[table];
        if (added != shadows.end())
            shadow.ranges = added->second.ranges;
        Statement rows(database, QByteArray(QByteArray("SELECT * FROM temp.") + table).constData());
        while (rows.next()) {
            std::vector<Value> &row = shadow.rows.emplace_back();
            for (int i = 0; i < rows.columnCount(); ++i)
                row.push_back(rows.value(i));
        }
        if (rows.failed())
            return rows.error();
    }
    return {};
}

void hideDerived(const std::set<qint64> &incidents, ShadowedTables &shadows)
{
    for (const char *table : derivedTables) {
        ShadowedTable &shadow = shadows[table];
        for (const qint64 incident : incidents)
            shadow.hidden.insert({incident, 0});
    }
}

/// Reads one state, step by step. Each connection has a transaction of its own; they must see the
/// same edits.
class StateReader
{
public:
    StateReader(const QString &path, const AsOfQuery &query, const std::atomic<bool> *cancelled)
        : m_path(path)
        , m_query(query)
        , m_cancelled(cancelled)
    {}

    /// False: an edit came between, so that it must be read again.
    Result<bool> read()
    {
        auto recorded = connect();
        if (!recorded)
            return recorded.error();
        if (auto done = takeBack(recorded->handle()); !done)
            return done.error();
        std::optional<Connection> said;
        if (m_query.saidBy) {
            if (auto done = leaveOutWhatWasSaidLater(recorded->handle()); !done)
                return done.error();
            auto connected = connect();
            if (!connected)
                return connected.error();
            said.emplace(std::move(*connected));
            const auto seen = newestEdit(said->handle());
            if (!seen || *seen != m_state.newest)
                return seen ? Result<bool>(false) : seen.error();
            if (auto installed = installShadows(said->handle(), m_state.tables); !installed)
                return installed.error();
        }
        sqlite3 *database = said ? said->handle() : recorded->handle();
        if (auto derived = deriveAgain(database, m_affected, m_state.tables); !derived)
            return derived.error();
        hideDerived(m_affected, m_state.tables);
        for (const qint64 incident : m_affected)
            m_state.incidents.insert(Id{incident});
        return true;
    }

    AsOfState state() { return std::move(m_state); }

private:
    Result<Connection> connect() const
    {
        auto connection = Connection::open(m_path, Access::ReadOnly);
        if (!connection)
            return connection;
        const auto begun = beginShadowing(*connection);
        return begun ? std::move(connection) : Result<Connection>(begun.error());
    }

    Result<void> takeBack(sqlite3 *database)
    {
        const auto newest = newestEdit(database);
        if (!newest)
            return newest.error();
        m_state.newest = *newest;
        const auto last = lastEditOf(database, m_query, *newest);
        if (!last)
            return last.error();
        m_keys = foreignKeys(database); // while the tables are the casefile's own
        PastRows rows(database);
        if (auto done = rows.takeBackAfter(*last, m_cancelled); !done)
            return done;
        auto shadows = rows.shadows();
        if (!shadows)
            return shadows.error();
        m_state.tables = std::move(*shadows);
        m_state.editsLeftOut = rows.edits();
        m_state.gaps = rows.gaps();
        for (const Id incident : rows.incidentsOfBatches())
            m_affected.insert(incident.value);
        // What the rows count for now, and what they counted for then.
        if (auto added = addAffected(database, m_state.tables, m_affected); !added)
            return added;
        if (auto installed = installShadows(database, m_state.tables); !installed)
            return installed;
        return addAffected(database, m_state.tables, m_affected);
    }

    Result<void> leaveOutWhatWasSaidLater(sqlite3 *database)
    {
        SaidBy saidBy(database, m_keys, *m_query.saidBy);
        if (auto found = saidBy.find(m_cancelled); !found)
            return found;
        saidBy.addTo(m_state.tables);
        for (const Id incident : saidBy.incidents())
            m_affected.insert(incident.value);
        return {};
    }

    QString m_path;
    AsOfQuery m_query;
    const std::atomic<bool> *m_cancelled;
    std::vector<ForeignKey> m_keys;
    std::set<qint64> m_affected;
    AsOfState m_state;
};

} // namespace

Result<qint64> newestEdit(sqlite3 *database)
{
    Statement select(database, "SELECT coalesce(max(seq), 0) FROM edit");
    return oneNumber(select);
}

Result<void> beginShadowing(Connection &connection)
{
    sqlite3 *database = connection.handle();
    for (const auto &[pragma, value] :
         {std::pair{"query_only", "0"}, std::pair{"temp_store", "2"}}) {
        if (auto set = setPragma(database, pragma, value); !set)
            return set;
    }
    if (auto begun = Statement(database, "BEGIN").run(); !begun)
        return begun;
    return Statement(database, "SELECT count(*) FROM sqlite_schema").run();
}

Result<AsOfState>
readAsOfState(const QString &path, const AsOfQuery &query, const std::atomic<bool> *cancelled)
{
    for (;;) {
        StateReader reader(path, query, cancelled);
        const auto done = reader.read();
        if (!done)
            return done.error();
        if (*done)
            return reader.state();
    }
}

} // namespace sourceline
