#include "model/coding/actors.h"
#include "model/coding/incidents.h"
#include "model/coding/links.h"
#include "model/coding/names.h"
#include "model/coding/places.h"
#include "tests/model/coding/editkinds.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const QString k1 = u"k1-rocket-2019-12-27"_s, taji = u"taji-rocket-2020-03-11"_s,
              june = u"taji-rocket-2020-06-13"_s;

Id actorOf(const SampleCasefile &file, const QString &name)
{
    return NameIndex::ofActors(file.database())->exactly(name);
}

Id placeOf(const SampleCasefile &file, const QString &incident)
{
    return dossierOf(file, incident).place;
}

LinkDraft inferred(const SampleCasefile &file, const QString &kind)
{
    LinkDraft draft;
    draft.kind = kind;
    draft.from = file.id("incident", june);
    draft.to = file.id("incident", k1);
    draft.basis = u"coder's inference"_s;
    return draft;
}

RelationDraft supplies(const SampleCasefile &file)
{
    RelationDraft draft;
    draft.actor = actorOf(file, u"Iran"_s);
    draft.kind = u"supplies"_s;
    draft.other.newName = u"A cell"_s;
    return draft;
}

EditLog::Change anActor(SampleCasefile &)
{
    return addActor({u"Liwa Thar"_s, u"organisation"_s, {}, {}});
}

EditLog::Change anActorsName(SampleCasefile &file)
{
    return addActorName(actorOf(file, u"Iran"_s), {u"Persia"_s, u"Latn"_s, u"en"_s});
}

EditLog::Change aRelation(SampleCasefile &file)
{
    return addRelation(supplies(file));
}

EditLog::Change aPlace(SampleCasefile &)
{
    return addPlace({u"Outer gate"_s, {}, u"Iraq"_s, {}, {}, 33.5, 44.25, 1, {}});
}

EditLog::Change aPlacesName(SampleCasefile &file)
{
    return addPlaceName(placeOf(file, k1), {u"Kay One"_s, u"Latn"_s, u"en"_s});
}

EditLog::Change aLink(SampleCasefile &file)
{
    return addLink(inferred(file, u"follows"_s));
}

std::vector<EditKind> actorKindsOfEdits()
{
    return {
        {"add an actor", anActor, u"New actor: Liwa Thar"_s},
        {"change an actor",
         [](SampleCasefile &file) {
             return changeActor(newest(file, "actor"),
                                {u"Liwa Thar"_s, u"description"_s, u"n"_s, {}});
         },
         u"Change actor: Liwa Thar"_s,
         anActor},
        {"delete an actor",
         [](SampleCasefile &file) { return removeActor(newest(file, "actor")); },
         u"Delete actor: Liwa Thar"_s,
         anActor},
        {"name an actor", anActorsName, u"Name of Iran: Persia"_s},
        {"change an actor's name",
         [](SampleCasefile &file) {
             return changeActorName(newest(file, "actor_name"), {u"Pars"_s, u"Latn"_s, u"fa"_s});
         },
         u"Name of Iran: Pars"_s,
         anActorsName},
        {"remove an actor's name",
         [](SampleCasefile &file) { return removeActorName(newest(file, "actor_name")); },
         u"Remove name of Iran: Persia"_s,
         anActorsName},
        {"relate actors", aRelation, u"Iran supplies A cell"_s},
        {"change a relation",
         [](SampleCasefile &file) {
             RelationDraft draft = supplies(file);
             draft.kind = u"commands"_s;
             draft.other = {newest(file, "actor"), {}};
             return changeRelation(newest(file, "actor_relation"), draft);
         },
         u"Change: Iran commands A cell"_s,
         aRelation},
        {"remove a relation",
         [](SampleCasefile &file) { return removeRelation(newest(file, "actor_relation")); },
         u"Remove: Iran supplies A cell"_s,
         aRelation},
        {"merge actors",
         [](SampleCasefile &file) {
             return mergeActors(actorOf(file, u"Kataib Hezbollah"_s),
                                {actorOf(file, u"Islamic State"_s)});
         },
         u"Merge into Kataib Hezbollah: Islamic State (ISIS)"_s},
    };
}

std::vector<EditKind> placeKindsOfEdits()
{
    return {
        {"add a place", aPlace, u"New place: Outer gate"_s},
        {"change a place",
         [](SampleCasefile &file) {
             return changePlace(newest(file, "place"),
                                {u"Inner gate"_s, {}, {}, {}, {}, {}, {}, 0, {}});
         },
         u"Change place: Inner gate"_s,
         aPlace},
        {"delete a place",
         [](SampleCasefile &file) { return removePlace(newest(file, "place")); },
         u"Delete place: Outer gate"_s,
         aPlace},
        {"name a place", aPlacesName, {}},
        {"change a place's name",
         [](SampleCasefile &file) {
             return changePlaceName(newest(file, "place_name"), {u"K One"_s, {}, {}});
         },
         {},
         aPlacesName},
        {"remove a place's name",
         [](SampleCasefile &file) { return removePlaceName(newest(file, "place_name")); },
         {},
         aPlacesName},
        {"merge places",
         [](SampleCasefile &file) { return mergePlaces(placeOf(file, taji), {placeOf(file, k1)}); },
         {}},
    };
}

std::vector<EditKind> incidentKindsOfEdits()
{
    return {
        {"add an incident",
         [](SampleCasefile &) {
             IncidentDraft draft;
             draft.title = u"Rockets near the lake"_s;
             draft.newPlace = u"Habbaniyah"_s;
             draft.dateEdtf = u"2020-03-14"_s;
             return addIncident(draft);
         },
         u"New incident: Habbaniyah, 14 Mar 2020"_s},
        {"merge incidents",
         [](SampleCasefile &file) {
             return mergeIncidents(file.id("incident", taji), {file.id("incident", june)});
         },
         {}},
        {"split an incident",
         [](SampleCasefile &file) {
             IncidentDraft draft;
             draft.dateEdtf = u"2020-03-14"_s;
             return splitIncident(
                 file.id("incident", taji), draft, {file.id("claim", u"003-C065"_s)}, {});
         },
         u"Split Camp Taji, 11 Mar 2020: munitions fired 57 to Camp Taji, 14 Mar 2020"_s},
        {"link incidents", aLink, {}},
        {"change a link",
         [](SampleCasefile &file) {
             return changeLink(newest(file, "link"), inferred(file, u"overlaps"_s));
         },
         {},
         aLink},
        {"remove a link",
         [](SampleCasefile &file) { return removeLink(newest(file, "link")); },
         {},
         aLink},
        {"declare distinct",
         [](SampleCasefile &file) {
             return declareDistinct(
                 file.id("incident", june), file.id("incident", k1), u"half a year apart"_s);
         },
         {}},
    };
}

} // namespace

std::vector<EditKind> worldKinds()
{
    std::vector<EditKind> all;
    for (std::vector<EditKind> kinds :
         {actorKindsOfEdits(), placeKindsOfEdits(), incidentKindsOfEdits()})
        all.insert(all.end(), kinds.begin(), kinds.end());
    return all;
}

} // namespace sourceline
