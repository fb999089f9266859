#include "model/coding/labels.h"
#include "model/coding/places.h"
#include "model/coding/recordnames.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Value realOrNull(const std::optional<double> &number)
{
    return number ? Value(*number) : Value();
}

Result<Values> valuesOf(Writer &writer, const PlaceDraft &draft)
{
    if (draft.name.simplified().isEmpty())
        return Error{u"A place needs a name. Nothing was changed."_s};
    if (draft.latitude.has_value() != draft.longitude.has_value())
        return Error{u"A position needs both latitude and longitude. Nothing was changed."_s};
    if (draft.latitude && (std::abs(*draft.latitude) > 90 || std::abs(*draft.longitude) > 180))
        return Error{
            u"A latitude is between −90 and 90 degrees, a longitude between −180 and 180. Nothing was changed."_s};
    if (draft.precision < 0 || draft.precision > 3)
        return Error{
            u"The precision of a place is 1 (a town or base), 2 (near one) or 3 (a region). Nothing was changed."_s};
    if (draft.parent.isValid()) {
        if (const auto there =
                requireRow(writer, "place", draft.parent, u"The place that it is in"_s);
            !there)
            return there.error();
    }
    return Values{{"handle", orNull(draft.handle)},
                  {"name", draft.name.simplified()},
                  {"admin1", orNull(draft.admin1)},
                  {"country", orNull(draft.country)},
                  {"latitude", realOrNull(draft.latitude)},
                  {"longitude", realOrNull(draft.longitude)},
                  {"precision", draft.precision > 0 ? Value(qint64(draft.precision)) : Value()},
                  {"parent", toValue(draft.parent)},
                  {"note", orNull(draft.note)}};
}

Result<void> requireNotInItself(sqlite3 *database, Id place)
{
    std::vector<Id> seen{place};
    QString way = textOf(columnOf(database, "place", "name", place));
    for (Id at = place; at.isValid();) {
        at = idOf(columnOf(database, "place", "parent", at));
        if (at.isValid())
            way += u" → "_s + textOf(columnOf(database, "place", "name", at));
        if (at == place)
            return Error{
                u"That would put the place into itself: %1. Nothing was changed."_s.arg(way)};
        if (std::find(seen.begin(), seen.end(), at) != seen.end())
            return {};
        seen.push_back(at);
    }
    return {};
}

int count(sqlite3 *database, const char *sql, Id place)
{
    Statement select(database, sql);
    select.bind(1, place);
    return select.next() ? int(select.integer(0)) : 0;
}

QString useInWords(sqlite3 *database, Id place)
{
    QStringList parts;
    if (const int n = count(database, "SELECT count(*) FROM incident WHERE place = ?1", place);
        n > 0)
        parts += counted(n, u"incident"_s, u"incidents"_s);
    if (const int n = count(database, "SELECT count(*) FROM place WHERE parent = ?1", place); n > 0)
        parts += counted(n, u"place in it"_s, u"places in it"_s);
    if (const int n = count(database, "SELECT count(*) FROM annotation WHERE place = ?1", place);
        n > 0)
        parts += counted(n, u"note"_s, u"notes"_s);
    return parts.join(u", "_s);
}

Result<void> removeChildren(Writer &writer, Id place)
{
    for (const auto &[table, column] :
         {std::pair{"place_name", "place"}, std::pair{"place_redirect", "target"}}) {
        const QByteArray sql = QByteArray("SELECT id FROM ") + table + " WHERE " + column + " = ?1";
        const auto rows = idsOf(writer.database(), sql.constData(), place);
        if (!rows)
            return rows.error();
        for (const Id row : *rows) {
            if (const auto removed = writer.remove(table, row); !removed)
                return removed;
        }
    }
    return {};
}

// What `into` does not state, it takes over; a position only whole.
Result<void> takeOver(Writer &writer, Id into, Id other)
{
    sqlite3 *database = writer.database();
    Values taken;
    for (const std::vector<const char *> &together :
         {std::vector{"admin1"},
          std::vector{"country", "country_basis"},
          std::vector{"latitude", "longitude", "precision", "basis"},
          std::vector{"parent"}}) {
        if (columnOf(database, "place", together.front(), into) != Value())
            continue;
        for (const char *column : together) {
            const Value there = columnOf(database, "place", column, other);
            if (there != Value() && there != toValue(into))
                taken.push_back({column, there});
        }
    }
    QStringList notes{textOf(columnOf(database, "place", "note", into)),
                      textOf(columnOf(database, "place", "note", other))};
    notes.removeAll(QString());
    notes.removeDuplicates();
    taken.push_back({"note", orNull(notes.join(u'\n'))});
    const auto updated = updateChanged(writer, "place", into, taken);
    return updated ? Result<void>() : Result<void>(updated.error());
}

Result<void> mergeOne(Writer &writer, Id into, Id other)
{
    // A place inside the one that is merged into it must not become a part of itself.
    if (idOf(columnOf(writer.database(), "place", "parent", into)) == other) {
        const Value whole = columnOf(writer.database(), "place", "parent", other);
        if (const auto lifted = writer.update("place", into, {{"parent", whole}}); !lifted)
            return lifted;
    }
    if (const auto taken = takeOver(writer, into, other); !taken)
        return taken;
    for (const auto &[table, column] : {std::pair{"incident", "place"},
                                        std::pair{"place", "parent"},
                                        std::pair{"annotation", "place"}}) {
        if (const auto moved = repoint(writer, table, column, other, into); !moved)
            return moved;
    }
    if (const auto merged = mergeNames(writer, namedPlaces, into, other); !merged)
        return merged;
    if (const auto led = redirectTo(writer, namedPlaces, into, other); !led)
        return led;
    if (const auto sound = requireNotInItself(writer.database(), into); !sound)
        return sound;
    return writer.remove("place", other);
}

Result<void> merge(Writer &writer, Id into, std::vector<Id> others)
{
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, into);
    if (others.empty())
        return Error{u"Nothing to merge: choose another place."_s};
    if (const auto there = requireRow(writer, "place", into, u"The place"_s); !there)
        return there;
    std::vector<Id> all{into};
    for (const Id other : others) {
        if (const auto there = requireRow(writer, "place", other, u"The place"_s); !there)
            return there;
        all.push_back(other);
    }
    QStringList names = namesApart(writer.database(), "place", all);
    const QString name = names.takeFirst();
    writer.describe(u"Merge into %1: %2"_s.arg(name, shortened(names.join(u", "_s))));
    for (const Id other : others) {
        if (const auto merged = mergeOne(writer, into, other); !merged)
            return merged;
    }
    return {};
}

} // namespace

EditLog::Change addPlace(const PlaceDraft &draft)
{
    return [draft](Writer &writer) -> Result<void> {
        const auto values = valuesOf(writer, draft);
        if (!values)
            return values.error();
        if (const auto added = writer.insert("place", *values); !added)
            return added.error();
        writer.describe(u"New place: "_s + shortened(draft.name));
        return {};
    };
}

EditLog::Change changePlace(Id place, const PlaceDraft &draft)
{
    return [place, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "place", place, u"The place"_s); !there)
            return there;
        const auto values = valuesOf(writer, draft);
        if (!values)
            return values.error();
        if (const auto changed = updateChanged(writer, "place", place, *values); !changed)
            return changed.error();
        writer.describe(u"Change place: "_s + shortened(draft.name));
        return requireNotInItself(writer.database(), place);
    };
}

EditLog::Change removePlace(Id place)
{
    return [place](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "place", place, u"The place"_s); !there)
            return there;
        const QString name = textOf(columnOf(writer.database(), "place", "name", place));
        if (const QString use = useInWords(writer.database(), place); !use.isEmpty())
            return Error{
                u"“%1” is used by %2. Nothing was changed; merge it into another place, or change these first."_s
                    .arg(name, use)};
        if (const auto removed = removeChildren(writer, place); !removed)
            return removed;
        writer.describe(u"Delete place: "_s + shortened(name));
        return writer.remove("place", place);
    };
}

EditLog::Change addPlaceName(Id place, const NameDraft &draft)
{
    return addName(namedPlaces, place, draft);
}

EditLog::Change changePlaceName(Id name, const NameDraft &draft)
{
    return changeName(namedPlaces, name, draft);
}

EditLog::Change removePlaceName(Id name)
{
    return removeName(namedPlaces, name);
}

EditLog::Change mergePlaces(Id into, const std::vector<Id> &others)
{
    return [into, others](Writer &writer) {
        return merge(writer, into, others);
    };
}

} // namespace sourceline
