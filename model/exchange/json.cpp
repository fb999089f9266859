#include "model/exchange/json.h"

#include "model/exchange/jsondates.h"
#include "model/exchange/jsonnotes.h"
#include "model/exchange/jsonparts.h"
#include "model/store/documentview.h"
#include "model/store/statement.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonObject withGroups(const Dossier &dossier, const Figure &total, QByteArrayView field)
{
    QJsonObject object = figureObject(total);
    QJsonArray groups;
    for (const auto &[key, figure] : dossier.figures) {
        if (field != key.field || figure.state == FigureState::NotStated)
            continue;
        QJsonObject group = figureObject(figure);
        group.insert(u"whom"_s, key.whom);
        group.insert(u"differing"_s, figure.differing);
        group.insert(u"conflicting"_s, figure.conflicting);
        groups.append(group);
    }
    object.insert(u"groups"_s, groups);
    return object;
}

// Unlike measures never share a range, so that each stands by its name.
QJsonObject munitionsObject(const Dossier &dossier)
{
    QJsonObject object;
    for (const auto &[key, figure] : dossier.figures) {
        if (key.field == "munitions" && figure.state != FigureState::NotStated)
            object.insert(QString::fromUtf8(key.measure), figureObject(figure));
    }
    return object;
}

QJsonArray fieldNames(quint32 bits)
{
    struct Name
    {
        FieldBit bit;
        QLatin1String name;
    };

    static constexpr std::array names{Name{DateBit, "date"_L1},
                                      Name{KilledBit, "killed"_L1},
                                      Name{WoundedBit, "wounded"_L1},
                                      Name{MunitionsBit, "munitions"_L1},
                                      Name{CountBit, "count"_L1}};
    QJsonArray array;
    for (const Name &each : names) {
        if (bits & each.bit)
            array.append(each.name);
    }
    return array;
}

QJsonArray allegedArray(sqlite3 *database, Id incident)
{
    Statement statement(
        database,
        "SELECT a.name, l.actor, l.stance, l.attributions, l.speakers, l.institutions "
        "FROM incident_alleged l JOIN actor a ON a.id = l.actor WHERE l.incident = ?1 "
        "ORDER BY l.speakers DESC, l.institutions DESC, l.actor, l.stance");
    statement.bind(1, incident);
    QJsonArray array;
    while (statement.next()) {
        array.append(QJsonObject{{u"actor"_s, statement.text(0)},
                                 {u"actor_id"_s, statement.id(1).toText()},
                                 {u"stance"_s, statement.text(2)},
                                 {u"attributions"_s, statement.integer(3)},
                                 {u"speakers"_s, statement.integer(4)},
                                 {u"institutions"_s, statement.integer(5)}});
    }
    return array;
}

QJsonValue assessedValue(const Dossier &dossier)
{
    if (dossier.assessments.empty())
        return {};
    const AssessmentView &newest = dossier.assessments.front();
    return QJsonObject{{u"actor"_s, textValue(newest.actorName)},
                       {u"likelihood"_s,
                        newest.actorName.isEmpty()
                            ? QJsonValue(u"insufficient information"_s)
                            : textValue(likelihoodName(newest.likelihood))},
                       {u"confidence"_s, textValue(newest.confidence)}};
}

struct AgreementCounts
{
    qint64 speakers = 0, institutions = 0, outlets = 0;
};

AgreementCounts agreementOf(sqlite3 *database, Id incident)
{
    Statement statement(
        database,
        "SELECT speakers, institutions, outlets FROM incident_derived WHERE incident = ?1");
    statement.bind(1, incident);
    if (!statement.next())
        return {};
    return {statement.integer(0), statement.integer(1), statement.integer(2)};
}

} // namespace

QJsonObject listEntry(sqlite3 *database, const Dossier &d)
{
    QJsonArray documents;
    for (const DocumentSummary &document : documentsOf(database, d.id))
        documents.append(document.id.toText());
    QJsonArray tags;
    for (const TagView &tag : d.tags)
        tags.append(tag.name);
    const AgreementCounts agreement = agreementOf(database, d.id);
    return {{u"ref"_s, d.id.toText()},
            {u"handle"_s, textValue(d.handle)},
            {u"kind"_s, d.kind},
            {u"title"_s, d.title},
            {u"event_type"_s, textValue(d.eventType)},
            {u"sub_event_type"_s, textValue(d.subEventType)},
            {u"own_subtype"_s, textValue(d.ownSubtype)},
            {u"means"_s, textValue(d.means)},
            {u"date"_s, dateObject(d)},
            {u"place"_s, textValue(d.placeName)},
            {u"country"_s, textValue(d.country)},
            {u"weapon"_s, textValue(d.weapon)},
            {u"munitions"_s, munitionsObject(d)},
            {u"killed"_s, withGroups(d, d.killed, "killed")},
            {u"wounded"_s, withGroups(d, d.wounded, "wounded")},
            {u"count"_s, figureObject(d.count)},
            {u"alleged"_s, allegedArray(database, d.id)},
            {u"assessed"_s, assessedValue(d)},
            {u"speakers"_s, agreement.speakers},
            {u"institutions"_s, agreement.institutions},
            {u"outlets"_s, agreement.outlets},
            {u"differing"_s, fieldNames(d.differing)},
            {u"conflicting"_s, fieldNames(d.conflicting)},
            {u"review"_s, d.review},
            {u"tags"_s, tags},
            {u"codebook"_s, codebookValue(d)},
            {u"formerly"_s, formerlyArray(d)},
            {u"documents"_s, documents}};
}

} // namespace sourceline
