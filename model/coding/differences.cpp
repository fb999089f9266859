#include "model/coding/dossierdifference.h"
#include "model/coding/rows.h"
#include "model/store/asof.h"
#include "model/store/history.h"
#include "model/store/statement.h"

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(sqlite3 *database)
{
    Statement file(database, "SELECT file FROM pragma_database_list WHERE name = 'main'");
    return file.next() ? file.text(0) : QString();
}

// A connection that shows one state, and which incidents it concerns.
struct Shown
{
    Connection connection;
    std::set<Id> incidents;
};

Result<Shown> show(sqlite3 *database, const AsOfQuery &query, const std::atomic<bool> *cancelled)
{
    auto connection = Connection::open(pathOf(database), Access::ReadOnly);
    if (!connection)
        return connection.error();
    if (query.isPresent())
        return Shown{std::move(*connection), {}};
    const auto asOf = AsOf::read(connection->handle(), query, cancelled);
    if (!asOf)
        return asOf.error();
    if (auto installed = asOf->install(*connection); !installed)
        return installed.error();
    return Shown{std::move(*connection), asOf->incidents()};
}

qint64 seqOf(sqlite3 *database, Id edit)
{
    Statement select(database, "SELECT seq FROM edit WHERE id = ?1");
    select.bind(1, edit);
    return select.next() ? select.integer(0) : 0;
}

bool isThere(sqlite3 *database, Id incident)
{
    Statement select(database, "SELECT 1 FROM incident WHERE id = ?1");
    return select.bind(1, incident).next();
}

/// One incident in both states.
class IncidentComparison
{
public:
    IncidentComparison(sqlite3 *then, sqlite3 *now, qint64 seq, Id incident)
        : m_then(then)
        , m_now(now)
        , m_incident(incident)
        , m_edits(now, seq, incident)
    {}

    Result<std::vector<Difference>> run(bool addedCount)
    {
        const bool wasThere = isThere(m_then, m_incident);
        const bool isThereNow = isThere(m_now, m_incident);
        if (wasThere && isThereNow)
            return compare();
        std::vector<Difference> found;
        if (isThereNow && addedCount) {
            found.push_back(whole(Difference::Kind::Added, m_now));
            found.back().after = columnText(m_now, "title");
        } else if (wasThere && !isThereNow) {
            found.push_back(gone());
        }
        return found;
    }

private:
    Result<std::vector<Difference>> compare()
    {
        const auto then = readDossier(m_then, m_incident);
        const auto now = readDossier(m_now, m_incident);
        if (!then || !now)
            return then ? now.error() : then.error();
        return differencesBetween(*then, *now, incidentName(m_now, m_incident), m_edits);
    }

    QString columnText(sqlite3 *database, const char *column)
    {
        return textOf(columnOf(database, "incident", column, m_incident));
    }

    Difference whole(Difference::Kind kind, sqlite3 *database)
    {
        Difference difference;
        difference.kind = kind;
        difference.incident = m_incident;
        difference.incidentName = incidentName(database, m_incident);
        difference.what = u"incident"_s;
        difference.edits = m_edits.of("incident", m_incident);
        if (const auto dossier = readDossier(database, m_incident))
            difference.citations = dossier->citations;
        return difference;
    }

    Difference gone()
    {
        const Id target = idOf(columnOf(m_now, "incident_redirect", "target", m_incident));
        Difference difference =
            whole(target.isValid() ? Difference::Kind::Merged : Difference::Kind::Removed, m_then);
        difference.before = difference.incidentName;
        if (target.isValid()) {
            difference.incident = target;
            difference.incidentName = incidentName(m_now, target);
            difference.after = u"merged into "_s + difference.incidentName;
        }
        return difference;
    }

    sqlite3 *m_then;
    sqlite3 *m_now;
    Id m_incident;
    EditsSince m_edits;
};

// Imports name their incidents by ranges: one line for all that one of them brought.
Result<void> addImports(sqlite3 *now, qint64 seq, std::vector<Difference> &found)
{
    Statement imports(now,
                      "SELECT id, label FROM edit WHERE seq > ?1 AND batch IS NOT NULL AND id NOT "
                      "IN (SELECT of FROM edit WHERE of IS NOT NULL AND kind = 'undo') ORDER BY "
                      "seq");
    imports.bind(1, seq);
    while (imports.next()) {
        const auto lines = changesInWords(now, imports.id(0));
        if (!lines)
            return lines.error();
        for (const ChangeInWords &line : *lines) {
            if (line.change.table != "incident")
                continue;
            Difference difference;
            difference.kind = Difference::Kind::Added;
            difference.incidentName = imports.text(1);
            difference.what = u"incidents imported"_s;
            difference.after = line.record;
            difference.edits = {imports.id(0)};
            found.push_back(std::move(difference));
        }
    }
    return imports.failed() ? Result<void>(imports.error()) : Result<void>();
}

} // namespace

Result<std::vector<Difference>>
differencesSince(sqlite3 *database, const FrozenView &view, const std::atomic<bool> *cancelled)
{
    AsOfQuery recorded;
    recorded.afterEdit = view.edit;
    if (!view.edit.isValid())
        recorded.recordedUntil = 0;
    AsOfQuery said;
    if (!view.saidBy.isEmpty())
        said.saidBy = QDate::fromString(view.saidBy, Qt::ISODate);
    // Which incidents edits concern, whatever was said by then.
    const auto concerned = show(database, recorded, cancelled);
    if (!concerned)
        return concerned.error();
    recorded.saidBy = said.saidBy;
    const auto then = show(database, recorded, cancelled);
    if (!then)
        return then.error();
    const auto now = show(database, said, cancelled);
    if (!now)
        return now.error();
    const qint64 seq = seqOf(now->connection.handle(), view.edit);
    std::vector<Difference> found;
    for (const Id incident : concerned->incidents) {
        if (cancelled && cancelled->load())
            return Error{u"Comparing was cancelled; nothing was changed."_s};
        if (!view.all && !std::ranges::binary_search(view.incidents, incident))
            continue;
        IncidentComparison comparison(
            then->connection.handle(), now->connection.handle(), seq, incident);
        auto differences = comparison.run(view.all);
        if (!differences)
            return differences.error();
        std::ranges::move(*differences, std::back_inserter(found));
    }
    if (view.all) {
        if (auto added = addImports(now->connection.handle(), seq, found); !added)
            return added.error();
    }
    return found;
}

} // namespace sourceline
