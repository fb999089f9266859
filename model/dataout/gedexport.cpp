#include "model/dataout/datasetrows.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

class GedRows
{
public:
    static std::vector<TableColumn> columns()
    {
        return columnsNamed(
            "id relid year active_year code_status type_of_violence conflict_dset_id "
            "conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id "
            "side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
            "source_article source_office source_date source_headline source_original where_prec "
            "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt "
            "priogrid_gid country country_id region event_clarity date_prec date_start date_end "
            "deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob",
            {u"year"_s,
             u"number_of_sources"_s,
             u"where_prec"_s,
             u"latitude"_s,
             u"longitude"_s,
             u"event_clarity"_s,
             u"date_prec"_s,
             u"best"_s,
             u"high"_s,
             u"low"_s});
    }

    Result<void> write(ExportWalk &walk, const ExportedIncident &incident, TableSink &sink)
    {
        const Dossier &dossier = incident.dossier;
        const bool isEvent = dossier.kind == "event"_L1;
        const int precision = datePrecision(incident);
        if (!isEvent || precision == 0) {
            ++(isEvent ? left.coarse : left.notEvents);
            return {};
        }
        const QString actor = assessedActor(dossier);
        left.noAssessment += actor.isEmpty() ? 1 : 0;
        left.alleged += incident.alleged.isEmpty() ? 0 : 1;
        const Figure &killed = dossier.killed;
        left.noFigure += !killed.best && killed.state != FigureState::None ? 1 : 0;
        ++rows;
        const QString nobody = killed.state == FigureState::None ? u"0"_s : QString();
        const auto figure = [&](const std::optional<qint32> &end) {
            return end ? QString::number(*end) : nobody;
        };
        const QDate from = dayOf(incident, u"earliest"_s);
        const Sources sources = sourcesOf(walk, dossier);
        const auto words = datasetWordsOf(walk, dossier);
        if (!words)
            return words.error();
        QStringList cells{keyOf(dossier, "ged-"_L1), {}, QString::number(from.year())};
        cells += QStringList(11, QString());
        cells += {actor, {}, {}, {}};
        cells += {QString::number(sources.count),
                  sources.articles.join(u"; "_s),
                  sources.offices.join(u"; "_s),
                  sources.dates.join(u"; "_s),
                  sources.headlines.join(u"; "_s),
                  words->sources.join(u"; "_s),
                  placePrecision(incident),
                  dossier.placeName,
                  notesOf(incident, *words),
                  dossier.admin1,
                  {},
                  degreesCell(dossier.latitude),
                  degreesCell(dossier.longitude),
                  wkt(dossier),
                  {},
                  dossier.country,
                  {},
                  {},
                  u"1"_s,
                  QString::number(precision),
                  from.toString(Qt::ISODate),
                  dayOf(incident, u"latest"_s).toString(Qt::ISODate)};
        cells += QStringList(4, QString());
        cells += {figure(killed.best), figure(killed.high), figure(killed.low), {}, {}};
        return sink.row(cells);
    }

    LeftOut left;
    qint64 rows = 0;

private:
    struct Sources
    {
        qint64 count = 0;
        QStringList articles, offices, dates, headlines;
    };

    static Sources sourcesOf(ExportWalk &walk, const Dossier &dossier)
    {
        Sources sources;
        for (const Id id : documentsNamed(walk, dossier)) {
            const ExportedDocument &document = walk.document(id);
            if (document.kind == "summary"_L1)
                continue;
            ++sources.count;
            sources.articles.append(
                u"“%1” %2 %3"_s.arg(document.title, document.outletName, document.published)
                    .trimmed());
            sources.offices.append(document.outletName);
            sources.dates.append(document.published);
            sources.headlines.append(document.title);
        }
        return sources;
    }

    // 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year; 0: coarser.
    static int datePrecision(const ExportedIncident &incident)
    {
        const QDate from = dayOf(incident, u"earliest"_s);
        const QDate to = dayOf(incident, u"latest"_s);
        if (!from.isValid() || !to.isValid())
            return 0;
        const qint64 days = from.daysTo(to) + 1;
        return days <= 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : days <= 366 ? 5 : 0;
    }

    // Ours: 1 a town, 2 near one, 3 a larger region, which GED's 4 (a province's centre) is
    // nearest.
    static QString placePrecision(const ExportedIncident &incident)
    {
        switch (incident.geoPrecision.value_or(0)) {
        case 1:
            return u"1"_s;
        case 2:
            return u"2"_s;
        case 3:
            return u"4"_s;
        default:
            return {};
        }
    }

    static QString wkt(const Dossier &dossier)
    {
        if (!dossier.latitude || !dossier.longitude)
            return {};
        return u"POINT (%1 %2)"_s.arg(degreesCell(dossier.longitude),
                                      degreesCell(dossier.latitude));
    }
};

} // namespace

Result<void> writeUcdpGed(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    const auto rows = writeRows<GedRows>(walk, progress, file);
    if (!rows)
        return rows.error();
    QStringList &lost = file.account.lost;
    addLost(lost,
            rows->left.coarse,
            u"Events whose date is unknown or coarser than a year: %1, left out."_s);
    addLost(lost,
            rows->left.noFigure,
            u"Deaths of events where no figure is reported: %1, left empty."_s);
    lost.append(u"The columns of which the record has nothing: type of violence, conflict, dyad, "
                "side b, deaths by side, grid cell, codes of countries."_s);
    addLeftOut(rows->left, walk, lost);
    return {};
}

} // namespace sourceline
