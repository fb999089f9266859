#include "model/coding/incidents.h"
#include "model/coding/places.h"
#include "model/coding/rows.h"
#include "model/store/nearplaces.h"
#include "model/store/rowreader.h"
#include "model/store/statement.h"

#include <QSet>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 24 * 60;
// A date that leaves more than a month open is in the neighbourhood of everything.
constexpr qint64 longestSpan = 31 * day;

struct Span
{
    qint64 earliest, latest; ///< minutes since 1970 UTC

    bool isShort() const { return latest - earliest < longestSpan; }

    qint64 firstDay() const { return dayOf(earliest); }

    qint64 lastDay() const { return dayOf(latest); }

    qint64 days() const { return lastDay() - firstDay() + 1; }

    static qint64 dayOf(qint64 minute)
    {
        return minute >= 0 ? minute / day : -((-minute + day - 1) / day);
    }
};

struct Candidate
{
    Id id;
    std::optional<Span> span; ///< none: no date, or an open one
    Id place, means;
    QString title, dateEdtf, placeName, meansName;
};

std::optional<Span> spanOf(const DuplicateQuery &query)
{
    if (!query.earliest || !query.latest)
        return {};
    const Span span{*query.earliest, *query.latest};
    return span.isShort() ? std::optional(span) : std::nullopt;
}

// Those whose date comes within a day; at one of the places, or wherever they were if there is
// none. By the index of places only keys are read before the dates have told.
Result<std::vector<Id>> closeInTime(sqlite3 *database, Span span, const std::vector<Id> &places)
{
    const char *atPlace =
        "SELECT d.incident FROM incident i CROSS JOIN incident_derived d ON d.incident = i.id "
        "WHERE d.latest >= ?1 AND d.earliest <= ?2 AND d.latest - d.earliest < ?3 AND i.place = ?4";
    const char *anywhere = "SELECT incident FROM incident_derived WHERE latest >= ?1 AND earliest "
                           "<= ?2 AND latest - earliest < ?3";
    Statement select(database, places.empty() ? anywhere : atPlace);
    select.bind(1, (span.firstDay() - 1) * day)
        .bind(2, (span.lastDay() + 2) * day - 1)
        .bind(3, longestSpan);
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
        found.span = Span{select.integer(6), select.integer(7)};
    return found;
}

// `unknown` and `none` say nothing of how it was done.
bool isStated(sqlite3 *database, Id means)
{
    const QString code = textOf(columnOf(database, "term", "code", means));
    return !code.isEmpty() && code != "unknown"_L1 && code != "none"_L1 && code != "other"_L1;
}

struct Likeness
{
    int score = 0;
    QStringList words;
    bool isSameDay = false, isSamePlace = false;
};

// False where they neither meet nor come within a day; a day beside a week or a month says nothing.
bool compareDates(const Span &asked, const Span &found, Likeness &likeness)
{
    const bool exact = asked.days() == 1 && found.days() == 1;
    const bool meet = asked.firstDay() <= found.lastDay() && found.firstDay() <= asked.lastDay();
    if (!meet && std::max(asked.days(), found.days()) > 3)
        return false;
    likeness.score += exact && meet ? 4 : meet ? 2 : 1;
    likeness.isSameDay = exact && meet;
    likeness.words += exact && meet ? u"same day"_s
                      : meet        ? u"dates that overlap"_s
                                    : u"a day apart"_s;
    return true;
}

void comparePlaces(const DuplicateQuery &query, const Candidate &found, Likeness &likeness)
{
    if (!query.place.isValid() || !found.place.isValid())
        return;
    if (query.place == found.place) {
        likeness.score += 4;
        likeness.isSamePlace = true;
        likeness.words += u"same place"_s;
    } else {
        likeness.score += 2;
        likeness.words += u"near or around"_s;
    }
}

// False where it was done otherwise; where it is not said how, the day and the place must be just
// the same, unless the sentence is.
bool compareMeans(sqlite3 *database,
                  const DuplicateQuery &query,
                  const Candidate &found,
                  bool isCited,
                  Likeness &likeness)
{
    const bool asked = isStated(database, query.means);
    const bool there = isStated(database, found.means);
    if (asked && there && query.means != found.means)
        return false;
    if (asked && there) {
        likeness.score += 3;
        likeness.words += u"both by "_s + found.meansName;
    }
    return (asked && there) || isCited || (likeness.isSameDay && likeness.isSamePlace);
}

std::optional<Likeness> likenessOf(sqlite3 *database,
                                   const DuplicateQuery &query,
                                   const Candidate &found,
                                   const std::vector<Id> &places,
                                   bool isCited)
{
    Likeness likeness;
    if (isCited) {
        likeness.score += 4;
        likeness.words += u"cited from this sentence"_s;
    }
    const auto span = spanOf(query);
    if (span && found.span) {
        const bool near = found.span->firstDay() <= span->lastDay() + 1
                          && span->firstDay() <= found.span->lastDay() + 1;
        if (!near || !compareDates(*span, *found.span, likeness))
            return {};
    } else if (!isCited) {
        return {};
    }
    if (std::ranges::find(places, found.place) != places.end())
        comparePlaces(query, found, likeness);
    if (!compareMeans(database, query, found, isCited, likeness))
        return {};
    return likeness;
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
    const auto span = spanOf(query);
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
    std::vector<PossibleDuplicate> duplicates;
    for (const Id id : candidates) {
        const auto found = apart->contains(id) ? std::nullopt : read(database, id, query.kind);
        const auto likeness =
            found ? likenessOf(database, query, *found, *places, cited->contains(id))
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
