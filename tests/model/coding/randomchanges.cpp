#include "randomchanges.h"

#include "model/coding/actors.h"
#include "model/coding/assessments.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"
#include "model/coding/frozen.h"
#include "model/coding/incidents.h"
#include "model/coding/links.h"
#include "model/coding/places.h"
#include "model/coding/statementrecord.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

std::vector<Id> allIds(sqlite3 *database, const char *table)
{
    Statement select(
        database, QByteArray(QByteArray("SELECT id FROM ") + table + " ORDER BY id").constData());
    std::vector<Id> ids;
    while (select.next())
        ids.push_back(select.id(0));
    return ids;
}

EditLog::Change RandomChanges::next()
{
    switch (m_random.bounded(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return ofAttributions();
    case 4:
    case 5:
    case 6:
        return ofClaims();
    case 7:
    case 8:
        return ofIncidents();
    case 9:
    case 10:
        return ofJudgement();
    case 11:
        return ofNotes();
    case 12:
        return ofCodebooks();
    case 13:
        return ofActors();
    case 14:
        return ofPlaces();
    default:
        return ofLinks();
    }
}

EditLog::Change RandomChanges::ofAttributions()
{
    switch (m_random.bounded(12)) {
    case 0:
    case 1:
    case 2:
        return addAttribution(attribution());
    case 3:
        return changeAttribution(any("attribution"), attribution());
    case 4:
        return retractAttribution(any("attribution"), u"misread"_s);
    case 5:
        return restoreAttribution(any("attribution"));
    case 6:
        return splitAttribution(any("attribution"), {actor(), actor()}, coin());
    case 7:
        return mergeAttributions(any("attribution"), {any("attribution")});
    case 8:
        return splitReports(any("attribution"), {any("report")});
    case 9:
        return coin() ? addCitations("attribution", any("attribution"), citations())
                      : removeCitation(any("citation"));
    case 10: {
        auto record = readStatement(m_database, any("statement"));
        if (!record)
            return [error = record.error()](Writer &) -> Result<void> {
                return error;
            };
        record->speaker = actor();
        record->holder = coin() ? actor() : ActorRef();
        record->note = words();
        return changeStatement(*record);
    }
    default:
        return setActor({any("attribution"), any("attribution")}, actor());
    }
}

EditLog::Change RandomChanges::ofClaims()
{
    const FigureKey killed{"killed", {}, u"all"_s};
    switch (m_random.bounded(9)) {
    case 0:
    case 1:
    case 2:
        return addClaim(claim());
    case 3:
        return changeClaim(any("claim"), claim());
    case 4:
        return setFeeding({any("claim")}, coin(), u"contested"_s);
    case 5:
        return supersede(any("claim"), any("claim"), u"later"_s);
    case 6:
        return moveRecords({any("claim")}, {any("attribution")}, any("incident"));
    case 7:
        return overrideFigure({any("incident"), killed, 1, 2, 3, u"so"_s, u"Ada"_s});
    default:
        return followRule(any("incident"), killed);
    }
}

EditLog::Change RandomChanges::ofIncidents()
{
    IncidentDraft draft;
    draft.title = words();
    draft.place = coin() ? any("place") : Id();
    draft.newPlace = words();
    draft.dateEdtf = oneOf({u"2020-03-14"_s, u"2020-03"_s, u"2020-03-1X"_s});
    switch (m_random.bounded(6)) {
    case 0:
    case 1:
        draft.citations = citations();
        return addIncident(draft);
    case 2:
        return mergeIncidents(any("incident"), {any("incident")});
    case 3:
        return splitIncident(any("incident"), draft, {any("claim")}, {any("attribution")});
    case 4:
        return setIncidentField(some("incident"), "title", Value(words()));
    default:
        return setIncidentField(
            some("incident"), "date_edtf", coin() ? Value(draft.dateEdtf) : Value());
    }
}

EditLog::Change RandomChanges::ofJudgement()
{
    switch (m_random.bounded(5)) {
    case 0:
    case 1: {
        AssessmentDraft draft;
        draft.actor = actor();
        draft.likelihood = 1 + m_random.bounded(7);
        draft.alternatives = {{actor(), 2}};
        draft.who = u"Ada"_s;
        return assess(some("incident"), draft);
    }
    case 2:
        return tagIncidents(some("incident"), words(), m_random.bounded(3) > 0);
    case 3:
        return setReview(some("incident"), oneOf({u"draft"_s, u"reviewed"_s, u"disputed"_s}));
    default:
        return setActorOf(some("incident"), any("actor"), actor());
    }
}

EditLog::Change RandomChanges::ofNotes()
{
    switch (m_random.bounded(5)) {
    case 0:
    case 1:
        return addNote(subject(), words(), u"Ada"_s);
    case 2:
        return changeNote(any("annotation"), words());
    case 3:
        return removeNote(any("annotation"));
    default: {
        FrozenView view;
        view.name = words();
        view.madeBy = u"Ada"_s;
        return coin() ? freezeView(view) : removeFrozenView(any("frozen_view"));
    }
    }
}

EditLog::Change RandomChanges::ofCodebooks()
{
    const Subject cites = subject();
    DecisionDraft draft{words(), words(), words(), words(), some("incident")};
    switch (m_random.bounded(9)) {
    case 0:
        return addDecision(draft);
    case 1:
        return changeDecision(any("decision"), draft);
    case 2:
        return removeDecision(any("decision"));
    case 3:
        return addRule(any("codebook"), 0, words());
    case 4:
        return changeRule(any("codebook"), 1 + m_random.bounded(3), words());
    case 5:
        return coin() ? newVersion(any("codebook"), words(), words())
                      : setCodebook(some("incident"), any("codebook"));
    case 6:
        return citeRule(cites, any("codebook"), 1 + m_random.bounded(3));
    case 7:
        return citeDecision(cites, any("decision"));
    default:
        return removeBasis(any("coding_basis"));
    }
}

EditLog::Change RandomChanges::ofActors()
{
    const ActorDraft draft{words(), oneOf(actorKinds()), words(), {}};
    RelationDraft relation;
    relation.actor = any("actor");
    relation.other = actor();
    relation.kind = oneOf({u"member of"_s, u"part of"_s, u"backed by"_s, u"supplies"_s});
    relation.duringEdtf = coin() ? u"2020"_s : QString();
    relation.citations = coin() ? citations() : std::vector<CitationDraft>();
    const NameDraft name{words(), u"Latn"_s, u"en"_s};
    switch (m_random.bounded(10)) {
    case 0:
        return addActor(draft);
    case 1:
        return changeActor(any("actor"), draft);
    case 2:
        return removeActor(any("actor"));
    case 3:
        return addActorName(any("actor"), name);
    case 4:
        return changeActorName(any("actor_name"), name);
    case 5:
        return removeActorName(any("actor_name"));
    case 6:
        return addRelation(relation);
    case 7:
        return changeRelation(any("actor_relation"), relation);
    case 8:
        return removeRelation(any("actor_relation"));
    default:
        return mergeActors(any("actor"), {any("actor")});
    }
}

EditLog::Change RandomChanges::ofPlaces()
{
    PlaceDraft draft;
    draft.name = words();
    draft.parent = coin() ? any("place") : Id();
    const NameDraft name{words(), {}, u"ar"_s};
    switch (m_random.bounded(7)) {
    case 0:
        return addPlace(draft);
    case 1:
        return changePlace(any("place"), draft);
    case 2:
        return removePlace(any("place"));
    case 3:
        return addPlaceName(any("place"), name);
    case 4:
        return coin() ? changePlaceName(any("place_name"), name)
                      : removePlaceName(any("place_name"));
    case 5:
        return mergePlaces(any("place"), {any("place")});
    default:
        return setIncidentField(some("incident"), "place", toValue(any("place")));
    }
}

EditLog::Change RandomChanges::ofLinks()
{
    LinkDraft draft;
    draft.kind = oneOf({u"retaliation for"_s, u"follows"_s, u"part of"_s, u"overlaps"_s});
    draft.from = any("incident");
    draft.to = any("incident");
    draft.basis = oneOf({u"coder's inference"_s, u"stated"_s, u"alleged motive"_s});
    if (draft.basis != u"coder's inference")
        draft.statement = statement();
    draft.citations = coin() ? citations() : std::vector<CitationDraft>();
    switch (m_random.bounded(5)) {
    case 0:
    case 1:
        return addLink(draft);
    case 2:
        return changeLink(any("link"), draft);
    case 3:
        return removeLink(any("link"));
    default:
        return declareDistinct(draft.from, draft.to, words());
    }
}

} // namespace sourceline
