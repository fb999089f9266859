#include "model/coding/places.h"

#include "model/coding/actorreading.h"
#include "model/store/rowreader.h"

#include <QCollator>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

Result<std::vector<PlaceEntry>> readPlaces(sqlite3 *database)
{
    const auto names = otherNames(database, "place");
    if (!names)
        return names.error();
    Statement select(
        database,
        "SELECT p.id, p.handle, p.name, p.admin1, p.country, coalesce(i.n, 0) FROM place p LEFT "
        "JOIN (SELECT place, "
        "count(*) AS n FROM incident WHERE place IS NOT NULL GROUP BY place) i ON i.place = p.id");
    std::vector<PlaceEntry> places;
    auto read = forEachRow(select, [&](RowReader row) {
        PlaceEntry entry;
        entry.id = row.id();
        for (QString *field : {&entry.handle, &entry.name, &entry.admin1, &entry.country})
            *field = row.text();
        entry.incidents = int(row.integer());
        if (const auto other = names->find(entry.id); other != names->end())
            entry.otherNames = other->second;
        places.push_back(std::move(entry));
    });
    if (!read)
        return read.error();
    const QCollator collator;
    std::stable_sort(
        places.begin(), places.end(), [&collator](const PlaceEntry &a, const PlaceEntry &b) {
            return collator.compare(a.name, b.name) < 0;
        });
    return places;
}

namespace {

Result<void> readFields(sqlite3 *database, PlaceRecord &record)
{
    Statement select(database,
                     "SELECT p.handle, p.name, p.admin1, p.country, p.country_basis, p.basis, "
                     "p.note, p.latitude, p.longitude, "
                     "p.precision, p.parent, w.name FROM place p LEFT JOIN place w ON w.id = "
                     "p.parent WHERE p.id = ?1");
    select.bind(1, record.id);
    if (!select.next())
        return select.failed()
                   ? select.error()
                   : Error{u"There is no place %1 in this casefile."_s.arg(record.id.toText())};
    RowReader row(select);
    for (QString *field : {&record.handle,
                           &record.name,
                           &record.admin1,
                           &record.country,
                           &record.countryBasis,
                           &record.basis,
                           &record.note})
        *field = row.text();
    record.latitude = row.real();
    record.longitude = row.real();
    record.precision = int(row.integer());
    record.parent = row.id();
    record.parentName = row.text();
    return {};
}

Result<void> readLists(sqlite3 *database, PlaceRecord &record)
{
    Statement parts(database, "SELECT id, name FROM place WHERE parent = ?1 ORDER BY name, id");
    parts.bind(1, record.id);
    if (auto read = forEachRow(parts,
                               [&record](RowReader row) {
                                   const Id id = row.id();
                                   record.parts.emplace_back(id, row.text());
                               });
        !read)
        return read;
    Statement incidents(
        database,
        "SELECT i.id, i.title, i.date_edtf FROM incident i LEFT JOIN incident_derived d ON "
        "d.incident = i.id "
        "WHERE i.place = ?1 ORDER BY d.latest IS NULL, d.latest DESC, i.id LIMIT 500");
    incidents.bind(1, record.id);
    if (auto read = forEachRow(
            incidents,
            [&record](RowReader row) {
                record.incidents.push_back({row.id(), row.text(), row.text(), u"place"_s});
            });
        !read)
        return read;
    Statement count(database, "SELECT count(*) FROM incident WHERE place = ?1");
    count.bind(1, record.id);
    record.incidentCount = count.next() ? int(count.integer(0)) : 0;
    return {};
}

} // namespace

Result<PlaceRecord> readPlace(sqlite3 *database, Id place)
{
    PlaceRecord record;
    record.id = place;
    if (auto read = readFields(database, record); !read)
        return read.error();
    if (auto read = readLists(database, record); !read)
        return read.error();
    auto names = namesOf(database, "place", place);
    auto notes = notesOf(database, "place", place);
    auto former = formerly(database, "place", place);
    if (!names || !notes || !former)
        return !names ? names.error() : !notes ? notes.error() : former.error();
    record.names = std::move(*names);
    record.notes = std::move(*notes);
    record.formerly = std::move(*former);
    return record;
}

} // namespace sourceline
