// RFC 7946: one Feature an incident; WGS 84, longitude first; no place known: a null geometry.
#include "model/dataout/exportcells.h"
#include "model/dataout/exportformats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonObject feature(const ExportedIncident &incident, const std::vector<TableColumn> &columns)
{
    const QStringList cells = incidentCells(incident, false);
    QJsonObject properties;
    for (size_t i = 0; i < columns.size(); ++i) {
        const QString &cell = cells[qsizetype(i)];
        bool isNumber = false;
        const double number = columns[i].isNumber ? cell.toDouble(&isNumber) : 0;
        properties.insert(columns[i].name,
                          cell.isEmpty() ? QJsonValue()
                          : isNumber     ? QJsonValue(number)
                                         : QJsonValue(cell));
    }
    const Dossier &dossier = incident.dossier;
    QJsonValue geometry;
    if (dossier.latitude && dossier.longitude) {
        geometry =
            QJsonObject{{u"type"_s, u"Point"_s},
                        {u"coordinates"_s, QJsonArray{*dossier.longitude, *dossier.latitude}}};
    }
    return {{u"type"_s, u"Feature"_s},
            {u"id"_s, dossier.id.toText()},
            {u"geometry"_s, geometry},
            {u"properties"_s, properties}};
}

} // namespace

Result<void> writeGeoJson(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    const std::vector<TableColumn> columns = incidentColumns(false);
    QByteArray features;
    const auto done = walk.run(progress, false, [&](const ExportedIncident &incident) {
        features += features.isEmpty() ? "\n" : ",\n";
        features += QJsonDocument(feature(incident, columns)).toJson(QJsonDocument::Compact);
        return Result<void>();
    });
    if (!done)
        return done;
    const ExportWalk::Counts &counts = walk.counts();
    DataAccount &account = file.account;
    account.rows = counts.incidents;
    account.marking = walk.handling().highest();
    addLost(account.lost, counts.claims, u"The claims behind the figures, and other claims: %1."_s);
    addLost(account.lost, counts.attributions, u"Attributions one by one: %1."_s);
    addLost(account.lost, counts.citations, u"Citations: %1."_s);
    addLost(account.lost,
            counts.withoutPlace,
            u"A position of incidents whose place has no coordinates (geometry null): %1."_s);
    addLostJudgements(counts, account.lost, KeptJudgement::Newest);
    QJsonObject about;
    QJsonArray missing;
    for (const auto &[name, value] : accountLines(account)) {
        if (name == "not in this file"_L1)
            missing.append(value);
        else
            about.insert(name, value);
    }
    about.insert(u"not in this file"_s, missing);
    file.bytes = "{\"type\":\"FeatureCollection\",\n\"about\":"
                 + QJsonDocument(about).toJson(QJsonDocument::Compact) + ",\n\"features\":["
                 + features + "\n]}\n";
    return {};
}

} // namespace sourceline
