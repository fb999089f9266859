#include "app/asofoption.h"

#include "app/casefiles.h"
#include "app/output.h"
#include "model/text/typedday.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestKey = 10; // digits: years have four, keys of edits many more

} // namespace

void addAsOfOptions(CommandLine &line)
{
    line.option(
        u"recorded-by"_s,
        u"as recorded by the end of this day (local time), or right after an edit given by its id"_s,
        u"DATE|EDIT"_s);
    line.option(u"said-by"_s,
                u"without what was said, or not knowing when published, after this day"_s,
                u"DATE"_s);
}

std::optional<AsOfQuery> asOfFrom(const CommandLine &line)
{
    AsOfQuery query;
    if (line.has(u"recorded-by"_s)) {
        const QString typed = line.value(u"recorded-by"_s);
        const Id edit = typed.size() >= shortestKey ? Id::fromText(typed) : Id();
        query.afterEdit = edit;
        if (const auto day = localSpan(typed); day && !edit.isValid())
            query.recordedUntil = day->last;
        if (query.isPresent()) {
            line.wrong(u"--recorded-by takes a date such as 2020-03-11, or the id of an edit"_s);
            return {};
        }
    }
    if (line.has(u"said-by"_s)) {
        query.saidBy = lastDay(line.value(u"said-by"_s));
        if (!query.saidBy) {
            line.wrong(u"--said-by takes a date such as 2020-03-11"_s);
            return {};
        }
    }
    return query;
}

Result<ConnectionSource> readAsOf(const QString &path, const AsOfQuery &query)
{
    const auto connection = openForReading(path);
    if (!connection)
        return connection.error();
    if (query.isPresent())
        return ConnectionSource(path);
    const auto asOf = AsOf::read(connection->handle(), query);
    if (!asOf)
        return asOf.error();
    for (const QString &gap : asOf->gaps())
        complain(gap);
    return ConnectionSource([path, then = *asOf]() -> Result<Connection> {
        auto opened = Connection::open(path, Access::ReadOnly);
        if (!opened)
            return opened;
        const auto installed = then.install(*opened);
        return installed ? std::move(opened) : Result<Connection>(installed.error());
    });
}

} // namespace sourceline
