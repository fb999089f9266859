#pragma once

#include "model/exchange/benchwords.h"
#include "model/store/batchwriter.h"

#include <vector>

namespace sourceline {

struct BenchActor
{
    QString name;
    const char *kind;
    Id id;
};

struct BenchPlace
{
    QString name;
    int admin1 = 0; ///< of its country
    double latitude = 0, longitude = 0;
    int precision = 1;
    Id id;
};

/// Indices into BenchWorld::actors and places.
struct BenchCountry
{
    QString name, nationality;
    const char *zone;
    QStringList admin1;
    int state = 0;
    std::vector<int> organs, groups, persons, outlets, descriptions, sources;
    std::vector<int> places;
};

/// Who and where the synthetic incidents happen to: the parts that are written before any document.
class BenchWorld
{
public:
    BenchWorld(BenchRandom &random, qint64 incidents);

    /// Adds actors, names, relations, places and a codebook; ids are known after it.
    Result<void> write(EditLog::BatchWriter &writer);

    BenchWords words;
    std::vector<BenchActor> actors;
    std::vector<BenchPlace> places;
    std::vector<BenchCountry> countries;
    Id codebook;

    const BenchPlace &place(int index) const { return places[static_cast<size_t>(index)]; }

    const BenchActor &actor(int index) const { return actors[static_cast<size_t>(index)]; }

private:
    struct Relation
    {
        int actor;
        const char *kind;
        int other;
    };

    int addActor(const QString &name, const char *kind);
    void addCountryActors(BenchRandom &random, BenchCountry &country, int share);
    void addPersons(BenchRandom &random, BenchCountry &country, int count);
    void addPlaces(BenchRandom &random, BenchCountry &country, int count);
    Result<void> writeActors(EditLog::BatchWriter &writer);
    Result<void> writeRelations(EditLog::BatchWriter &writer);
    Result<void> writePlaces(EditLog::BatchWriter &writer);
    Result<void> writeCodebook(EditLog::BatchWriter &writer);

    std::vector<Relation> m_relations;
    std::vector<std::pair<int, QString>> m_aliases;
};

} // namespace sourceline
