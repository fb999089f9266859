#include "model/dataout/datasetrows.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

class AcledRows
{
public:
    static std::vector<TableColumn> columns()
    {
        return columnsNamed(
            "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type "
            "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction "
            "civilian_targeting iso region country admin1 admin2 admin3 location latitude "
            "longitude geo_precision source source_scale notes fatalities tags timestamp",
            {u"year"_s,
             u"time_precision"_s,
             u"latitude"_s,
             u"longitude"_s,
             u"geo_precision"_s,
             u"fatalities"_s});
    }

    Result<void> write(ExportWalk &walk, const ExportedIncident &incident, TableSink &sink)
    {
        const Dossier &dossier = incident.dossier;
        if (dossier.kind != "event"_L1) {
            ++left.notEvents;
            return {};
        }
        const int precision = timePrecision(incident);
        if (precision == 0) {
            ++left.coarse;
            return {};
        }
        const QString actor = assessedActor(dossier);
        left.noAssessment += actor.isEmpty() ? 1 : 0;
        left.alleged += incident.alleged.isEmpty() ? 0 : 1;
        left.noFigure += fatalities(dossier.killed).isEmpty() ? 1 : 0;
        ++rows;
        const QDate day = dayOf(incident, u"earliest"_s);
        const auto words = datasetWordsOf(walk, dossier);
        if (!words)
            return words.error();
        const auto [source, scale] = sourceAndScale(walk, dossier, *words);
        QStringList tags;
        for (const TagView &tag : dossier.tags)
            tags.append(tag.name);
        return sink.row(
            {keyOf(dossier, "acled-"_L1),
             day.toString(Qt::ISODate),
             QString::number(day.year()),
             QString::number(precision),
             disorder(dossier.eventType),
             dossier.eventType,
             dossier.subEventType,
             actor.isEmpty() ? unidentified(dossier) : actor,
             {},
             {},
             {},
             {},
             {},
             {},
             {},
             {},
             {},
             dossier.country,
             dossier.admin1,
             {},
             {},
             dossier.placeName,
             degreesCell(dossier.latitude),
             degreesCell(dossier.longitude),
             incident.geoPrecision ? QString::number(*incident.geoPrecision) : QString(),
             source,
             scale,
             notesOf(incident, *words),
             fatalities(dossier.killed),
             tags.join(u';'),
             {}});
    }

    LeftOut left;
    qint64 rows = 0;

private:
    // What ACLED wrote comes back as it was: `Paper One; Paper Two (National)` came in.
    static std::pair<QString, QString>
    sourceAndScale(ExportWalk &walk, const Dossier &dossier, const DatasetWords &words)
    {
        if (words.sources.isEmpty())
            return {outletsOf(walk, dossier).join(u"; "_s), {}};
        const QString all = words.sources.join(u"; "_s);
        const qsizetype open = all.lastIndexOf(u" ("_s);
        if (words.sources.size() > 1 || open < 0 || !all.endsWith(u')'))
            return {all, {}};
        return {all.left(open), all.mid(open + 2, all.size() - open - 3)};
    }

    // As ACLED wrote it, where it did not know either.
    static QString unidentified(const Dossier &dossier)
    {
        const auto claim = std::ranges::find_if(dossier.claims, [](const ClaimView &one) {
            return one.field == "responsibility"_L1 && one.value.startsWith(u"Unidentified");
        });
        if (claim != dossier.claims.end())
            return claim->value.section(u" (associated: "_s, 0, 0);
        return u"Unidentified Armed Group (%1)"_s.arg(
            dossier.country.isEmpty() ? u"unknown country"_s : dossier.country);
    }

    // 1 the day, 2 within a week, 3 within a month; 0: coarser, which the layout cannot say.
    static int timePrecision(const ExportedIncident &incident)
    {
        const QDate from = dayOf(incident, u"earliest"_s);
        const QDate to = dayOf(incident, u"latest"_s);
        if (!from.isValid() || !to.isValid())
            return 0;
        const qint64 days = from.daysTo(to);
        if (incident.dossier.date.approximate || incident.dossier.date.uncertain)
            return days <= 7 ? 2 : days <= 31 ? 3 : 0;
        return days <= 0 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : 0;
    }

    // ACLED: the most conservative estimate. Not reported stays empty: it is not 0.
    static QString fatalities(const Figure &figure)
    {
        if (figure.state == FigureState::None)
            return u"0"_s;
        return numberCell(figure.low ? figure.low : figure.best);
    }

    static QString disorder(const QString &eventType)
    {
        if (eventType == "Protests"_L1 || eventType == "Riots"_L1)
            return u"Demonstrations"_s;
        if (eventType == "Strategic developments"_L1)
            return u"Strategic developments"_s;
        return eventType.isEmpty() ? QString() : u"Political violence"_s;
    }
};

} // namespace

Result<void> writeAcled(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    const auto rows = writeRows<AcledRows>(walk, progress, file);
    if (!rows)
        return rows.error();
    QStringList &lost = file.account.lost;
    addLost(lost,
            rows->left.coarse,
            u"Events whose date is unknown or coarser than a month: %1, left out."_s);
    addLost(lost,
            rows->left.noFigure,
            u"Fatalities of events where no figure is reported: %1, left empty (ACLED itself would "
            "write 0)."_s);
    lost.append(
        u"Ranges of the killed (the lowest estimate is written, the range stands in notes), "
        "wounded, munitions, and who said what."_s);
    lost.append(u"The columns of which the record has nothing: disorder actors, inter codes, "
                "interaction, iso, region, admin2, admin3, timestamp."_s);
    addLeftOut(rows->left, walk, lost);
    return {};
}

} // namespace sourceline
