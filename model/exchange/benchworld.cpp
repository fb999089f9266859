#include "model/exchange/benchworld.h"

#include "model/exchange/benchfields.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCountries = 40;
constexpr const char *zones[] = {"Asia/Baghdad",
                                 "Africa/Nairobi",
                                 "Europe/Kyiv",
                                 "America/Bogota",
                                 "Asia/Karachi",
                                 "Africa/Lagos"};
constexpr const char16_t *organNames[] = {
    u"Armed Forces of %1", u"Police of %1", u"Ministry of Defence of %1", u"Presidency of %1"};
constexpr const char16_t *groupNames[] = {
    u"%1 Brigade", u"%1 Front", u"Movement of %1", u"%1 Army", u"Sons of %1", u"%1 Company"};
constexpr const char16_t *outletNames[] = {
    u"%1 Times", u"%1 News Agency", u"Radio %1", u"%1 Herald"};

// A third of the countries have most of the violence.
int shareOf(int country, int countries, int of)
{
    double sum = 0;
    for (int i = 0; i < countries; ++i)
        sum += 1.0 / (i + 2);
    return std::max(1, static_cast<int>(of / (country + 2.0) / sum));
}

} // namespace

BenchWorld::BenchWorld(BenchRandom &random, qint64 incidents)
    : words(random)
{
    const int placeCount = static_cast<int>(std::clamp<qint64>(incidents / 70, 60, 42'000));
    const int actorCount = static_cast<int>(std::clamp<qint64>(incidents / 12, 240, 2'400));
    const int countryCount = std::clamp(actorCount / 30, 4, mostCountries);
    for (int i = 0; i < countryCount; ++i) {
        BenchCountry country;
        country.name = BenchWords::properName(random, 3) % u"ia"_s;
        country.nationality = country.name % u"n"_s;
        country.zone = zones[i % static_cast<int>(std::size(zones))];
        addCountryActors(random, country, shareOf(i, countryCount, actorCount));
        addPlaces(random, country, shareOf(i, countryCount, placeCount));
        countries.push_back(std::move(country));
    }
}

int BenchWorld::addActor(const QString &name, const char *kind)
{
    actors.push_back({name, kind, {}});
    return static_cast<int>(actors.size()) - 1;
}

void BenchWorld::addCountryActors(BenchRandom &random, BenchCountry &country, int share)
{
    country.state = addActor(country.name, "state");
    for (const char16_t *name : organNames) {
        country.organs.push_back(
            addActor(QStringView(name).toString().arg(country.name), "state organ"));
        m_relations.push_back({country.organs.back(), "part of", country.state});
    }
    for (int i = 0; i < std::max(2, share / 3); ++i) {
        const QString name = QStringView(random.pick(groupNames))
                                 .toString()
                                 .arg(BenchWords::properName(random, 2 + random.below(2)));
        country.groups.push_back(addActor(name, "organisation"));
        if (random.chance(0.4))
            m_aliases.emplace_back(country.groups.back(), BenchWords::properName(random, 3));
        if (random.chance(0.3))
            m_relations.push_back({country.groups.back(),
                                   "backed by",
                                   random.below(static_cast<int>(actors.size()))});
    }
    for (int i = 0; i < std::max(2, share / 20); ++i) {
        const QString name =
            QStringView(random.pick(outletNames)).toString().arg(BenchWords::properName(random, 2));
        country.outlets.push_back(addActor(name, "outlet"));
    }
    addPersons(random, country, std::max(3, share / 3));
    for (int i = 0; i < std::max(1, share / 20); ++i)
        country.sources.push_back(addActor(
            u"Official "_s % QString::number(i + 1) % u" of "_s % country.name, "unnamed source"));
    for (int i = 0; i < std::max(1, share / 10); ++i) {
        const QString name =
            country.nationality % u" militants of "_s % BenchWords::properName(random, 2);
        country.descriptions.push_back(addActor(name, "description"));
    }
}

void BenchWorld::addPersons(BenchRandom &random, BenchCountry &country, int count)
{
    for (int i = 0; i < count; ++i) {
        const QString name =
            BenchWords::properName(random, 2) % u" "_s % BenchWords::properName(random, 3);
        const int person = addActor(name, "person");
        country.persons.push_back(person);
        if (random.chance(0.6))
            m_relations.push_back({person, "office holder of", random.pick(country.organs)});
        else
            m_relations.push_back({person,
                                   random.chance(0.3) ? "commands" : "member of",
                                   random.pick(country.groups)});
    }
}

void BenchWorld::addPlaces(BenchRandom &random, BenchCountry &country, int count)
{
    const double latitude = random.unit() * 100 - 45, longitude = random.unit() * 320 - 160;
    for (int i = 0; i < std::clamp(count / 12, 2, 60); ++i)
        country.admin1.append(BenchWords::properName(random, 3));
    for (int i = 0; i < count; ++i) {
        BenchPlace place;
        place.name = BenchWords::properName(random, 2 + random.below(2));
        if (random.chance(0.25))
            place.name += u" al-"_s % BenchWords::properName(random, 2);
        place.admin1 = random.below(static_cast<int>(country.admin1.size()));
        place.latitude =
            std::round((latitude + place.admin1 % 8 + random.unit()) * 10'000) / 10'000;
        place.longitude =
            std::round((longitude + place.admin1 / 8 + random.unit()) * 10'000) / 10'000;
        place.precision = random.chance(0.8) ? 1 : random.between(2, 3);
        country.places.push_back(static_cast<int>(places.size()));
        places.push_back(std::move(place));
    }
}

Result<void> BenchWorld::write(EditLog::BatchWriter &writer)
{
    for (const auto part : {&BenchWorld::writeActors,
                            &BenchWorld::writeRelations,
                            &BenchWorld::writePlaces,
                            &BenchWorld::writeCodebook}) {
        if (auto written = (this->*part)(writer); !written)
            return written;
    }
    return {};
}

Result<void> BenchWorld::writeActors(EditLog::BatchWriter &writer)
{
    auto rows = writer.table("actor", {"name", "kind"});
    auto names = writer.table("actor_name", {"actor", "name", "script", "language"});
    if (!rows || !names)
        return rows ? names.error() : rows.error();
    for (BenchActor &actor : actors) {
        const auto id = (BenchFields(**rows) << actor.name << actor.kind).insert();
        if (!id)
            return id.error();
        actor.id = *id;
    }
    for (const auto &[actor, name] : m_aliases) {
        if (auto id = (BenchFields(**names) << this->actor(actor).id << name << "Latn"
                                            << "en")
                          .insert();
            !id)
            return id.error();
    }
    return {};
}

Result<void> BenchWorld::writeRelations(EditLog::BatchWriter &writer)
{
    auto rows = writer.table("actor_relation", {"actor", "kind", "other", "basis"});
    if (!rows)
        return rows.error();
    for (const Relation &relation : m_relations) {
        if (auto id = (BenchFields(**rows) << actor(relation.actor).id << relation.kind
                                           << actor(relation.other).id << "external")
                          .insert();
            !id)
            return id.error();
    }
    return {};
}

Result<void> BenchWorld::writePlaces(EditLog::BatchWriter &writer)
{
    auto rows = writer.table("place",
                             {"name",
                              "admin1",
                              "country",
                              "country_basis",
                              "latitude",
                              "longitude",
                              "precision",
                              "basis"});
    if (!rows)
        return rows.error();
    for (const BenchCountry &country : countries) {
        for (const int index : country.places) {
            BenchPlace &place = places[static_cast<size_t>(index)];
            const auto id =
                (BenchFields(**rows)
                 << place.name << country.admin1[place.admin1] << country.name << "external"
                 << place.latitude << place.longitude << place.precision << "external")
                    .insert();
            if (!id)
                return id.error();
            place.id = *id;
        }
    }
    return {};
}

Result<void> BenchWorld::writeCodebook(EditLog::BatchWriter &writer)
{
    auto books = writer.table("codebook", {"name", "version", "note"});
    auto rules = writer.table("codebook_rule", {"codebook", "number", "text"});
    if (!books || !rules)
        return books ? rules.error() : books.error();
    const auto id = (BenchFields(**books) << u"Benchmark"_s << u"1"_s
                                          << u"Synthetic records; nothing in them happened."_s)
                        .insert();
    if (!id)
        return id.error();
    codebook = *id;
    const auto rule =
        (BenchFields(**rules) << codebook << 1
                              << u"Figures are coded with the qualifier of the sentence."_s)
            .insert();
    return rule ? Result<void>() : Result<void>(rule.error());
}

} // namespace sourceline
