// The analysts' own judgements, each with what it rests on, so that none is lost on the way.
#include "model/dataout/exportcells.h"
#include "model/exchange/jsonparts.h"
#include "model/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString kindOf(sqlite3 *database, Id actor)
{
    Statement kind(database, "SELECT kind FROM actor WHERE id = ?1");
    kind.bind(1, actor);
    return kind.next() ? kind.text(0) : QString();
}

QString alternativesCell(ExportWalk &walk, const std::vector<AlternativeView> &alternatives)
{
    QJsonArray array;
    for (const AlternativeView &each : alternatives) {
        array.append(QJsonObject{{u"ref"_s, each.actor.toText()},
                                 {u"name"_s, each.actorName},
                                 {u"kind"_s, kindOf(walk.database(), each.actor)},
                                 {u"likelihood"_s, likelihoodName(each.likelihood)}});
    }
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

std::vector<TableColumn> assessmentColumns()
{
    return {{u"assessment"_s},
            {u"assessed"_s},
            {u"assessed_ref"_s},
            {u"assessed_kind"_s},
            {u"likelihood"_s},
            {u"confidence"_s},
            {u"reasons"_s},
            {u"made_at"_s},
            {u"made_by"_s},
            {u"other_actors"_s},
            {u"citations"_s},
            {u"quotation"_s}};
}

QStringList
assessmentCells(ExportWalk &walk, const Dossier &dossier, const AssessmentView &assessment)
{
    const QStringList cited = statementCells(walk, dossier, -1, assessment.citations, false);
    const auto citedIn = [&cited](QLatin1String name) {
        const auto columns = statementColumns(false);
        const auto at =
            std::ranges::find(columns, QString(name), &TableColumn::name) - columns.begin();
        return cited[at];
    };
    const bool namesAnActor = assessment.actor.isValid();
    return {assessment.id.toText(),
            namesAnActor ? assessment.actorName : QString(insufficientCell),
            keyCell(assessment.actor),
            namesAnActor ? kindOf(walk.database(), assessment.actor) : QString(),
            likelihoodName(assessment.likelihood),
            assessment.confidence,
            assessment.reasons,
            QDateTime::fromMSecsSinceEpoch(assessment.madeAt, Qt::UTC).toString(Qt::ISODateWithMs),
            assessment.madeBy,
            alternativesCell(walk, assessment.alternatives),
            citedIn("citations"_L1),
            citedIn("quotation"_L1)};
}

} // namespace sourceline
