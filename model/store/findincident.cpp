#include "model/store/dossier.h"
#include "model/store/redirects.h"
#include "model/store/rowreader.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Id>> idsByHandle(sqlite3 *database, const char *sql, const QString &handle)
{
    Statement select(database, sql);
    select.bind(1, handle);
    std::vector<Id> found;
    if (auto read = forEachRow(select, [&found](RowReader row) { found.push_back(row.id()); });
        !read)
        return read.error();
    return found;
}

// What was merged, by the handle it had: where it leads now.
Result<std::vector<Id>> formerlyCalled(sqlite3 *database, const QString &handle)
{
    auto targets = idsByHandle(
        database, "SELECT DISTINCT target FROM incident_redirect WHERE handle = ?1", handle);
    if (!targets)
        return targets;
    for (Id &target : *targets)
        target = followRedirect(database, "incident", target);
    std::sort(targets->begin(), targets->end());
    targets->erase(std::unique(targets->begin(), targets->end()), targets->end());
    std::erase_if(*targets, [](Id id) { return !id.isValid(); });
    return targets;
}

} // namespace

Result<Id> findIncident(sqlite3 *database, const QString &reference)
{
    if (const Id id = Id::fromText(reference); id.isValid()) {
        if (const Id now = followRedirect(database, "incident", id); now.isValid())
            return now;
    }
    auto found = idsByHandle(
        database, "SELECT id FROM incident WHERE handle = ?1 ORDER BY id LIMIT 2", reference);
    if (found && found->empty())
        found = formerlyCalled(database, reference);
    if (!found)
        return found.error();
    if (found->empty())
        return Error{u"No incident has the id or the handle “%1”."_s.arg(reference)};
    if (found->size() > 1)
        return Error{
            u"More than one incident has the handle “%1”, among them %2 and %3: name one by its id."_s
                .arg(reference, (*found)[0].toText(), (*found)[1].toText())};
    return found->front();
}

} // namespace sourceline
