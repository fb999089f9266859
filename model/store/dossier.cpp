#include "model/store/dossier.h"

#include "model/store/dossierparts.h"

#include <QTimeZone>

namespace sourceline {

using namespace Qt::StringLiterals;

Result<void> readIncident(DossierReading &reading)
{
    Dossier &d = reading.dossier;
    Statement statement(
        reading.database,
        "SELECT i.handle, i.kind, i.title, e.code, s.code, i.own_subtype, m.code, i.date_edtf, "
        "i.date_words, i.date_basis, "
        "i.date_external, i.date_text_only, i.time_local, i.zone, i.place, p.name, p.admin1, "
        "p.country, p.latitude, "
        "p.longitude, i.target, i.weapon, i.calibre, i.platform, i.note, i.coder, i.review, "
        "b.id, b.name, b.version "
        "FROM incident i LEFT JOIN term e ON e.id = i.event_type LEFT JOIN term s ON s.id = "
        "i.sub_event_type "
        "LEFT JOIN term m ON m.id = i.means LEFT JOIN place p ON p.id = i.place "
        "LEFT JOIN codebook b ON b.id = i.codebook WHERE i.id = ?1");
    statement.bind(1, d.id);
    if (!statement.next()) {
        if (statement.failed())
            return statement.error();
        return Error{u"There is no incident %1 in this casefile."_s.arg(d.id.toText())};
    }
    RowReader row(statement);
    for (QString *field : {&d.handle,
                           &d.kind,
                           &d.title,
                           &d.eventType,
                           &d.subEventType,
                           &d.ownSubtype,
                           &d.means,
                           &d.dateEdtf,
                           &d.dateWords,
                           &d.dateBasis,
                           &d.dateExternal,
                           &d.dateTextOnly,
                           &d.timeLocal,
                           &d.zone})
        *field = row.text();
    d.place = row.id();
    for (QString *field : {&d.placeName, &d.admin1, &d.country})
        *field = row.text();
    d.latitude = row.real();
    d.longitude = row.real();
    for (QString *field :
         {&d.target, &d.weapon, &d.calibre, &d.platform, &d.note, &d.coder, &d.review})
        *field = row.text();
    d.codebook = row.id();
    d.codebookName = row.text();
    d.codebookVersion = row.text();
    if (!d.dateEdtf.isEmpty()) {
        const QTimeZone zone = d.zone.isEmpty() ? QTimeZone() : QTimeZone(d.zone.toUtf8());
        if (const auto span = parseEdtf(d.dateEdtf, zone))
            d.date = *span;
    }
    return {};
}

namespace {

Figure figureFrom(RowReader &row)
{
    Figure figure;
    figure.state = static_cast<FigureState>(qBound(qint64(0), row.integer(), qint64(4)));
    figure.low = row.number();
    figure.best = row.number();
    figure.high = row.number();
    return figure;
}

Result<void> readTotals(DossierReading &reading)
{
    Statement statement(
        reading.database,
        "SELECT differing, conflicting, munitions_measure, killed_state, killed_low, killed_best, "
        "killed_high, wounded_state, wounded_low, wounded_best, wounded_high, munitions_state, "
        "munitions_low, munitions_best, munitions_high, count_state, count_low, count_best, "
        "count_high "
        "FROM incident_derived WHERE incident = ?1");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&d = reading.dossier](RowReader row) {
        d.differing = static_cast<quint32>(row.integer());
        d.conflicting = static_cast<quint32>(row.integer());
        static constexpr std::array measures{
            ""_L1, "fired"_L1, "landed"_L1, "unspecified"_L1, "found unfired"_L1};
        const qint64 measure = row.integer();
        d.munitionsMeasure =
            measures[static_cast<size_t>(measure > 0 && measure < 5 ? measure : 0)];
        d.killed = figureFrom(row);
        d.wounded = figureFrom(row);
        d.munitions = figureFrom(row);
        d.count = figureFrom(row);
    });
}

} // namespace

Result<void> readFigures(DossierReading &reading)
{
    if (const auto read = readTotals(reading); !read)
        return read;
    Statement statement(reading.database,
                        "SELECT field, measure, whom, state, low, best, high, claims, differing, "
                        "conflicting FROM incident_figure WHERE incident = ?1");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&d = reading.dossier](RowReader row) {
        FigureKey key;
        key.field = row.utf8();
        key.measure = row.utf8();
        key.whom = row.text();
        Figure figure = figureFrom(row);
        figure.claims = static_cast<int>(row.integer());
        figure.differing = row.flag();
        figure.conflicting = row.flag();
        d.figures.emplace(std::move(key), figure);
    });
}

Result<void> readDecisions(DossierReading &reading)
{
    Statement statement(reading.database,
                        "SELECT d.id, d.handle, d.topic, d.question, d.choice, d.reason, d.origin "
                        "FROM decision_incident i JOIN decision d ON d.id = i.decision WHERE "
                        "i.incident = ?1 ORDER BY d.id");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&d = reading.dossier](RowReader row) {
        DecisionView view;
        view.id = row.id();
        for (QString *field :
             {&view.handle, &view.topic, &view.question, &view.choice, &view.reason, &view.origin})
            *field = row.text();
        d.decisions.push_back(std::move(view));
    });
}

Result<Dossier> readDossier(sqlite3 *database, Id incident)
{
    DossierReading reading{database, {}, {}};
    reading.dossier.id = incident;
    for (const auto part : {readIncident,
                            readFigures,
                            readStatements,
                            readReports,
                            readClaims,
                            readAttributions,
                            readLinks,
                            readAssessments,
                            readDecisions,
                            readOwnCitations,
                            readChoices,
                            readNotes,
                            readBasis,
                            readTags,
                            readFormerly,
                            readCovers}) {
        if (const auto read = part(reading); !read)
            return read.error();
    }
    return std::move(reading.dossier);
}

} // namespace sourceline
