#include "model/exchange/jsonnotes.h"

#include "model/exchange/jsonparts.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

QJsonValue timeValue(qint64 msSinceEpoch)
{
    if (msSinceEpoch == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonArray noteArray(const std::vector<NoteView> &notes)
{
    QJsonArray array;
    for (const NoteView &note : notes) {
        array.append(QJsonObject{{u"id"_s, note.id.toText()},
                                 {u"text"_s, note.text},
                                 {u"author"_s, note.author},
                                 {u"at"_s, timeValue(note.madeAt)},
                                 {u"marking"_s, textValue(note.marking)}});
    }
    return array;
}

QJsonArray basisArray(const std::vector<BasisView> &basis)
{
    QJsonArray array;
    for (const BasisView &view : basis) {
        array.append(QJsonObject{{u"id"_s, idValue(view.id)},
                                 {u"decision"_s, idValue(view.decision)},
                                 {u"codebook"_s, idValue(view.codebook)},
                                 {u"rule"_s, view.rule > 0 ? QJsonValue(view.rule) : QJsonValue()},
                                 {u"name"_s, view.name},
                                 {u"text"_s, view.text}});
    }
    return array;
}

QJsonArray overrideArray(const Dossier &dossier)
{
    QJsonArray array;
    for (const OverrideView &view : dossier.overrides) {
        array.append(QJsonObject{{u"id"_s, view.id.toText()},
                                 {u"field"_s, QString::fromUtf8(view.key.field)},
                                 {u"measure"_s, textValue(QString::fromUtf8(view.key.measure))},
                                 {u"whom"_s, view.key.whom},
                                 {u"low"_s, numberValue(view.low)},
                                 {u"best"_s, numberValue(view.best)},
                                 {u"high"_s, numberValue(view.high)},
                                 {u"by_rule"_s, figureObject(view.byRule)},
                                 {u"reason"_s, view.reason},
                                 {u"by"_s, view.madeBy},
                                 {u"at"_s, timeValue(view.madeAt)}});
    }
    return array;
}

QJsonArray assessmentArray(const Dossier &dossier, CitedTexts &texts)
{
    QJsonArray array;
    for (const AssessmentView &assessment : dossier.assessments) {
        QJsonArray alternatives;
        for (const AlternativeView &alternative : assessment.alternatives)
            alternatives.append(
                QJsonObject{{u"actor"_s, alternative.actorName},
                            {u"actor_id"_s, idValue(alternative.actor)},
                            {u"likelihood"_s, likelihoodName(alternative.likelihood)}});
        array.append(
            QJsonObject{{u"id"_s, assessment.id.toText()},
                        {u"actor"_s, textValue(assessment.actorName)},
                        {u"actor_id"_s, idValue(assessment.actor)},
                        {u"likelihood"_s, textValue(likelihoodName(assessment.likelihood))},
                        {u"alternatives"_s, alternatives},
                        {u"confidence"_s, textValue(assessment.confidence)},
                        {u"reasons"_s, assessment.reasons},
                        {u"by"_s, assessment.madeBy},
                        {u"at"_s, timeValue(assessment.madeAt)},
                        {u"citations"_s, citationArray(texts, assessment.citations)}});
    }
    return array;
}

QJsonArray coverArray(const Dossier &dossier)
{
    QJsonArray array;
    for (const auto &[description, covered] : dossier.covers)
        array.append(QJsonObject{{u"description"_s, description.toText()},
                                 {u"covered"_s, covered.toText()}});
    return array;
}

QJsonArray formerlyArray(const Dossier &dossier)
{
    QJsonArray array;
    for (const auto &[former, name] : dossier.formerly)
        array.append(QJsonObject{{u"ref"_s, former.toText()}, {u"name"_s, name}});
    return array;
}

QJsonValue codebookValue(const Dossier &dossier)
{
    if (!dossier.codebook.isValid())
        return {};
    return QJsonObject{{u"name"_s, dossier.codebookName}, {u"version"_s, dossier.codebookVersion}};
}

} // namespace sourceline
