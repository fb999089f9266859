#include "model/dataout/exportcells.h"
#include "model/exchange/jsondates.h"
#include "model/exchange/jsonparts.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Column
{
    const char *name;
    QString (*text)(const ExportedIncident &);
    bool isNumber = false;
};

QString end(const ExportedIncident &incident, QLatin1String which)
{
    return dateObject(incident.dossier).value(which).toString();
}

QString tags(const Dossier &dossier)
{
    QStringList names;
    for (const TagView &tag : dossier.tags)
        names.append(tag.name);
    return names.join(u"; "_s);
}

QString conflicting(quint32 bits)
{
    QStringList names;
    for (const auto &[bit, name] : {std::pair{DateBit, u"date"_s},
                                    {KilledBit, u"killed"_s},
                                    {WoundedBit, u"wounded"_s},
                                    {MunitionsBit, u"munitions"_s},
                                    {CountBit, u"count"_s}}) {
        if (bits & bit)
            names.append(name);
    }
    return names.join(u"; "_s);
}

QString assessed(const Dossier &dossier)
{
    if (dossier.assessments.empty())
        return {};
    const QString name = dossier.assessments.front().actorName;
    return name.isEmpty() ? QString(insufficientCell) : name;
}

QString likelihood(const Dossier &dossier)
{
    return dossier.assessments.empty() ? QString()
                                       : likelihoodName(dossier.assessments.front().likelihood);
}

QString confidence(const Dossier &dossier)
{
    return dossier.assessments.empty() ? QString() : dossier.assessments.front().confidence;
}

QString figureEnd(const Figure &figure, const std::optional<qint32> &end)
{
    return figure.state == FigureState::None && !end ? u"0"_s : numberCell(end);
}

using In = const ExportedIncident &;

// clang-format off: two tables
const Column recordedColumns[] = {
    {"incident",
     [](In i) {
         return i.dossier.id.toText();
     }},
    {"handle",
     [](In i) {
         return i.dossier.handle;
     }},
    {"kind",
     [](In i) {
         return i.dossier.kind;
     }},
    {"title",
     [](In i) {
         return i.dossier.title;
     }},
    {"event_type",
     [](In i) {
         return i.dossier.eventType;
     }},
    {"sub_event_type",
     [](In i) {
         return i.dossier.subEventType;
     }},
    {"own_subtype",
     [](In i) {
         return i.dossier.ownSubtype;
     }},
    {"means",
     [](In i) {
         return i.dossier.means;
     }},
    {"date",
     [](In i) {
         return i.dossier.dateEdtf;
     }},
    {"date_words",
     [](In i) {
         return i.dossier.dateWords;
     }},
    {"date_basis",
     [](In i) {
         return i.dossier.dateBasis;
     }},
    {"date_external",
     [](In i) {
         return i.dossier.dateExternal;
     }},
    {"date_text_only",
     [](In i) {
         return i.dossier.dateTextOnly;
     }},
    {"time_local",
     [](In i) {
         return i.dossier.timeLocal;
     }},
    {"zone",
     [](In i) {
         return i.dossier.zone;
     }},
    {"place_ref",
     [](In i) {
         return keyCell(i.dossier.place);
     }},
    {"place",
     [](In i) {
         return i.dossier.placeName;
     }},
    {"admin1",
     [](In i) {
         return i.dossier.admin1;
     }},
    {"country",
     [](In i) {
         return i.dossier.country;
     }},
    {"country_basis",
     [](In i) {
         return i.countryBasis;
     }},
    {"latitude", [](In i) { return degreesCell(i.dossier.latitude); }, true},
    {"longitude", [](In i) { return degreesCell(i.dossier.longitude); }, true},
    {"geo_precision",
     [](In i) { return i.geoPrecision ? QString::number(*i.geoPrecision) : QString(); },
     true},
    {"place_basis",
     [](In i) {
         return i.placeBasis;
     }},
    {"target",
     [](In i) {
         return i.dossier.target;
     }},
    {"weapon",
     [](In i) {
         return i.dossier.weapon;
     }},
    {"calibre",
     [](In i) {
         return i.dossier.calibre;
     }},
    {"platform",
     [](In i) {
         return i.dossier.platform;
     }},
    {"incident_coder",
     [](In i) {
         return i.dossier.coder;
     }},
    {"incident_review",
     [](In i) {
         return i.dossier.review;
     }},
    {"incident_note",
     [](In i) {
         return i.dossier.note;
     }},
};

const Column derivedColumns[] = {
    {"earliest",
     [](In i) {
         return end(i, "earliest"_L1);
     }},
    {"latest",
     [](In i) {
         return end(i, "latest"_L1);
     }},
    {"date_precision",
     [](In i) {
         return precisionName(i.dossier.date.precision);
     }},
    {"killed_low", [](In i) { return figureEnd(i.dossier.killed, i.dossier.killed.low); }, true},
    {"killed_best", [](In i) { return figureEnd(i.dossier.killed, i.dossier.killed.best); }, true},
    {"killed_high", [](In i) { return figureEnd(i.dossier.killed, i.dossier.killed.high); }, true},
    {"killed_reported",
     [](In i) {
         return figureStateName(i.dossier.killed.state);
     }},
    {"wounded_low", [](In i) { return figureEnd(i.dossier.wounded, i.dossier.wounded.low); }, true},
    {"wounded_best",
     [](In i) { return figureEnd(i.dossier.wounded, i.dossier.wounded.best); },
     true},
    {"wounded_high",
     [](In i) { return figureEnd(i.dossier.wounded, i.dossier.wounded.high); },
     true},
    {"wounded_reported",
     [](In i) {
         return figureStateName(i.dossier.wounded.state);
     }},
    {"munitions_measure",
     [](In i) {
         return i.dossier.munitionsMeasure;
     }},
    {"munitions_low",
     [](In i) { return figureEnd(i.dossier.munitions, i.dossier.munitions.low); },
     true},
    {"munitions_best",
     [](In i) { return figureEnd(i.dossier.munitions, i.dossier.munitions.best); },
     true},
    {"munitions_high",
     [](In i) { return figureEnd(i.dossier.munitions, i.dossier.munitions.high); },
     true},
    {"munitions_reported",
     [](In i) {
         return figureStateName(i.dossier.munitions.state);
     }},
    {"count_low", [](In i) { return figureEnd(i.dossier.count, i.dossier.count.low); }, true},
    {"count_best", [](In i) { return figureEnd(i.dossier.count, i.dossier.count.best); }, true},
    {"count_high", [](In i) { return figureEnd(i.dossier.count, i.dossier.count.high); }, true},
    {"count_reported",
     [](In i) {
         return figureStateName(i.dossier.count.state);
     }},
    {"alleged",
     [](In i) {
         return i.alleged;
     }},
    {"assessed",
     [](In i) {
         return assessed(i.dossier);
     }},
    {"assessed_likelihood",
     [](In i) {
         return likelihood(i.dossier);
     }},
    {"assessed_confidence",
     [](In i) {
         return confidence(i.dossier);
     }},
    {"conflicting",
     [](In i) {
         return conflicting(i.dossier.conflicting);
     }},
    {"claims", [](In i) { return QString::number(i.dossier.claims.size()); }, true},
    {"attributions", [](In i) { return QString::number(i.dossier.attributions.size()); }, true},
    {"speakers", [](In i) { return QString::number(i.speakers); }, true},
    {"institutions", [](In i) { return QString::number(i.institutions); }, true},
    {"outlets", [](In i) { return QString::number(i.outlets); }, true},
    {"documents", [](In i) { return QString::number(i.documents); }, true},
    {"tags",
     [](In i) {
         return tags(i.dossier);
     }},
    {"codebook",
     [](In i) {
         return QString(i.dossier.codebookName + u' ' + i.dossier.codebookVersion).trimmed();
     }},
};
// clang-format on

} // namespace

std::vector<TableColumn> incidentColumns(bool recorded)
{
    std::vector<TableColumn> columns;
    for (const Column &column : recordedColumns)
        columns.push_back({QString::fromUtf8(column.name), column.isNumber});
    if (recorded)
        return columns;
    for (const Column &column : derivedColumns)
        columns.push_back({QString::fromUtf8(column.name), column.isNumber});
    return columns;
}

QStringList incidentCells(const ExportedIncident &incident, bool recorded)
{
    QStringList cells;
    for (const Column &column : recordedColumns)
        cells.append(column.text(incident));
    if (recorded)
        return cells;
    for (const Column &column : derivedColumns)
        cells.append(column.text(incident));
    return cells;
}

QString yesNo(bool is)
{
    return is ? u"yes"_s : u"no"_s;
}

QString numberCell(const std::optional<qint32> &number)
{
    return number ? QString::number(*number) : QString();
}

QString degreesCell(const std::optional<double> &degrees)
{
    return degrees ? QString::number(*degrees, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace sourceline
