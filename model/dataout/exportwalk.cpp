#include "model/dataout/exportwalk.h"

#include "model/store/rowreader.h"

namespace sourceline {

using namespace Qt::StringLiterals;

Result<ExportWalk> ExportWalk::start(sqlite3 *database, const DataOrder &order)
{
    auto handling = Handling::read(database, order.marking);
    if (!handling)
        return handling.error();
    return ExportWalk(database, order, *std::move(handling));
}

ExportWalk::ExportWalk(sqlite3 *database, const DataOrder &order, Handling handling)
    : m_database(database)
    , m_order(&order)
    , m_handling(std::move(handling))
    , m_texts(std::make_unique<CitedTexts>(database))
{}

Result<void> ExportWalk::run(const DataProgress &progress, bool carriesNotes, const Each &each)
{
    const qint64 total = qint64(m_order->incidents.size());
    for (const Id id : m_order->incidents) {
        if (progress && !progress(m_counts.incidents, total))
            return Error{u"The export was stopped; nothing was written."_s};
        const auto incident = read(id);
        if (!incident)
            return incident.error();
        if (const auto held = hold(incident->dossier, carriesNotes); !held)
            return held;
        if (const auto done = each(*incident); !done)
            return done;
        count(incident->dossier);
    }
    if (progress)
        progress(total, total);
    return {};
}

Result<ExportedIncident> ExportWalk::read(Id id)
{
    auto dossier = readDossier(m_database, id);
    if (!dossier)
        return dossier.error();
    ExportedIncident incident{*std::move(dossier), {}, {}, {}, 0, 0, 0, 0, {}};
    Statement more(m_database,
                   "SELECT p.precision, p.basis, p.country_basis, d.speakers, d.institutions, "
                   "d.outlets, d.documents FROM incident i LEFT JOIN place p ON p.id = i.place "
                   "LEFT JOIN incident_derived d ON d.incident = i.id WHERE i.id = ?1");
    more.bind(1, id);
    if (more.next()) {
        if (!more.isNull(0))
            incident.geoPrecision = more.integer(0);
        incident.placeBasis = more.text(1);
        incident.countryBasis = more.text(2);
        incident.speakers = more.integer(3);
        incident.institutions = more.integer(4);
        incident.outlets = more.integer(5);
        incident.documents = more.integer(6);
    }
    if (more.failed())
        return more.error();
    Statement alleged(m_database,
                      "SELECT a.name, l.stance, l.speakers FROM incident_alleged l JOIN actor a ON "
                      "a.id = l.actor WHERE l.incident = ?1 ORDER BY l.speakers DESC, "
                      "l.institutions DESC, l.actor, l.stance");
    alleged.bind(1, id);
    QStringList names;
    while (alleged.next())
        names.append(
            u"%1: %2 (%3)"_s.arg(alleged.text(0), alleged.text(1)).arg(alleged.integer(2)));
    if (alleged.failed())
        return alleged.error();
    incident.alleged = names.join(u"; "_s);
    return incident;
}

Result<void> ExportWalk::holdNotes(const std::vector<NoteView> &notes)
{
    for (const NoteView &note : notes) {
        if (const auto held = m_handling.note(note.id); !held)
            return held;
    }
    return {};
}

Result<void> ExportWalk::holdCitations(const std::vector<CitationView> &citations)
{
    for (const CitationView &citation : citations) {
        if (const auto held = m_handling.document(citation.document); !held)
            return held;
    }
    return {};
}

Result<void> ExportWalk::hold(const Dossier &dossier, bool carriesNotes)
{
    for (const StatementView &statement : dossier.statements) {
        if (const auto held = m_handling.statement(statement.id); !held)
            return held;
        for (const ReportView &report : statement.reports) {
            if (const auto held = m_handling.document(report.document); !held)
                return held;
        }
    }
    if (const auto held = holdCitations(dossier.citations); !held)
        return held;
    for (const ClaimView &claim : dossier.claims) {
        if (const auto held = holdCitations(claim.citations); !held)
            return held;
    }
    for (const AttributionView &attribution : dossier.attributions) {
        if (const auto held = holdCitations(attribution.citations); !held)
            return held;
    }
    for (const AssessmentView &assessment : dossier.assessments) {
        if (const auto held = holdCitations(assessment.citations); !held)
            return held;
    }
    return carriesNotes ? holdNotes(dossier.notes) : Result<void>();
}

const ExportedDocument &ExportWalk::document(Id id)
{
    const auto known = m_documents.constFind(id);
    if (known != m_documents.constEnd())
        return *known;
    ExportedDocument read;
    Statement statement(m_database,
                        "SELECT d.id, d.outlet, d.summary_of, d.kind, d.title, o.name, o.kind, "
                        "d.author, d.published_edtf, d.url, d.language, d.sha256, d.handle, "
                        "d.length FROM document d LEFT JOIN actor o ON o.id = d.outlet WHERE d.id "
                        "= ?1");
    statement.bind(1, id);
    if (statement.next()) {
        RowReader row(statement);
        for (Id *key : {&read.id, &read.outlet, &read.summaryOf})
            *key = row.id();
        for (QString *text : {&read.kind,
                              &read.title,
                              &read.outletName,
                              &read.outletKind,
                              &read.author,
                              &read.published,
                              &read.url,
                              &read.language,
                              &read.sha256,
                              &read.handle})
            *text = row.text();
        if (!statement.isNull(13))
            read.length = statement.integer(13);
        read.marking = m_handling.markingOf(id);
    }
    return *m_documents.insert(id, read);
}

QString ExportWalk::quotation(const CitationView &citation)
{
    if (!m_order->withText)
        return {};
    return m_texts->of(citation).text.value_or(QString());
}

void ExportWalk::count(const Dossier &dossier)
{
    ++m_counts.incidents;
    m_counts.claims += qint64(dossier.claims.size());
    m_counts.attributions += qint64(dossier.attributions.size());
    m_counts.citations += qint64(dossier.citations.size());
    m_counts.notes += qint64(dossier.notes.size());
    for (const ClaimView &claim : dossier.claims) {
        m_counts.citations += qint64(claim.citations.size());
        m_counts.notes += qint64(claim.notes.size());
        m_counts.basis += qint64(claim.basis.size());
    }
    for (const AttributionView &attribution : dossier.attributions) {
        m_counts.citations += qint64(attribution.citations.size());
        m_counts.notes += qint64(attribution.notes.size());
        m_counts.basis += qint64(attribution.basis.size());
    }
    for (const LinkView &link : dossier.links)
        m_links.insert(link.id);
    m_counts.links = m_links.size();
    m_counts.assessments += qint64(dossier.assessments.size());
    m_counts.overrides += qint64(dossier.overrides.size());
    m_counts.decisions += qint64(dossier.decisions.size());
    m_counts.basis += qint64(dossier.basis.size());
    m_counts.withoutPlace += dossier.latitude && dossier.longitude ? 0 : 1;
    m_counts.withoutDate += dossier.date.earliest ? 0 : 1;
    const auto isRange = [](const Figure &figure) {
        return figure.low != figure.best || figure.high != figure.best;
    };
    m_counts.ranges += isRange(dossier.killed) ? 1 : 0;
}

void addLost(QStringList &lost, qint64 count, const QString &sentence)
{
    if (count > 0)
        lost.append(sentence.contains(u"%1"_s) ? sentence.arg(QLocale::c().toString(count))
                                               : sentence);
}

} // namespace sourceline
