#include "model/workbench/briefingsheet.h"

#include "model/chart/chartsources.h"
#include "model/chart/makechart.h"
#include "model/store/derivation.h"
#include "model/store/likelihood.h"
#include "model/store/statement.h"
#include "model/workbench/briefingparts.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::BriefingSheet)
};

QString kindWords(const QString &kind)
{
    if (kind == u"event")
        return Words::tr("Event");
    if (kind == u"aggregate")
        return Words::tr("Report of several incidents");
    return kind == u"statement" ? Words::tr("Statement") : Words::tr("Development");
}

// Every record of the incident may cite a document; its statements' reports are known by statement.
std::vector<Id> citedDocuments(const Dossier &dossier)
{
    std::vector<Id> documents;
    const auto add = [&documents](const std::vector<CitationView> &citations) {
        for (const CitationView &citation : citations)
            documents.push_back(citation.document);
    };
    add(dossier.citations);
    for (const ClaimView &claim : dossier.claims)
        add(claim.citations);
    for (const AttributionView &attribution : dossier.attributions)
        add(attribution.citations);
    for (const AssessmentView &assessment : dossier.assessments)
        add(assessment.citations);
    for (const LinkView &link : dossier.links)
        add(link.citations);
    return documents;
}

Result<void> addSources(BriefingSheet &sheet, const Dossier &dossier, sqlite3 *database)
{
    ChartSources sources(database);
    std::vector<Id> statements;
    for (const StatementView &statement : dossier.statements)
        statements.push_back(statement.id);
    if (const auto added = sources.addStatements(statements); !added)
        return added;
    sources.addDocuments(citedDocuments(dossier));
    ChartNumbers numbers;
    // On paper an address is half a page that nobody types.
    if (const auto told = sources.tell(numbers, false); !told)
        return told;
    sheet.marking = numbers.marking;
    sheet.markingRank = numbers.markingRank;
    BriefingSection section{u"sources"_s, Words::tr("Sources"), {}};
    for (const QString &source : std::as_const(numbers.sourcesLong))
        section.lines.push_back({{}, source});
    if (section.lines.empty())
        section.lines.push_back({{}, Words::tr("No document is cited.")});
    sheet.sections.push_back(std::move(section));
    return {};
}

// Whom it is coloured by: the assessed actor where it is likely, else who is accused. A judgement
// that finds nobody likely unsays no allegation.
Result<void> addActor(BriefingSheet &sheet, sqlite3 *database)
{
    Statement row(database,
                  "SELECT assessed, likelihood, alleged, alleged_stance FROM incident_derived "
                  "WHERE incident = ?1");
    row.bind(1, sheet.incident);
    Id actor;
    bool isAlleged = false;
    if (row.next()) {
        const auto stance = static_cast<Stance>(row.integer(3));
        if (row.id(0).isValid() && isLikely(static_cast<quint8>(row.integer(1)))) {
            actor = row.id(0);
        } else if (stance >= Stance::Asserts && stance <= Stance::ClaimsResponsibility) {
            actor = row.id(2);
            isAlleged = true;
        }
    }
    if (row.failed())
        return row.error();
    for (BriefingMoment &moment : sheet.moments) {
        if (moment.lane == BriefingMoment::Lane::Incident) {
            moment.actor = actor;
            moment.alleged = isAlleged;
        }
    }
    return {};
}

} // namespace

BriefingSheet briefingOf(const Dossier &dossier)
{
    const Ledger ledger = ledgerOf(dossier, Grouping::Actor);
    BriefingSheet sheet;
    sheet.incident = dossier.id;
    sheet.handle = dossier.handle;
    sheet.title = dossier.title;
    sheet.kind = kindWords(dossier.kind);
    sheet.place = dossier.placeName;
    sheet.date = displayDate(dossier.dateEdtf);
    sheet.sections = {
        {u"what"_s, Words::tr("What happened"), briefingFacts(dossier)},
        {u"figures"_s, Words::tr("Figures"), briefingFigures(dossier)},
        {u"says"_s, Words::tr("Who says who did it"), briefingAccusations(dossier, ledger)},
        {u"denies"_s, Words::tr("Who denies or doubts it"), briefingDenials(dossier, ledger)},
        {u"silent"_s, Words::tr("Who is silent"), briefingSilence(dossier, ledger)},
        {u"assessment"_s, Words::tr("Our assessment"), briefingAssessment(dossier)},
        {u"gaps"_s, Words::tr("Gaps"), briefingGaps(dossier, ledger)}};
    sheet.moments = briefingMoments(dossier);
    return sheet;
}

QString briefingsRefused(qsizetype incidents)
{
    if (incidents == 0)
        return Words::tr("Choose an incident, or select some, for a sheet.");
    if (incidents > mostBriefings)
        return Words::tr("Sheets are made of %1 incidents at most, and these are %2: select fewer, "
                         "or filter first.")
            .arg(mostBriefings)
            .arg(QLocale(QLocale::English).toString(incidents));
    return {};
}

Result<std::vector<BriefingSheet>>
readBriefings(sqlite3 *database,
              const std::vector<Id> &incidents,
              const std::function<bool(qsizetype read)> &progress)
{
    if (const QString refused = briefingsRefused(std::ssize(incidents)); !refused.isEmpty())
        return Error{refused};
    const auto cutOff = chartCutOff(database);
    if (!cutOff)
        return cutOff.error();
    ChartNumbers last;
    if (const auto told = tellHead(last, std::numeric_limits<qint64>::max(), database); !told)
        return told.error();
    std::vector<BriefingSheet> sheets;
    for (const Id incident : incidents) {
        const auto dossier = readDossier(database, incident);
        if (!dossier)
            return dossier.error();
        BriefingSheet sheet = briefingOf(*dossier);
        if (const auto added = addSources(sheet, *dossier, database); !added)
            return added.error();
        if (const auto added = addActor(sheet, database); !added)
            return added.error();
        sheet.cutOff = *cutOff;
        sheet.dataAsOf = last.dataAsOf;
        sheet.head = last.head;
        sheets.push_back(std::move(sheet));
        if (progress && !progress(std::ssize(sheets)))
            return Error{Words::tr("Cancelled; nothing was written.")};
    }
    return sheets;
}

QString briefingText(const BriefingSheet &sheet)
{
    QStringList lines{sheet.title};
    for (const BriefingSection &section : sheet.sections) {
        lines += section.heading;
        for (const BriefingLine &line : section.lines)
            lines += QString(2 + 2 * line.depth, u' ')
                     + (line.lead.isEmpty() ? line.text : QString(line.lead + u": "_s + line.text));
    }
    return lines.join(u'\n');
}

} // namespace sourceline
