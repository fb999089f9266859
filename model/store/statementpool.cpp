#include "model/store/statementpool.h"

#include <cstring>
#include <memory>
#include <mutex>
#include <sqlite3.h>
#include <string_view>
#include <unordered_map>

namespace sourceline::statementPool {

namespace {

constexpr size_t keptAtMost = 256; // of a connection, some 10 kB each

// By their text, which a statement owns. One text may be in use several times at once.
class Queries
{
public:
    Queries() = default;
    Queries(const Queries &) = delete;
    Queries &operator=(const Queries &) = delete;

    ~Queries() { clear(); }

    sqlite3_stmt *take(const char *sql)
    {
        const auto found = m_idle.find(sql);
        if (found == m_idle.end())
            return nullptr;
        sqlite3_stmt *statement = found->second;
        m_idle.erase(found);
        return statement;
    }

    void keep(sqlite3_stmt *statement)
    {
        if (m_idle.size() >= keptAtMost)
            clear();
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        m_idle.emplace(sqlite3_sql(statement), statement);
    }

private:
    void clear()
    {
        for (const auto &[sql, statement] : m_idle)
            sqlite3_finalize(statement);
        m_idle.clear();
    }

    std::unordered_multimap<std::string_view, sqlite3_stmt *> m_idle;
};

struct Pools
{
    std::mutex mutex;
    std::unordered_map<sqlite3 *, std::unique_ptr<Queries>> of;

    Queries *find(sqlite3 *database)
    {
        const std::lock_guard lock(mutex);
        const auto found = of.find(database);
        return found == of.end() ? nullptr : found->second.get();
    }
};

Pools &pools()
{
    static Pools all;
    return all;
}

// A pragma acts while it is prepared; what writes has a StatementCache.
bool isQuery(const char *sql)
{
    return std::strncmp(sql, "SELECT", 6) == 0 || std::strncmp(sql, "WITH", 4) == 0;
}

} // namespace

void open(sqlite3 *database)
{
    const std::lock_guard lock(pools().mutex);
    pools().of.insert_or_assign(database, std::make_unique<Queries>());
}

void close(sqlite3 *database)
{
    std::unique_ptr<Queries> ended;
    const std::lock_guard lock(pools().mutex);
    if (const auto found = pools().of.find(database); found != pools().of.end()) {
        ended = std::move(found->second);
        pools().of.erase(found);
    }
}

sqlite3_stmt *take(sqlite3 *database, const char *sql)
{
    Queries *queries = isQuery(sql) ? pools().find(database) : nullptr;
    return queries ? queries->take(sql) : nullptr;
}

void giveBack(sqlite3 *database, sqlite3_stmt *statement)
{
    Queries *queries =
        statement && isQuery(sqlite3_sql(statement)) ? pools().find(database) : nullptr;
    if (queries)
        queries->keep(statement);
    else
        sqlite3_finalize(statement);
}

} // namespace sourceline::statementPool
