#include "drafts.h"
#include "editkinds.h"
#include "model/coding/assessments.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"
#include "model/coding/statementrecord.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using File = SampleCasefile;

const QString k1Name = u"K-1 base, 27 Dec 2019"_s;
const QString tajiName = u"Camp Taji, 11 Mar 2020"_s;

// The words of attribution 000-A05 as another record of them.
AttributionDraft secondRecord(File &file)
{
    AttributionDraft draft = recorded(file, u"000-A05"_s);
    draft.statement.id = {};
    draft.citations = {summaryCitation(file, u"002-summary"_s)};
    draft.note = u"the same words"_s;
    return draft;
}

AssessmentDraft judgement(File &file)
{
    AssessmentDraft draft;
    draft.actor = actorRef(file, u"Kataib Hezbollah"_s);
    draft.likelihood = 6;
    draft.alternatives = {{actorRef(file, u"Islamic State (ISIS)"_s), 2}};
    draft.confidence = u"moderate"_s;
    draft.reasons = u"the launcher"_s;
    draft.who = u"Ada King"_s;
    return draft;
}

FigureChoice choice(File &file)
{
    return {file.id("incident", k1),
            {"munitions", "fired", u"all"_s},
            30,
            31,
            32,
            u"the crater count"_s,
            u"Ada King"_s};
}

std::vector<Id> several(File &file)
{
    return {file.id("incident", k1),
            file.id("incident", taji),
            file.id("incident", u"balad-rocket-2019-12"_s)};
}

StatementRecord statementOf(File &file, const QString &attribution)
{
    const auto record = readStatement(file.database(), recorded(file, attribution).statement.id);
    if (!record)
        qFatal("%s", qPrintable(record.error().message));
    return *record;
}

Subject on(File &file, const char *table, const QString &handle)
{
    return {table, file.id(table, handle), {}};
}

Id codebook(File &file)
{
    return Id{countOf(file.database(), "SELECT id FROM codebook WHERE version = '2'")};
}

std::vector<EditKind> attributionKinds()
{
    return {
        {"attribution added",
         [](File &f) { return addAttribution(suspicion(f)); },
         u"Kataib Hezbollah suspected of "_s + k1Name},
        {"attribution added on a statement",
         [](File &f) {
             AttributionDraft draft = recorded(f, u"000-A01"_s);
             draft.actor = newActor(u"A new cell"_s, u"organisation"_s);
             draft.stance = u"suspects"_s;
             return addAttribution(draft);
         },
         u"A new cell suspected of "_s + k1Name},
        {"attribution changed",
         [](File &f) {
             AttributionDraft draft = recorded(f, u"000-A05"_s);
             draft.stance = u"doubts"_s;
             draft.reliability = u"B"_s;
             draft.credibility = 2;
             draft.citations = {summaryCitation(f, u"000-summary"_s)};
             return changeAttribution(f.id("attribution", u"000-A05"_s), draft);
         },
         u"Change: Kataib Hezbollah doubted for "_s + k1Name},
        {"statement of an attribution replaced",
         [](File &f) {
             AttributionDraft draft = recorded(f, u"000-A05"_s);
             draft.statement.id = {};
             draft.statement.saidEdtf = u"2019-12-28"_s;
             draft.statement.saidBasis = u"stated"_s;
             return changeAttribution(f.id("attribution", u"000-A05"_s), draft);
         },
         u"Change: Kataib Hezbollah investigated for "_s + k1Name},
        {"statement changed",
         [](File &f) {
             StatementRecord record = statementOf(f, u"000-A05"_s);
             record.coSpeakers = {newActor(u"A second spokesman"_s)};
             record.holder = actorRef(f, u"Iran"_s);
             record.saidEdtf = u"2019-12-28"_s;
             record.saidBasis = u"inferred"_s;
             record.venue = u"a briefing"_s;
             record.gist = u"It is looked into."_s;
             record.note = u"heard twice"_s;
             record.byAction = true;
             record.development = f.id("incident", taji);
             record.reports.front().through.push_back(newActor(u"A reporter"_s));
             return changeStatement(record);
         },
         {}},
        {"speaker of a statement changed",
         [](File &f) {
             StatementRecord record = statementOf(f, u"000-A05"_s);
             record.speaker = newActor(u"Another spokesman"_s);
             record.gist = u"It is looked into."_s;
             return changeStatement(record);
         },
         u"Change statement of Another spokesman: It is looked into"_s},
        {"attribution retracted",
         [](File &f) {
             return retractAttribution(f.id("attribution", u"000-A05"_s), u"misread"_s);
         },
         u"Retract: Kataib Hezbollah investigated for "_s + k1Name},
        {"attribution restored",
         [](File &f) { return restoreAttribution(f.id("attribution", u"000-A05"_s)); },
         u"Restore: Kataib Hezbollah investigated for "_s + k1Name,
         [](File &f) {
             return retractAttribution(f.id("attribution", u"000-A05"_s), u"misread"_s);
         }},
        {"attribution split",
         [](File &f) {
             return splitAttribution(f.id("attribution", u"000-A05"_s),
                                     {actorRef(f, u"Kataib Hezbollah"_s),
                                      newActor(u"Another group"_s, u"organisation"_s)},
                                     false);
         },
         u"Split: Kataib Hezbollah investigated for "_s + k1Name},
        {"attribution split into alternatives",
         [](File &f) {
             return splitAttribution(f.id("attribution", u"000-A05"_s),
                                     {actorRef(f, u"Kataib Hezbollah"_s),
                                      actorRef(f, u"Asaib Ahl al-Haq"_s),
                                      actorRef(f, u"Saraya Khorasani"_s)},
                                     true);
         },
         u"Split: Kataib Hezbollah investigated for "_s + k1Name},
        {"reports split off",
         [](File &f) {
             const Dossier d = dossierOf(f, u"balad-rocket-2019-12"_s);
             const AttributionView view = viewOf(d, f.id("attribution", u"000-A06"_s));
             return splitReports(view.id, {d.statements[size_t(view.statement)].reports.back().id});
         },
         u"Split off 1 report: Iran suspected of Balad air base, until 6 Dec 2019"_s},
        {"attributions merged",
         [](File &f) {
             return mergeAttributions(f.id("attribution", u"000-A05"_s),
                                      {newest(f, "attribution")});
         },
         u"Merge 2 records: Kataib Hezbollah investigated for "_s + k1Name,
         [](File &f) {
             return addAttribution(secondRecord(f));
         }},
        {"attributions moved",
         [](File &f) {
             return moveAttributions({f.id("attribution", u"000-A05"_s)}, f.id("incident", taji));
         },
         u"Move from "_s + k1Name + u" to "_s + tajiName + u": Kataib Hezbollah"_s},
        {"sentences cited for an attribution",
         [](File &f) {
             return addCitations("attribution",
                                 f.id("attribution", u"000-A05"_s),
                                 {summaryCitation(f, u"003-summary"_s)});
         },
         u"Cite for Kataib Hezbollah investigated for "_s + k1Name},
        {"sentences cited for an incident",
         [](File &f) {
             return addCitations(
                 "incident", f.id("incident", k1), {summaryCitation(f, u"003-summary"_s)});
         },
         u"Cite for "_s + k1Name},
        {"citation removed",
         [](File &f) {
             const Dossier d = dossierOf(f, k1);
             return removeCitation(d.citations.front().id);
         },
         u"Remove a citation: "_s + k1Name},
    };
}

std::vector<EditKind> claimKinds()
{
    return {
        {"claim added",
         [](File &f) { return addClaim(killedTwo(f)); },
         u"Claim on "_s + k1Name + u": killed at least 2"_s},
        {"claim of a date added",
         [](File &f) {
             ClaimDraft draft;
             draft.incident = f.id("incident", k1);
             draft.field = u"date"_s;
             draft.value = u"Saturday"_s;
             draft.resolvedEdtf = u"2019-12-28"_s;
             draft.resolvedBasis = u"inferred"_s;
             draft.statement.speaker = newActor(u"Hospital"_s, u"organisation"_s);
             return addClaim(draft);
         },
         u"Claim on "_s + k1Name + u": date 28 Dec 2019"_s},
        {"claim changed",
         [](File &f) {
             ClaimDraft draft = recordedClaim(f, u"000-C067"_s);
             draft.high = 40;
             return changeClaim(f.id("claim", u"000-C067"_s), draft);
         },
         u"Change: Claim on "_s + k1Name + u": munitions fired 31 (31–40)"_s},
        {"claim contested",
         [](File &f) {
             return setFeeding({f.id("claim", u"000-C050"_s)}, false, u"unlike measure"_s);
         },
         u"Contest: Claim on "_s + k1Name + u": munitions landed about 30"_s},
        {"claims let stand",
         [](File &f) {
             return setFeeding(
                 {f.id("claim", u"000-C065"_s), f.id("claim", u"000-C002"_s)}, true, {});
         },
         u"Let stand: 2 claims"_s},
        {"claim superseded",
         [](File &f) {
             return supersede(
                 f.id("claim", u"000-C001"_s), f.id("claim", u"004-C081"_s), u"later count"_s);
         },
         u"Supersede: Claim on "_s + k1Name + u": killed 1"_s},
        {"57 rockets moved",
         [](File &f) {
             return moveClaims({f.id("claim", u"003-C065"_s)},
                               f.id("incident", u"taji-rocket-2020-06-13"_s));
         },
         u"Move from "_s + tajiName + u" to Camp Taji, 13 Jun 2020: munitions fired 57"_s},
        {"records moved",
         [](File &f) {
             return moveRecords({f.id("claim", u"000-C065"_s), f.id("claim", u"000-C067"_s)},
                                {f.id("attribution", u"000-A05"_s)},
                                f.id("incident", taji));
         },
         u"Move from "_s + k1Name + u" to "_s + tajiName + u": 2 claims and 1 attribution"_s},
        {"figure overridden",
         [](File &f) { return overrideFigure(choice(f)); },
         u"Override on "_s + k1Name + u": munitions fired 31 (30–32)"_s},
        {"figure that no claim states",
         [](File &f) {
             FigureChoice own = choice(f);
             own.key = {"wounded", {}, u"British"_s};
             own.low = own.best = own.high = 0;
             return overrideFigure(own);
         },
         u"Override on "_s + k1Name + u": wounded (British) 0"_s},
        {"rule followed again",
         [](File &f) { return followRule(f.id("incident", k1), choice(f).key); },
         u"Follow the rule on "_s + k1Name + u": munitions fired"_s,
         [](File &f) {
             return overrideFigure(choice(f));
         }},
    };
}

std::vector<EditKind> judgementKinds()
{
    return {
        {"assessed",
         [](File &f) {
             AssessmentDraft draft = judgement(f);
             draft.citations = {summaryCitation(f, u"000-summary"_s)};
             return assess({f.id("incident", k1)}, draft);
         },
         u"Assess "_s + k1Name + u": Kataib Hezbollah, very likely"_s},
        {"assessed as unknown",
         [](File &f) {
             AssessmentDraft draft = judgement(f);
             draft.actor = {};
             draft.likelihood = 0;
             return assess({f.id("incident", k1)}, draft);
         },
         u"Assess "_s + k1Name + u": insufficient information"_s},
        {"selection assessed",
         [](File &f) { return assess(several(f), judgement(f)); },
         u"Assess 3 incidents: Kataib Hezbollah, very likely"_s},
        {"tagged",
         [](File &f) { return tagIncidents(several(f), u"salvo"_s, true); },
         u"Tag 3 incidents: salvo"_s},
        {"untagged",
         [](File &f) { return tagIncidents({f.id("incident", k1)}, u"Salvo"_s, false); },
         u"Untag "_s + k1Name + u": Salvo"_s,
         [](File &f) {
             return tagIncidents(several(f), u"salvo"_s, true);
         }},
        {"review set",
         [](File &f) { return setReview(several(f), u"disputed"_s); },
         u"Review of 3 incidents: disputed"_s},
        {"title set",
         [](File &f) {
             return setIncidentField({f.id("incident", k1)}, "title", Value(u"Rockets on K-1"_s));
         },
         u"Title of "_s + k1Name + u": Rockets on K-1"_s},
        {"date set",
         [](File &f) {
             return setIncidentField({f.id("incident", k1)}, "date_edtf", Value(u"2019-12"_s));
         },
         u"Date of K-1 base, Dec 2019: Dec 2019"_s},
        {"means taken away",
         [](File &f) { return setIncidentField(several(f), "means", Value()); },
         u"Means of 3 incidents: none"_s},
        {"means set",
         [](File &f) { return setIncidentField(several(f), "means", Value(qint64(53))); },
         u"Means of 3 incidents: mortar"_s},
        {"place set",
         [](File &f) {
             return setIncidentField(
                 {f.id("incident", taji)}, "place", toValue(f.id("place", u"k1-base"_s)));
         },
         u"Place of K-1 base, 11 Mar 2020: K-1 base, near Kirkuk"_s},
        {"actor set",
         [](File &f) {
             return setActor({f.id("attribution", u"000-A04"_s), f.id("attribution", u"000-A02"_s)},
                             actorRef(f, u"Kataib Hezbollah"_s));
         },
         u"Set actor of 2 attributions: Kataib Hezbollah"_s},
        {"actor set of a selection",
         [](File &f) {
             return setActorOf(several(f),
                               actorRef(f, u"Kataib Hezbollah"_s).id,
                               actorRef(f, u"Asaib Ahl al-Haq"_s));
         },
         u"Set actor of 8 attributions: Asaib Ahl al-Haq"_s},
    };
}

std::vector<EditKind> noteKinds()
{
    std::vector<EditKind> kinds;
    const auto note = [&kinds](const char *name, auto subject, const QString &called) {
        kinds.push_back({name,
                         [subject](File &f) {
                             return addNote(subject(f), u"Look at the crater."_s, u"Ada King"_s);
                         },
                         u"Note on "_s + called});
    };
    note(
        "note on an incident", [](File &f) { return on(f, "incident", k1); }, k1Name);
    note(
        "note on a claim",
        [](File &f) { return on(f, "claim", u"000-C067"_s); },
        u"Claim on "_s + k1Name + u": munitions fired 31 (31–36)"_s);
    note(
        "note on an attribution",
        [](File &f) { return on(f, "attribution", u"000-A05"_s); },
        u"Kataib Hezbollah investigated for "_s + k1Name);
    note(
        "note on an actor",
        [](File &f) {
            return Subject{"actor", actorRef(f, u"Kataib Hezbollah"_s).id, {}};
        },
        u"Kataib Hezbollah"_s);
    note(
        "note on a place",
        [](File &f) { return on(f, "place", u"k1-base"_s); },
        u"K-1 base, near Kirkuk"_s);
    note(
        "note on a statement",
        [](File &f) { return on(f, "statement", u"st-narration-000"_s); },
        u"what The Jerusalem Post of 28 Dec 2019, in its own voice said"_s);
    note(
        "note on a document",
        [](File &f) { return on(f, "document", u"000-summary"_s); },
        u"“Summary: after the K-1 attack”"_s);
    note(
        "note on a sentence",
        [](File &f) {
            Subject subject = on(f, "document", u"000-summary"_s);
            subject.range = TextRange{0, 40};
            return subject;
        },
        u"sentence 1 of “Summary: after the K-1 attack”"_s);
    note(
        "note on the casefile", [](File &) { return Subject{}; }, u"the casefile"_s);
    kinds.push_back({"note changed",
                     [](File &f) { return changeNote(newest(f, "annotation"), u"Looked at."_s); },
                     u"Change note on "_s + k1Name,
                     [](File &f) {
                         return addNote(on(f, "incident", k1), u"Look."_s, u"A"_s);
                     }});
    kinds.push_back({"note with sentences removed",
                     [](File &f) {
                         return removeNote(
                             Id{countOf(f.database(),
                                        "SELECT annotation FROM citation WHERE annotation IS NOT "
                                        "NULL ORDER BY id LIMIT 1")});
                     },
                     {}});
    return kinds;
}

std::vector<EditKind> codebookKinds()
{
    const auto decision = [](File &f) {
        return DecisionDraft{u"figures"_s,
                             u"Is 57 of this day?"_s,
                             u"no"_s,
                             u"the report is of 14 March"_s,
                             {f.id("incident", taji)}};
    };
    return {
        {"decision added",
         [decision](File &f) { return addDecision(decision(f)); },
         u"Decision: Is 57 of this day?"_s},
        {"decision changed",
         [decision](File &f) { return changeDecision(f.id("decision", u"D001"_s), decision(f)); },
         u"Change decision: D001"_s},
        {"incidents of a decision changed",
         [](File &f) {
             const auto all = readDecisions(f.database());
             const DecisionEntry &first = all->front();
             DecisionDraft draft{first.decision.topic,
                                 first.decision.question,
                                 first.decision.choice,
                                 first.decision.reason,
                                 {f.id("incident", k1), f.id("incident", taji)}};
             return changeDecision(first.decision.id, draft);
         },
         u"Change decision: D001"_s},
        {"decision removed",
         [](File &f) { return removeDecision(f.id("decision", u"D001"_s)); },
         u"Remove decision: D001"_s},
        {"rule added",
         [](File &f) { return addRule(codebook(f), 0, u"Launchers are counted."_s); },
         u"Rule 26 of Iraq 2018–2020 2"_s},
        {"rule changed",
         [](File &f) { return changeRule(codebook(f), 9, u"Best is the newest."_s); },
         u"Change rule 9 of Iraq 2018–2020 2"_s},
        {"new version of the codebook",
         [](File &f) { return newVersion(codebook(f), u"3"_s, u"clearer"_s); },
         u"New version 3 of Iraq 2018–2020"_s},
        {"codebook of records set",
         [](File &f) { return setCodebook(several(f), newest(f, "codebook")); },
         u"Codebook of 3 incidents: Iraq 2018–2020 3"_s,
         [](File &f) {
             return newVersion(codebook(f), u"3"_s, {});
         }},
        {"rule cited for an incident",
         [](File &f) { return citeRule(on(f, "incident", k1), codebook(f), 9); },
         u"Cite rule 9 for "_s + k1Name},
        {"rule cited for a claim",
         [](File &f) { return citeRule(on(f, "claim", u"000-C067"_s), codebook(f), 9); },
         u"Cite rule 9 for Claim on "_s + k1Name + u": munitions fired 31 (31–36)"_s},
        {"decision cited for an attribution",
         [](File &f) {
             return citeDecision(on(f, "attribution", u"000-A05"_s), f.id("decision", u"D001"_s));
         },
         u"Cite D001 for Kataib Hezbollah investigated for "_s + k1Name},
        {"rule no longer cited",
         [](File &f) { return removeBasis(newest(f, "coding_basis")); },
         u"No longer cite rule 9 for "_s + k1Name,
         [](File &f) {
             return citeRule(on(f, "incident", k1), codebook(f), 9);
         }},
    };
}

} // namespace

std::vector<EditKind> recordKinds()
{
    std::vector<EditKind> all;
    for (const auto &kinds :
         {attributionKinds(), claimKinds(), judgementKinds(), noteKinds(), codebookKinds()})
        all.insert(all.end(), kinds.begin(), kinds.end());
    return all;
}

} // namespace sourceline
