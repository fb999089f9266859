#include "model/store/shadow.h"

#include "model/store/shadowmodule.h"
#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t rangesInline = 8; // more are looked up in a table

QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"';
}

Result<void> run(sqlite3 *database, const QByteArray &sql)
{
    return Statement(database, sql.constData()).run();
}

/// Makes what one table's shadow is read from, and the plan for reading it.
class Shadower
{
public:
    Shadower(sqlite3 *database, const QByteArray &name, const ShadowedTable &table)
        : m_database(database)
        , m_name(name)
        , m_table(table)
    {}

    Result<ShadowPlan> prepare()
    {
        readColumns();
        if (m_plan.keys.empty())
            return Error{u"The casefile has no table “%1”. Nothing was changed."_s.arg(
                QString::fromUtf8(m_name))};
        readIndexes();
        for (const auto step :
             {&Shadower::makeHidden, &Shadower::makeRanges, &Shadower::makeRows}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        return std::move(m_plan);
    }

private:
    QByteArray temporary(const char *what) const { return "temp." + quoted(what + m_name); }

    QByteArray key(int part) const { return "t." + m_plan.columns[m_plan.keys[size_t(part)]]; }

    void readColumns()
    {
        Statement info(
            m_database,
            "SELECT name, type, pk, cid FROM pragma_table_info(?1, 'main') ORDER BY cid");
        info.bind(1, QString::fromUtf8(m_name));
        std::map<qint64, int> keys;
        QByteArrayList declared;
        while (info.next()) {
            m_plan.columns.append(quoted(info.utf8(0)));
            declared.append(m_plan.columns.last() + ' ' + info.utf8(1));
            if (info.integer(2) > 0)
                keys[info.integer(2)] = int(info.integer(3));
        }
        QByteArrayList keyNames;
        for (const auto &[part, column] : keys) {
            m_plan.keys.push_back(column);
            keyNames.append(m_plan.columns[column]);
        }
        m_declared = declared.join(", ");
        m_plan.declaration = "CREATE TABLE shadow (" + m_declared + ", PRIMARY KEY ("
                             + keyNames.join(", ") + ")) WITHOUT ROWID";
        m_plan.present = " FROM main." + quoted(m_name) + " t WHERE 1";
    }

    void readIndexes()
    {
        Statement list(m_database,
                       "SELECT l.name, i.cid FROM pragma_index_list(?1, 'main') l JOIN "
                       "pragma_index_info(l.name, 'main') i ORDER BY l.name, i.seqno");
        list.bind(1, QString::fromUtf8(m_name));
        QByteArray last;
        while (list.next()) {
            if (list.utf8(0) != last || m_plan.indexes.empty())
                m_plan.indexes.emplace_back();
            last = list.utf8(0);
            m_plan.indexes.back().push_back(int(list.integer(1)));
        }
    }

    Result<void> makeHidden()
    {
        if (m_table.hidden.empty())
            return {};
        const bool pairs = m_table.keyColumns > 1;
        const QByteArray name = temporary("hidden ");
        if (auto made = run(m_database,
                            "CREATE TABLE " + name
                                + (pairs ? " (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT "
                                           "ROWID"
                                         : " (a INTEGER PRIMARY KEY)"));
            !made)
            return made;
        const QByteArray sql =
            "INSERT INTO " + name + (pairs ? " VALUES (?1, ?2)" : " VALUES (?1)");
        Statement insert(m_database, sql.constData());
        for (const auto &[first, second] : m_table.hidden) {
            insert.bind(1, first);
            if (pairs)
                insert.bind(2, second);
            if (auto done = insert.run(); !done)
                return done;
        }
        m_plan.present += " AND NOT EXISTS (SELECT 1 FROM " + name + " h WHERE h.a = " + key(0)
                          + (pairs ? QByteArray(" AND h.b = " + key(1)) : QByteArray()) + ')';
        return {};
    }

    // The plus keeps the planner from taking these for a way to find rows.
    Result<void> makeRanges()
    {
        if (m_table.ranges.size() <= rangesInline) {
            for (const auto &[first, last] : m_table.ranges)
                m_plan.present += " AND +" + key(0) + " NOT BETWEEN " + QByteArray::number(first)
                                  + " AND " + QByteArray::number(last);
            return {};
        }
        const QByteArray name = temporary("ranges ");
        if (auto made = run(m_database,
                            "CREATE TABLE " + name + " (first INTEGER PRIMARY KEY, last INTEGER)");
            !made)
            return made;
        const QByteArray sql = "INSERT OR REPLACE INTO " + name + " VALUES (?1, ?2)";
        Statement insert(m_database, sql.constData());
        for (const auto &[first, last] : m_table.ranges) {
            if (auto done = insert.bind(1, first).bind(2, last).run(); !done)
                return done;
        }
        m_plan.present += " AND coalesce((SELECT last FROM " + name + " r WHERE r.first <= "
                          + key(0) + " ORDER BY r.first DESC LIMIT 1), -1) < " + key(0);
        return {};
    }

    Result<void> makeRows()
    {
        if (m_table.rows.empty())
            return {};
        const QByteArray name = temporary("instead ");
        if (auto made = run(m_database, "CREATE TABLE " + name + " (" + m_declared + ')'); !made)
            return made;
        QByteArray sql = "INSERT INTO " + name + " VALUES (?1";
        for (int i = 2; i <= m_plan.columns.size(); ++i)
            sql += ", ?" + QByteArray::number(i);
        Statement insert(m_database, QByteArray(sql + ')').constData());
        for (const std::vector<Value> &row : m_table.rows) {
            for (size_t i = 0; i < row.size(); ++i)
                insert.bind(int(i) + 1, row[i]);
            if (auto done = insert.run(); !done)
                return done;
        }
        m_plan.instead = " FROM " + name + " t WHERE 1";
        return indexRows();
    }

    Result<void> indexRows()
    {
        auto indexes = m_plan.indexes;
        indexes.push_back(m_plan.keys);
        for (size_t i = 0; i < indexes.size(); ++i) {
            QByteArrayList columns;
            for (const int column : indexes[i])
                columns.append(m_plan.columns[column]);
            const QByteArray index = "temp." + quoted(m_name + ' ' + QByteArray::number(i));
            if (auto done = run(m_database,
                                "CREATE INDEX " + index + " ON " + quoted("instead " + m_name)
                                    + " (" + columns.join(", ") + ')');
                !done)
                return done;
        }
        return {};
    }

    sqlite3 *m_database;
    const QByteArray &m_name;
    const ShadowedTable &m_table;
    ShadowPlan m_plan;
    QByteArray m_declared;
};

} // namespace

Result<void> installShadows(sqlite3 *database, const ShadowedTables &tables)
{
    ShadowPlans plans;
    for (const auto &[name, table] : tables) {
        if (table.isEmpty())
            continue;
        auto plan = Shadower(database, name, table).prepare();
        if (!plan)
            return plan.error();
        plans[name] = std::move(*plan);
    }
    if (plans.empty())
        return {};
    if (const int code = registerShadowModule(database, plans); code != SQLITE_OK)
        return sqliteError(database, code);
    for (const auto &[name, plan] : plans) {
        if (auto made =
                run(database, "CREATE VIRTUAL TABLE temp." + quoted(name) + " USING shadow");
            !made)
            return made;
    }
    return {};
}

} // namespace sourceline
