#include "model/store/derivedrows.h"
#include "model/store/editrun.h"

#include <sqlite3.h>

namespace sourceline {

EditLog::EditLog(Connection &connection)
    : d(std::make_unique<Private>(connection))
{}

EditLog::~EditLog()
{
    if (d->wrote)
        rememberHead(d->connection, d->copy);
}

Result<Edit> EditLog::apply(const Reason &reason, const Change &change)
{
    Run run(*d);
    if (auto begun = run.begin(); !begun)
        return begun.error();
    auto edit = run.record(reason, {}, change);
    if (!edit)
        return edit;
    return run.finish(std::move(*edit));
}

Result<void> EditLog::rebuildSearch()
{
    Run run(*d);
    if (auto begun = run.begin(false); !begun)
        return begun;
    for (const SearchedTable &table : searchedTables()) {
        if (auto done = run.search().rebuild(table.table); !done)
            return done;
    }
    return run.keep();
}

Result<void> EditLog::rebuildDerived()
{
    Run run(*d);
    if (auto begun = run.begin(); !begun)
        return begun;
    if (auto done = DerivedRows(run.statements()).recomputeAll(); !done)
        return done;
    // No edit is recorded that could stamp them.
    if (auto done = run.statements().lend("DELETE FROM column_segment")->run(); !done)
        return done;
    return run.keep();
}

Result<void> EditLog::checkpoint()
{
    const int code = sqlite3_wal_checkpoint_v2(
        d->connection.handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // Readers or another writer at work: the next one will do.
    if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
        return sqliteError(d->connection.handle(), code);
    return {};
}

} // namespace sourceline
