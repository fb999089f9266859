#include "model/store/shadowmodule.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace sourceline {

namespace {

struct Table : sqlite3_vtab
{
    sqlite3 *database = nullptr;
    const ShadowPlan *plan = nullptr;
    std::multimap<QByteArray, sqlite3_stmt *> idle; ///< prepared before, by their SQL

    ~Table()
    {
        for (const auto &[sql, statement] : idle)
            sqlite3_finalize(statement);
    }
};

struct Cursor : sqlite3_vtab_cursor
{
    QByteArray sql;
    sqlite3_stmt *statement = nullptr;
    bool atEnd = true;

    Table &table() const { return *static_cast<Table *>(pVtab); }

    void giveBack()
    {
        if (!statement)
            return;
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        table().idle.emplace(sql, statement);
        statement = nullptr;
    }

    int take(const char *wanted)
    {
        if (statement && sql == wanted) {
            sqlite3_reset(statement);
            return SQLITE_OK;
        }
        giveBack();
        sql = wanted;
        if (const auto known = table().idle.find(sql); known != table().idle.end()) {
            statement = known->second;
            table().idle.erase(known);
            return SQLITE_OK;
        }
        return sqlite3_prepare_v3(
            table().database, wanted, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    }

    int step()
    {
        const int code = sqlite3_step(statement);
        atEnd = code != SQLITE_ROW;
        return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
    }
};

const char *operatorOf(unsigned char op)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return " = ";
    case SQLITE_INDEX_CONSTRAINT_GT:
        return " > ";
    case SQLITE_INDEX_CONSTRAINT_GE:
        return " >= ";
    case SQLITE_INDEX_CONSTRAINT_LT:
        return " < ";
    case SQLITE_INDEX_CONSTRAINT_LE:
        return " <= ";
    default:
        return nullptr;
    }
}

/// The query for one way of reading: SQLite's planner asks what it would cost, the cursor runs it.
class Way
{
public:
    Way(const ShadowPlan &plan, sqlite3_index_info &info)
        : m_plan(plan)
        , m_info(info)
    {}

    QByteArray sql()
    {
        const QByteArray where = constraints();
        const QByteArray order = ordering();
        const QByteArray columns = "SELECT " + wanted();
        QByteArray sql = columns + m_plan.present + where;
        if (!m_plan.instead.isEmpty())
            sql += " UNION ALL " + columns + m_plan.instead + where;
        return sql + order;
    }

    void estimate()
    {
        const auto known = [this](int column) {
            return m_equal[column];
        };
        if (std::ranges::all_of(m_plan.keys, known)) {
            m_info.estimatedCost = 5;
            m_info.estimatedRows = 1;
            m_info.idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
        } else if (known(m_plan.keys.front()) || std::ranges::any_of(m_plan.indexes, [&](auto &i) {
                       return known(i.front());
                   })) {
            m_info.estimatedCost = 30;
            m_info.estimatedRows = 10;
        } else {
            m_info.estimatedCost = m_bounds > 0 ? 250'000 : 1'000'000;
            m_info.estimatedRows = m_bounds > 0 ? 250'000 : 1'000'000;
        }
    }

private:
    QByteArray constraints()
    {
        QByteArray where;
        int parameter = 0;
        for (int i = 0; i < m_info.nConstraint; ++i) {
            const auto &constraint = m_info.aConstraint[i];
            const char *op = operatorOf(constraint.op);
            if (!constraint.usable || !op || constraint.iColumn < 0)
                continue;
            where += " AND t." + m_plan.columns[constraint.iColumn] + op + '?'
                     + QByteArray::number(++parameter);
            m_info.aConstraintUsage[i].argvIndex = parameter;
            if (constraint.op == SQLITE_INDEX_CONSTRAINT_EQ)
                m_equal[constraint.iColumn] = true;
            else if (constraint.iColumn == m_plan.keys.front())
                ++m_bounds;
        }
        return where;
    }

    // Along the key, in one direction: each half is then read in order and the two are merged.
    QByteArray ordering()
    {
        QByteArray order;
        for (int i = 0; i < m_info.nOrderBy; ++i) {
            const auto &term = m_info.aOrderBy[i];
            if (size_t(i) >= m_plan.keys.size() || term.iColumn != m_plan.keys[size_t(i)]
                || term.desc != m_info.aOrderBy[0].desc)
                return {};
            order += (i == 0 ? " ORDER BY " : ", ") + QByteArray::number(term.iColumn + 1)
                     + (term.desc ? " DESC" : "");
        }
        m_info.orderByConsumed = !order.isEmpty();
        return order;
    }

    QByteArray wanted()
    {
        constexpr int last = 63; // this bit stands for all columns from there on
        QByteArrayList columns;
        for (int i = 0; i < m_plan.columns.size(); ++i) {
            const bool used = m_info.colUsed & (sqlite3_uint64(1) << std::min(i, last));
            const bool orders =
                m_info.orderByConsumed && std::ranges::find(m_plan.keys, i) != m_plan.keys.end();
            columns.append(used || orders ? QByteArray("t." + m_plan.columns[i])
                                          : QByteArray("NULL"));
        }
        return columns.join(", ");
    }

    const ShadowPlan &m_plan;
    sqlite3_index_info &m_info;
    std::map<int, bool> m_equal;
    int m_bounds = 0;
};

int connectTable(
    sqlite3 *database, void *plans, int, const char *const *arguments, sqlite3_vtab **made, char **)
{
    const auto &known = *static_cast<const ShadowPlans *>(plans);
    const auto plan = known.find(arguments[2]);
    if (plan == known.end())
        return SQLITE_ERROR;
    if (const int code = sqlite3_declare_vtab(database, plan->second.declaration.constData());
        code != SQLITE_OK)
        return code;
    auto table = std::make_unique<Table>();
    table->database = database;
    table->plan = &plan->second;
    *made = table.release();
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab *table)
{
    delete static_cast<Table *>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab *table, sqlite3_index_info *info)
{
    Way way(*static_cast<Table *>(table)->plan, *info);
    const QByteArray sql = way.sql();
    way.estimate();
    info->idxStr = sqlite3_mprintf("%s", sql.constData());
    info->needToFreeIdxStr = 1;
    return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

int openCursor(sqlite3_vtab *, sqlite3_vtab_cursor **made)
{
    *made = new Cursor;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor *cursor)
{
    auto *own = static_cast<Cursor *>(cursor);
    own->giveBack();
    delete own;
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor *cursor, int, const char *sql, int count, sqlite3_value **values)
{
    auto &own = *static_cast<Cursor *>(cursor);
    int code = own.take(sql);
    for (int i = 0; code == SQLITE_OK && i < count; ++i)
        code = sqlite3_bind_value(own.statement, i + 1, values[i]);
    return code == SQLITE_OK ? own.step() : code;
}

int nextRow(sqlite3_vtab_cursor *cursor)
{
    return static_cast<Cursor *>(cursor)->step();
}

int isAtEnd(sqlite3_vtab_cursor *cursor)
{
    return static_cast<Cursor *>(cursor)->atEnd;
}

int column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int index)
{
    sqlite3_result_value(context,
                         sqlite3_column_value(static_cast<Cursor *>(cursor)->statement, index));
    return SQLITE_OK;
}

// The tables are declared WITHOUT ROWID, so nobody asks.
int rowid(sqlite3_vtab_cursor *, sqlite3_int64 *)
{
    return SQLITE_ERROR;
}

} // namespace

int registerShadowModule(sqlite3 *database, const ShadowPlans &plans)
{
    static const sqlite3_module module = [] {
        sqlite3_module made;
        std::memset(&made, 0, sizeof made);
        made.xCreate = connectTable;
        made.xConnect = connectTable;
        made.xBestIndex = bestIndex;
        made.xDisconnect = disconnectTable;
        made.xDestroy = disconnectTable;
        made.xOpen = openCursor;
        made.xClose = closeCursor;
        made.xFilter = filter;
        made.xNext = nextRow;
        made.xEof = isAtEnd;
        made.xColumn = column;
        made.xRowid = rowid;
        return made;
    }();
    return sqlite3_create_module_v2(
        database, "shadow", &module, new ShadowPlans(plans), [](void *own) {
            delete static_cast<ShadowPlans *>(own);
        });
}

} // namespace sourceline
