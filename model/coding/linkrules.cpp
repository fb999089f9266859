#include "model/coding/linkrules.h"

#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <QHash>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString inWords(sqlite3 *database, const std::vector<Id> &way)
{
    QStringList names;
    for (const Id incident : way)
        names += u'“' + incidentName(database, incident, false) + u'”';
    return names.join(u" is part of "_s);
}

} // namespace

Result<std::vector<Id>> wayUp(sqlite3 *database, Id from, Id to)
{
    QHash<Id, Id> cameFrom{{from, Id()}};
    std::vector<Id> open{from};
    for (size_t next = 0; next < open.size() && !cameFrom.contains(to); ++next) {
        const auto wholes = idsOf(database,
                                  "SELECT to_incident FROM link WHERE from_incident = ?1 AND kind "
                                  "= 'part of' ORDER BY id",
                                  open[next]);
        if (!wholes)
            return wholes.error();
        for (const Id whole : *wholes) {
            if (cameFrom.contains(whole))
                continue;
            cameFrom.insert(whole, open[next]);
            open.push_back(whole);
        }
    }
    std::vector<Id> way;
    for (Id at = cameFrom.contains(to) ? to : Id(); at.isValid(); at = cameFrom.value(at))
        way.insert(way.begin(), at);
    return way;
}

Result<void> requireNoCircle(sqlite3 *database, Id part, Id whole)
{
    const auto way = wayUp(database, whole, part);
    if (!way)
        return way.error();
    if (way->empty())
        return {};
    return Error{
        u"That would go round in a circle: %1 already. Nothing was changed; remove one of these links first."_s
            .arg(inWords(database, *way))};
}

bool isSymmetric(const QString &linkKind)
{
    return linkKind == "overlaps"_L1 || linkKind == "distinct from"_L1
           || linkKind == "possible duplicate of"_L1;
}

Result<Id> sameLink(sqlite3 *database, const QString &kind, Id from, Id to, Id except)
{
    Statement select(
        database,
        "SELECT id FROM link WHERE kind = ?1 AND from_incident = ?2 AND to_incident = ?3 "
        "AND id <> ?4 ORDER BY id LIMIT 1");
    for (const bool turned : {false, true}) {
        if (turned && !isSymmetric(kind))
            break;
        select.reset();
        select.bind(1, kind)
            .bind(2, turned ? to : from)
            .bind(3, turned ? from : to)
            .bind(4, except.value);
        if (select.next())
            return select.id(0);
        if (select.failed())
            return select.error();
    }
    return Id();
}

Result<void> removeLinkRow(Writer &writer, Id link)
{
    if (const auto removed = removeCitationsOf(writer, "link", link); !removed)
        return removed;
    return writer.remove("link", link);
}

} // namespace sourceline
