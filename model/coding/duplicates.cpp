#include "model/coding/incidents.h"
#include "model/coding/places.h"
#include "model/coding/rows.h"
#include "model/store/duplicaterule.h"
#include "model/store/nearplaces.h"
#include "model/store/rowreader.h"
#include "model/store/statement.h"

#include <QSet>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Candidate
{
    Id id;
    std::optional<DuplicateSpan> span; ///< none: no date, or an open one
    Id place, means;
    QString title, dateEdtf, placeName, meansName;
};

// Those whose date comes within a day; at one of the places, or wherever they were if there is
// none. By the index of places only keys are read before the dates have told.
Result<std::vector<Id>>
closeInTime(sqlite3 *database, const DuplicateSpan &span, const std::vector<Id> &places)
{
    const char *atPlace =
        "SELECT d.incident FROM incident i CROSS JOIN incident_derived d ON d.incident = i.id "
        "WHERE d.latest >= ?1 AND d.earliest <= ?2 AND d.latest - d.earliest < ?3 AND i.place = ?4";
    const char *anywhere = "SELECT incident FROM incident_derived WHERE latest >= ?1 AND earliest "
                           "<= ?2 AND latest - earliest < ?3";
    Statement select(database, places.empty() ? anywhere : atPlace);
    select.bind(1, (span.firstDay() - 1) * DuplicateSpan::day)
        .bind(2, (span.lastDay() + 2) * DuplicateSpan::day - 1)
        .bind(3, DuplicateSpan::longest);
    std::vector<Id> found;
    const auto take = [&] {
        return forEachRow(select, [&found](RowReader row) { found.push_back(row.id()); });
    };
    if (places.empty()) {
        if (const auto read = take(); !read)
            return read.error();
    }
    for (const Id place : places) {
        select.reset();
        select.bind(4, place);
        if (const auto read = take(); !read)
            return read.error();
    }
    return found;
}

Result<QSet<Id>> citedFrom(sqlite3 *database, const DuplicateQuery &query)
{
    QSet<Id> cited;
    if (!query.document.isValid() || query.sentence.isEmpty())
        return cited;
    Statement select(
        database,
        "WITH here AS (SELECT incident, claim, attribution FROM citation WHERE document "
        "= ?1 AND start < ?3 AND \"end\" > ?2) SELECT incident FROM here WHERE incident "
        "IS NOT NULL UNION SELECT c.incident FROM here JOIN claim c ON c.id = "
        "here.claim UNION SELECT a.incident FROM here JOIN attribution a ON a.id = "
        "here.attribution");
    select.bind(1, query.document).bind(2, query.sentence.start).bind(3, query.sentence.end);
    if (auto read = forEachRow(select, [&cited](RowReader row) { cited.insert(row.id()); }); !read)
        return read.error();
    return cited;
}

// What the record itself says it is not: declared distinct, part of one another, or one the answer
// to the other.
Result<QSet<Id>> knownApart(sqlite3 *database, Id incident)
{
    QSet<Id> apart{incident};
    Statement linked(database,
                     "SELECT to_incident FROM link WHERE from_incident = ?1 AND kind NOT IN "
                     "('overlaps', 'possible duplicate of') "
                     "UNION SELECT from_incident FROM link WHERE to_incident = ?1 AND kind NOT IN "
                     "('overlaps', 'possible duplicate of')");
    linked.bind(1, incident);
    if (auto read = forEachRow(linked, [&apart](RowReader row) { apart.insert(row.id()); }); !read)
        return read.error();
    for (const char *sql :
         {"WITH RECURSIVE up (id) AS (VALUES (?1) UNION SELECT l.to_incident FROM link l JOIN up "
          "ON "
          "l.from_incident = up.id WHERE l.kind = 'part of') SELECT id FROM up",
          "WITH RECURSIVE down (id) AS (VALUES (?1) UNION SELECT l.from_incident FROM link l JOIN "
          "down ON "
          "l.to_incident = down.id WHERE l.kind = 'part of') SELECT id FROM down"}) {
        const auto related = idsOf(database, sql, incident);
        if (!related)
            return related.error();
        apart.unite(QSet<Id>(related->begin(), related->end()));
    }
    return apart;
}

std::optional<Candidate> read(sqlite3 *database, Id incident, const QString &kind)
{
    Statement select(
        database,
        "SELECT i.title, i.date_edtf, i.place, p.name, i.means, t.code, d.earliest, d.latest FROM "
        "incident i "
        "JOIN incident_derived d ON d.incident = i.id LEFT JOIN place p ON p.id = i.place "
        "LEFT JOIN term t ON t.id = i.means WHERE i.id = ?1 AND i.kind = ?2");
    select.bind(1, incident).bind(2, kind);
    if (!select.next())
        return {};
    Candidate found;
    found.id = incident;
    found.title = select.text(0);
    found.dateEdtf = select.text(1);
    found.place = select.id(2);
    found.placeName = select.text(3);
    found.means = select.id(4);
    found.meansName = select.text(5);
    if (!select.isNull(6) && !select.isNull(7))
        found.span = DuplicateSpan{select.integer(6), select.integer(7)};
    return found;
}

PlaceLikeness
placeLikeness(const DuplicateQuery &query, const Candidate &found, const std::vector<Id> &places)
{
    if (!query.place.isValid() || !found.place.isValid()
        || std::ranges::find(places, found.place) == places.end())
        return PlaceLikeness::Unknown;
    return query.place == found.place ? PlaceLikeness::Same : PlaceLikeness::Near;
}

} // namespace

Result<DuplicateQuery> duplicateQueryOf(sqlite3 *database, Id incident)
{
    Statement select(database,
                     "SELECT d.earliest, d.latest, i.place, i.means, i.kind FROM incident i "
                     "LEFT JOIN incident_derived d ON d.incident = i.id WHERE i.id = ?1");
    select.bind(1, incident);
    if (!select.next())
        return select.failed()
                   ? select.error()
                   : Error{u"There is no incident %1 in this casefile."_s.arg(incident.toText())};
    RowReader row(select);
    DuplicateQuery query;
    query.incident = incident;
    query.earliest = row.number();
    query.latest = row.number();
    query.place = row.id();
    query.means = row.id();
    query.kind = row.text();
    return query;
}

Result<std::vector<PossibleDuplicate>>
possibleDuplicates(sqlite3 *database, const DuplicateQuery &query, int limit)
{
    const auto cited = citedFrom(database, query);
    if (!cited)
        return cited.error();
    const auto span = DuplicateSpan::of(query.earliest, query.latest);
    if (!span && cited->isEmpty())
        return std::vector<PossibleDuplicate>();
    const auto places = query.place.isValid() ? placesNear(database, query.place)
                                              : Result<std::vector<Id>>(std::vector<Id>());
    if (!places)
        return places.error();
    const auto apart = knownApart(database, query.incident);
    if (!apart)
        return apart.error();
    const auto close =
        span ? closeInTime(database, *span, *places) : Result<std::vector<Id>>(std::vector<Id>());
    if (!close)
        return close.error();
    QSet<Id> candidates(close->begin(), close->end());
    candidates.unite(*cited);
    const bool saidHow = saysHow(textOf(columnOf(database, "term", "code", query.means)));
    const ComparedRecord asked{span, saidHow ? query.means : Id()};
    std::vector<PossibleDuplicate> duplicates;
    for (const Id id : candidates) {
        const auto found = apart->contains(id) ? std::nullopt : read(database, id, query.kind);
        const auto likeness =
            found ? likenessOf(asked,
                               {found->span, saysHow(found->meansName) ? found->means : Id()},
                               placeLikeness(query, *found, *places),
                               found->meansName,
                               cited->contains(id))
                  : std::nullopt;
        if (likeness)
            duplicates.push_back({found->id,
                                  found->title,
                                  found->dateEdtf,
                                  found->placeName,
                                  likeness->words.join(u", "_s),
                                  likeness->score});
    }
    std::sort(duplicates.begin(), duplicates.end(), [](const auto &a, const auto &b) {
        return std::pair(-a.score, a.incident) < std::pair(-b.score, b.incident);
    });
    if (limit > 0 && duplicates.size() > size_t(limit))
        duplicates.resize(size_t(limit));
    return duplicates;
}

} // namespace sourceline
