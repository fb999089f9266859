// One incident with everything behind it.
#include "model/exchange/json.h"
#include "model/exchange/jsonnotes.h"
#include "model/exchange/jsonparts.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonArray claimArray(const Dossier &dossier, CitedTexts &texts)
{
    QJsonArray array;
    for (const ClaimView &claim : dossier.claims) {
        QJsonValue whom;
        if (!claim.nationality.isEmpty() || !claim.status.isEmpty() || !claim.whomName.isEmpty()) {
            whom = QJsonObject{{u"nationality"_s, textValue(claim.nationality)},
                               {u"status"_s, textValue(claim.status)},
                               {u"name"_s, textValue(claim.whomName)},
                               {u"joint"_s, claim.joint}};
        }
        array.append(QJsonObject{{u"id"_s, claim.id.toText()},
                                 {u"handle"_s, textValue(claim.handle)},
                                 {u"field"_s, claim.field},
                                 {u"measure"_s, textValue(claim.measure)},
                                 {u"reported"_s, textValue(claim.reported)},
                                 {u"low"_s, numberValue(claim.low)},
                                 {u"best"_s, numberValue(claim.best)},
                                 {u"high"_s, numberValue(claim.high)},
                                 {u"qualifier"_s, textValue(claim.qualifier)},
                                 {u"value"_s, textValue(claim.value)},
                                 {u"whom"_s, whom},
                                 {u"resolved"_s, textValue(claim.resolvedEdtf)},
                                 {u"feeds"_s, claim.feeds},
                                 {u"reason"_s, textValue(claim.reason)},
                                 {u"superseded_by"_s, idValue(claim.supersededBy)},
                                 {u"notes"_s, noteArray(claim.notes)},
                                 {u"coded_by"_s, basisArray(claim.basis)},
                                 {u"coder"_s, textValue(claim.coder)},
                                 {u"review"_s, claim.review},
                                 {u"statement"_s, statementValue(dossier, claim.statement)},
                                 {u"citations"_s, citationArray(texts, claim.citations)}});
    }
    return array;
}

QJsonObject
attributionObject(const Dossier &dossier, const AttributionView &attribution, CitedTexts &texts)
{
    QJsonArray alternatives;
    for (const Id id : attribution.alternatives)
        alternatives.append(id.toText());
    QJsonValue grade;
    if (!attribution.reliability.isEmpty() || attribution.credibility > 0) {
        grade = u"%1%2"_s.arg(attribution.reliability,
                              attribution.credibility > 0 ? QString::number(attribution.credibility)
                                                          : QString());
    }
    return {{u"id"_s, attribution.id.toText()},
            {u"handle"_s, textValue(attribution.handle)},
            {u"actor"_s, textValue(attribution.actorName)},
            {u"actor_id"_s, idValue(attribution.actor)},
            {u"actor_kind"_s, textValue(attribution.actorKind)},
            {u"role"_s, attribution.role},
            {u"stance"_s, attribution.stance},
            {u"wording"_s, textValue(attribution.wording)},
            {u"grounds"_s, textValue(attribution.grounds)},
            {u"by_action"_s, attribution.byAction},
            {u"grade"_s, grade},
            {u"distributed_from"_s, idValue(attribution.distributedFrom)},
            {u"alternatives"_s, alternatives},
            {u"retracted"_s, textValue(attribution.retracted)},
            {u"note"_s, textValue(attribution.note)},
            {u"notes"_s, noteArray(attribution.notes)},
            {u"coded_by"_s, basisArray(attribution.basis)},
            {u"coder"_s, textValue(attribution.coder)},
            {u"review"_s, attribution.review},
            {u"statement"_s, statementValue(dossier, attribution.statement)},
            {u"citations"_s, citationArray(texts, attribution.citations)}};
}

QJsonArray attributionArray(const Dossier &dossier, CitedTexts &texts)
{
    QJsonArray array;
    for (const AttributionView &attribution : dossier.attributions)
        array.append(attributionObject(dossier, attribution, texts));
    return array;
}

QJsonArray linkArray(const Dossier &dossier, CitedTexts &texts)
{
    QJsonArray array;
    for (const LinkView &link : dossier.links) {
        array.append(QJsonObject{{u"id"_s, link.id.toText()},
                                 {u"kind"_s, link.kind},
                                 {u"basis"_s, link.basis},
                                 {u"direction"_s, link.outgoing ? u"to"_s : u"from"_s},
                                 {u"other"_s, link.other.toText()},
                                 {u"other_title"_s, link.otherTitle},
                                 {u"other_date"_s, textValue(link.otherDateEdtf)},
                                 {u"note"_s, textValue(link.note)},
                                 {u"statement"_s, statementValue(dossier, link.statement)},
                                 {u"citations"_s, citationArray(texts, link.citations)}});
    }
    return array;
}

QJsonArray decisionArray(const Dossier &dossier)
{
    QJsonArray array;
    for (const DecisionView &decision : dossier.decisions) {
        array.append(QJsonObject{{u"id"_s, decision.id.toText()},
                                 {u"handle"_s, textValue(decision.handle)},
                                 {u"topic"_s, decision.topic},
                                 {u"question"_s, decision.question},
                                 {u"choice"_s, decision.choice},
                                 {u"reason"_s, decision.reason},
                                 {u"origin"_s, textValue(decision.origin)}});
    }
    return array;
}

QJsonArray statementArray(const Dossier &dossier, CitedTexts &texts)
{
    QJsonArray array;
    for (size_t i = 0; i < dossier.statements.size(); ++i) {
        QJsonObject object = statementValue(dossier, int(i)).toObject();
        std::vector<CitationView> citations;
        for (const ReportView &report : dossier.statements[i].reports)
            citations.insert(citations.end(), report.citations.begin(), report.citations.end());
        object.insert(u"citations"_s, citationArray(texts, citations));
        array.append(object);
    }
    return array;
}

} // namespace

QJsonObject showEntry(sqlite3 *database, const Dossier &dossier)
{
    CitedTexts texts(database);
    QJsonObject object = listEntry(database, dossier);
    QJsonObject date = object.value("date"_L1).toObject();
    date.insert(u"words"_s, textValue(dossier.dateWords));
    date.insert(u"basis"_s, textValue(dossier.dateBasis));
    date.insert(u"external"_s, textValue(dossier.dateExternal));
    date.insert(u"text_only"_s, textValue(dossier.dateTextOnly));
    date.insert(u"time_local"_s, textValue(dossier.timeLocal));
    date.insert(u"zone"_s, textValue(dossier.zone));
    object.insert(u"date"_s, date);
    object.insert(u"admin1"_s, textValue(dossier.admin1));
    object.insert(u"latitude"_s, dossier.latitude ? QJsonValue(*dossier.latitude) : QJsonValue());
    object.insert(u"longitude"_s,
                  dossier.longitude ? QJsonValue(*dossier.longitude) : QJsonValue());
    object.insert(u"target"_s, textValue(dossier.target));
    object.insert(u"calibre"_s, textValue(dossier.calibre));
    object.insert(u"platform"_s, textValue(dossier.platform));
    object.insert(u"note"_s, textValue(dossier.note));
    object.insert(u"claims"_s, claimArray(dossier, texts));
    object.insert(u"attributions"_s, attributionArray(dossier, texts));
    object.insert(u"links"_s, linkArray(dossier, texts));
    object.insert(u"statements"_s, statementArray(dossier, texts));
    object.insert(u"assessments"_s, assessmentArray(dossier, texts));
    object.insert(u"decisions"_s, decisionArray(dossier));
    object.insert(u"overrides"_s, overrideArray(dossier));
    object.insert(u"notes"_s, noteArray(dossier.notes));
    object.insert(u"coded_by"_s, basisArray(dossier.basis));
    object.insert(u"covers"_s, coverArray(dossier));
    object.insert(u"citations"_s, citationArray(texts, dossier.citations));
    return object;
}

QJsonObject
attributionEntry(sqlite3 *database, const Dossier &dossier, const AttributionView &attribution)
{
    CitedTexts texts(database);
    return attributionObject(dossier, attribution, texts);
}

} // namespace sourceline
