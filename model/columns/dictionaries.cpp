#include "model/columns/dictionaries.h"

#include "model/columns/nameranks.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostTerms = 255;
constexpr size_t fewNames = 64; // beyond, reading all is soon as quick

std::shared_ptr<Dictionary> startDictionary(const Dictionary *before)
{
    auto dictionary = std::make_shared<Dictionary>();
    const size_t known = before ? before->ids.size() : 1;
    dictionary->ids.resize(known);
    dictionary->names.resize(known);
    dictionary->extras.resize(known);
    return dictionary;
}

// An id that is not known must come after those that are, or be put in order by the caller.
Code addEntry(Dictionary &dictionary,
              const Dictionary *before,
              Id id,
              const QString &name,
              const QString &extra)
{
    Code code = before ? before->codeOf(id) : 0;
    if (code == 0) {
        code = static_cast<Code>(dictionary.ids.size());
        dictionary.ids.emplace_back();
        dictionary.names.emplace_back();
        dictionary.extras.emplace_back();
    }
    dictionary.ids[code] = id;
    dictionary.names[code] = name;
    dictionary.extras[code] = extra;
    return code;
}

Result<void> readAll(Dictionary &dictionary, const Dictionary *before, Statement &&rows)
{
    while (rows.next())
        dictionary.byId.push_back(
            addEntry(dictionary, before, rows.id(0), rows.text(1), rows.text(2)));
    return rows.failed() ? Result<void>(rows.error()) : Result<void>();
}

// The same with only `ids` read: they were added, named otherwise, or are gone.
Result<void> readThese(Dictionary &dictionary,
                       const Dictionary &before,
                       const std::set<Id> &ids,
                       Statement &&row)
{
    dictionary = before;
    for (const Id id : ids) {
        const auto place = std::ranges::lower_bound(
            dictionary.byId, id, {}, [&](Code code) { return dictionary.ids[code]; });
        const bool isKnown = place != dictionary.byId.end() && dictionary.ids[*place] == id;
        const auto index = place - dictionary.byId.begin();
        row.bind(1, id);
        if (row.next()) {
            const Code code = addEntry(dictionary, &before, id, row.text(1), row.text(2));
            if (!isKnown)
                dictionary.byId.insert(dictionary.byId.begin() + index, code);
        } else if (row.failed()) {
            return row.error();
        } else if (isKnown) {
            const Code gone = *place;
            dictionary.ids[gone] = {};
            dictionary.names[gone].clear();
            dictionary.extras[gone].clear();
            dictionary.byId.erase(place);
        }
        row.reset();
    }
    return {};
}

Result<void>
readTerms(sqlite3 *database, const char *scheme, Dictionary &dictionary, const Dictionary *before)
{
    Statement rows(database, "SELECT id, code, NULL FROM term WHERE scheme = ?1 ORDER BY id");
    rows.bind(1, QString::fromLatin1(scheme));
    if (auto read = readAll(dictionary, before, std::move(rows)); !read)
        return read;
    if (dictionary.ids.size() > mostTerms + 1) {
        return Error{
            u"The codebook of this casefile has more than %1 terms of the scheme “%2”, which "
            u"cannot be shown. "
            "The file was not changed; remove terms that no incident uses."_s.arg(mostTerms)
                .arg(QString::fromLatin1(scheme))};
    }
    return {};
}

Result<void>
readSome(sqlite3 *database, const char *sql, std::vector<Id> ids, Dictionary &dictionary)
{
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    Statement rows(database, sql);
    for (const Id id : ids) {
        if (!id.isValid())
            continue;
        rows.bind(1, id);
        if (rows.next())
            dictionary.byId.push_back(
                addEntry(dictionary, nullptr, id, rows.text(0), rows.text(1)));
        if (rows.failed())
            return rows.error();
        rows.reset();
    }
    return {};
}

Dictionaries startDictionaries(const IncidentTable *before)
{
    return {startDictionary(before ? before->actors.get() : nullptr),
            startDictionary(before ? before->places.get() : nullptr),
            startDictionary(before ? before->eventTypes.get() : nullptr),
            startDictionary(before ? before->subEventTypes.get() : nullptr),
            startDictionary(before ? before->means.get() : nullptr)};
}

} // namespace

void Dictionaries::rank(const IncidentTable *before)
{
    static const IncidentTable none;
    const IncidentTable &known = before ? *before : none;
    for (const auto &[dictionary, same] :
         {std::pair(actors.get(), known.actors.get()),
          std::pair(places.get(), known.places.get()),
          std::pair(eventTypes.get(), known.eventTypes.get()),
          std::pair(subEventTypes.get(), known.subEventTypes.get()),
          std::pair(means.get(), known.means.get())}) {
        if (dictionary != same)
            rankNames(*dictionary, same);
    }
}

void Dictionaries::giveTo(IncidentTable &table) const
{
    table.actors = actors;
    table.places = places;
    table.eventTypes = eventTypes;
    table.subEventTypes = subEventTypes;
    table.means = means;
}

Codes::Codes(const Dictionaries &dictionaries)
    : actors(*dictionaries.actors)
    , places(*dictionaries.places)
    , eventTypes(*dictionaries.eventTypes)
    , subEventTypes(*dictionaries.subEventTypes)
    , means(*dictionaries.means)
{}

Codes::Codes(const IncidentTable &table)
    : actors(*table.actors)
    , places(*table.places)
    , eventTypes(*table.eventTypes)
    , subEventTypes(*table.subEventTypes)
    , means(*table.means)
{}

Codes Codes::forFew(const IncidentTable &table)
{
    Codes codes;
    codes.actors = CodeMap::forFew(*table.actors);
    codes.places = CodeMap::forFew(*table.places);
    codes.eventTypes = CodeMap::forFew(*table.eventTypes);
    codes.subEventTypes = CodeMap::forFew(*table.subEventTypes);
    codes.means = CodeMap::forFew(*table.means);
    return codes;
}

Result<Dictionaries>
readDictionaries(sqlite3 *database, const IncidentTable *before, const ChangedNames &changed)
{
    Dictionaries result = startDictionaries(before);
    const bool all = !before || changed.any;
    const auto readNames = [&](auto &mine,
                               const auto &old,
                               const auto &ids,
                               const QByteArray &sql) {
        if (all || ids.size() > fewNames)
            return readAll(*mine, old.get(), Statement(database, QByteArray(sql + " ORDER BY id")));
        if (!ids.empty())
            return readThese(
                *mine, *old, ids, Statement(database, QByteArray(sql + " WHERE id = ?1")));
        mine = std::const_pointer_cast<Dictionary>(old); // which nobody writes to from here on
        return Result<void>();
    };
    static const IncidentTable none;
    const IncidentTable &held = before ? *before : none;
    const auto actorRows =
        readNames(result.actors, held.actors, changed.actors, "SELECT id, name, kind FROM actor");
    if (!actorRows)
        return actorRows.error();
    const auto placeRows = readNames(
        result.places, held.places, changed.places, "SELECT id, name, country FROM place");
    if (!placeRows)
        return placeRows.error();

    struct Scheme
    {
        const char *name;
        Dictionary &dictionary;
        const Dictionary *before;
    };

    for (const auto &[name, dictionary, known] :
         {Scheme{"event type", *result.eventTypes, before ? before->eventTypes.get() : nullptr},
          Scheme{"sub-event type",
                 *result.subEventTypes,
                 before ? before->subEventTypes.get() : nullptr},
          Scheme{"means", *result.means, before ? before->means.get() : nullptr}}) {
        if (const auto terms = readTerms(database, name, dictionary, known); !terms)
            return terms.error();
    }
    return result;
}

Result<Dictionaries> readDictionaries(sqlite3 *database,
                                      std::vector<Id> actors,
                                      std::vector<Id> places,
                                      std::vector<Id> terms)
{
    Dictionaries result = startDictionaries(nullptr);

    struct Part
    {
        const char *sql;
        std::vector<Id> *ids;
        Dictionary &dictionary;
    };

    for (const auto &[sql, ids, dictionary] :
         {Part{"SELECT name, kind FROM actor WHERE id = ?1", &actors, *result.actors},
          Part{"SELECT name, country FROM place WHERE id = ?1", &places, *result.places},
          Part{"SELECT code, NULL FROM term WHERE id = ?1 AND scheme = 'event type'",
               &terms,
               *result.eventTypes},
          Part{"SELECT code, NULL FROM term WHERE id = ?1 AND scheme = 'sub-event type'",
               &terms,
               *result.subEventTypes},
          Part{"SELECT code, NULL FROM term WHERE id = ?1 AND scheme = 'means'",
               &terms,
               *result.means}}) {
        if (const auto read = readSome(database, sql, *ids, dictionary); !read)
            return read.error();
    }
    return result;
}

} // namespace sourceline
