// Who said it, when, and which documents report it.
#include "model/store/dossierparts.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Statements that anything of incident ?1 rests on, and those that it is made of.
const char *const statementsOfIncident =
    "(SELECT statement FROM claim WHERE incident = ?1 "
    "UNION SELECT statement FROM attribution WHERE incident = ?1 "
    "UNION SELECT statement FROM link WHERE from_incident = ?1 "
    "UNION SELECT statement FROM link WHERE to_incident = ?1 "
    "UNION SELECT id FROM statement WHERE incident = ?1 "
    "UNION SELECT id FROM statement WHERE development = ?1)";

QByteArray overStatements(const char *select, const char *column, const char *order)
{
    return QByteArray(select) + " WHERE " + column + " IN " + statementsOfIncident + " ORDER BY "
           + order;
}

Result<void> readCoSpeakers(DossierReading &reading)
{
    Statement statement(
        reading.database,
        overStatements(
            "SELECT c.statement, a.name FROM statement_co_speaker c JOIN actor a ON a.id = c.actor",
            "c.statement",
            "c.statement, c.actor"));
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&reading](RowReader row) {
        const int index = statementIndex(reading, row.id());
        if (index >= 0)
            reading.dossier.statements[static_cast<size_t>(index)].coSpeakers.append(row.text());
    });
}

StatementView statementFrom(RowReader row)
{
    StatementView view;
    view.id = row.id();
    view.handle = row.text();
    view.speaker = row.id();
    for (QString *field : {&view.speakerName,
                           &view.speakerKind,
                           &view.saidEdtf,
                           &view.saidBasis,
                           &view.venue,
                           &view.gist})
        *field = row.text();
    view.byAction = row.flag();
    view.incident = row.id();
    view.development = row.id();
    return view;
}

} // namespace

int statementIndex(const DossierReading &reading, Id statement)
{
    return statement.isValid() ? reading.statements.value(statement, -1) : -1;
}

Result<void> readStatements(DossierReading &reading)
{
    Statement statement(
        reading.database,
        overStatements(
            "SELECT s.id, s.handle, s.speaker, a.name, a.kind, s.said_edtf, s.said_basis, "
            "s.venue, s.gist, s.by_action, s.incident, s.development "
            "FROM statement s JOIN actor a ON a.id = s.speaker",
            "s.id",
            "s.id"));
    statement.bind(1, reading.dossier.id);
    auto &statements = reading.dossier.statements;
    const auto read = forEachRow(statement, [&](RowReader row) {
        statements.push_back(statementFrom(row));
        reading.statements.insert(statements.back().id, static_cast<int>(statements.size()) - 1);
    });
    if (!read)
        return read;
    nameInstitutions(reading.database, statements);
    return readCoSpeakers(reading);
}

Result<void> readReports(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    const QByteArray cited =
        QByteArray("report r ON c.report = r.id WHERE r.statement IN ") + statementsOfIncident;
    if (const auto read = readCitations(reading.database, cited, reading.dossier.id, citations);
        !read)
        return read;

    QHash<Id, QStringList> chains;
    QHash<Id, std::vector<Id>> chainIds;
    Statement sources(
        reading.database,
        overStatements(
            "SELECT r.id, a.id, a.name FROM report r JOIN report_source s ON s.report = r.id "
            "JOIN actor a ON a.id = s.actor",
            "r.statement",
            "r.id, s.position"));
    sources.bind(1, reading.dossier.id);
    if (const auto read = forEachRow(sources,
                                     [&](RowReader row) {
                                         const Id report = row.id();
                                         chainIds[report].push_back(row.id());
                                         chains[report].append(row.text());
                                     });
        !read)
        return read;

    Statement reports(
        reading.database,
        overStatements(
            "SELECT r.statement, r.id, r.document, d.title, o.name, d.published_edtf FROM report r "
            "JOIN document d ON d.id = r.document LEFT JOIN actor o ON o.id = d.outlet",
            "r.statement",
            "r.statement, r.id"));
    reports.bind(1, reading.dossier.id);
    return forEachRow(reports, [&](RowReader row) {
        const int index = statementIndex(reading, row.id());
        ReportView view;
        view.id = row.id();
        view.document = row.id();
        view.title = row.text();
        view.outlet = row.text();
        view.publishedEdtf = row.text();
        view.chain = chains.value(view.id);
        view.chainIds = chainIds.value(view.id);
        view.citations = citations.value(view.id);
        if (index >= 0)
            reading.dossier.statements[static_cast<size_t>(index)].reports.push_back(
                std::move(view));
    });
}

} // namespace sourceline
