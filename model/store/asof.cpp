#include "model/store/asof.h"

#include "model/store/asofstate.h"
#include "model/store/hardening.h"
#include "model/store/statement.h"

#include <sqlite3.h>

namespace sourceline {

struct AsOf::Data
{
    AsOfQuery query;
    AsOfState state;
};

AsOf::AsOf(std::shared_ptr<const Data> data)
    : d(std::move(data))
{}

Result<AsOf>
AsOf::read(sqlite3 *database, const AsOfQuery &query, const std::atomic<bool> *cancelled)
{
    const QString path = QString::fromUtf8(sqlite3_db_filename(database, "main"));
    auto state = readAsOfState(path, query, cancelled);
    if (!state)
        return state.error();
    return AsOf(std::make_shared<const Data>(Data{query, std::move(*state)}));
}

Result<void> AsOf::install(Connection &connection) const
{
    if (auto begun = beginShadowing(connection); !begun)
        return begun;
    sqlite3 *database = connection.handle();
    const auto newest = newestEdit(database);
    if (!newest)
        return newest.error();
    Result<void> installed;
    if (*newest == d->state.newest) {
        installed = installShadows(database, d->state.tables);
    } else {
        const auto again = readAsOfState(connection.path(), d->query, nullptr);
        installed = again ? installShadows(database, again->tables) : again.error();
    }
    if (!installed)
        return installed;
    if (auto ended = Statement(database, "COMMIT").run(); !ended)
        return ended;
    return connection.access() == Access::ReadOnly ? setPragma(database, "query_only", "1")
                                                   : Result<void>();
}

const AsOfQuery &AsOf::query() const
{
    return d->query;
}

int AsOf::editsLeftOut() const
{
    return d->state.editsLeftOut;
}

const std::set<Id> &AsOf::incidents() const
{
    return d->state.incidents;
}

QStringList AsOf::gaps() const
{
    return d->state.gaps;
}

} // namespace sourceline
