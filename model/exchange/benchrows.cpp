#include "model/exchange/benchrows.h"

#include "model/exchange/benchfields.h"
#include "model/store/likelihood.h"
#include "model/text/normalise.h"

#include <QDate>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int contextCharacters = 32;

// Places of a citation's owners among the columns that prepare() names.
enum Owner
{
    OfIncident = 8,
    OfClaim,
    OfAttribution
};

QString isoDay(qint32 day)
{
    return QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate);
}

QByteArray bytesOf(const char *text)
{
    return text ? QByteArray::fromRawData(text, static_cast<qsizetype>(qstrlen(text)))
                : QByteArray();
}

std::optional<qint64> term(int id)
{
    return id == 0 ? std::nullopt : std::optional<qint64>(id);
}

} // namespace

BenchRows::BenchRows(EditLog::BatchWriter &writer, const BenchWorld &world)
    : m_writer(writer)
    , m_world(world)
    , m_statementCache(writer.database())
    , m_institutions(m_statementCache)
{}

Result<void> BenchRows::prepare()
{
    struct Table
    {
        Inserter *&inserter;
        const char *name, *columns;
    };

    const Table tables[] = {
        {m_document,
         "document",
         "kind title outlet outlet_basis published_edtf published_basis url language file_name "
         "length sha256"},
        {m_incident,
         "incident",
         "kind title event_type sub_event_type means date_edtf date_words date_basis zone place "
         "target weapon codebook coder review"},
        {m_statement, "statement", "speaker said_edtf said_basis gist"},
        {m_report, "report", "statement document"},
        {m_source, "report_source", "report position actor"},
        {m_claim,
         "claim",
         "incident statement field measure reported low best high qualifier value whom_nationality "
         "resolved_edtf resolved_basis feeds reason coder"},
        {m_attribution,
         "attribution",
         "incident actor role stance statement wording reliability credibility coder"},
        {m_assessment,
         "assessment",
         "incident actor likelihood confidence reasons made_at made_by"},
        {m_link, "link", "kind from_incident to_incident basis"},
        {m_citation,
         "citation",
         "document start end phrase_start phrase_end sha256 prefix suffix incident claim "
         "attribution"},
    };
    for (const Table &table : tables) {
        auto inserter = m_writer.table(table.name, QByteArray(table.columns).split(' '));
        if (!inserter)
            return inserter.error();
        table.inserter = *inserter;
    }
    return {};
}

Result<void> BenchRows::write(const BenchStory &story)
{
    m_documents.clear();
    m_statements.clear();
    m_facts.assign(story.incidents.size(), {});
    m_documentsOf.assign(story.incidents.size(), {});
    // Parents first: foreign keys are looked at row by row.
    for (const auto part : {&BenchRows::writeDocuments,
                            &BenchRows::writeIncidents,
                            &BenchRows::writeStatements,
                            &BenchRows::writeClaims,
                            &BenchRows::writeAttributions,
                            &BenchRows::writeJudgements,
                            &BenchRows::writeDerived}) {
        if (auto written = (this->*part)(story); !written)
            return written;
    }
    return {};
}

Result<void> BenchRows::writeDocuments(const BenchStory &story)
{
    for (const BenchDocument &document : story.documents) {
        const auto hash = m_writer.storeText(document.body.text);
        if (!hash)
            return hash.error();
        const QString number = QString::number(++m_counts.documents);
        const auto id =
            (BenchFields(*m_document)
             << "article" << document.title << m_world.actor(document.outlet).id << "text"
             << isoDay(document.day) << "text" << QString(u"https://example.org/"_s % number)
             << "en" << QString(u"article-"_s % number % u".txt"_s) << document.body.text.size()
             << *hash)
                .insert();
        if (!id)
            return id.error();
        m_documents.push_back(*id);
    }
    return {};
}

Result<void> BenchRows::writeIncidents(const BenchStory &story)
{
    for (size_t i = 0; i < story.incidents.size(); ++i) {
        const BenchIncident &incident = story.incidents[i];
        const BenchKind &kind = *incident.kind;
        BenchFields row(*m_incident);
        row << kind.record << incident.title << term(kind.eventType) << term(kind.subEventType)
            << term(kind.means);
        row.orNull(incident.dateEdtf) << incident.dateWords << "text";
        row.orNull(incident.zone) << m_world.place(incident.place).id << incident.target;
        row.orNull(incident.weapon) << m_world.codebook << "bench" << incident.review;
        const auto id = row.insert();
        if (!id)
            return id.error();
        ++m_counts.incidents;
        m_facts[i].incident = *id;
        m_facts[i].dateEdtf = incident.dateEdtf;
        m_facts[i].zone = incident.zone;
    }
    for (size_t i = 0; i < story.incidents.size(); ++i) {
        if (auto cited = cite(story,
                              story.incidents[i].anchors,
                              OfIncident,
                              m_facts[i].incident,
                              static_cast<int>(i));
            !cited)
            return cited;
    }
    return {};
}

Result<void> BenchRows::writeStatements(const BenchStory &story)
{
    for (const BenchStatement &statement : story.statements) {
        const auto id = (BenchFields(*m_statement)
                         << m_world.actor(statement.speaker).id << isoDay(statement.day)
                         << (statement.narration ? "publication" : "stated") << statement.gist)
                            .insert();
        if (!id)
            return id.error();
        ++m_counts.statements;
        m_statements.push_back(*id);
        for (const int document : statement.documents) {
            if (auto reported = writeReport(story, statement, *id, document); !reported)
                return reported;
        }
    }
    return {};
}

Result<void> BenchRows::writeReport(const BenchStory &story,
                                    const BenchStatement &statement,
                                    Id id,
                                    int document)
{
    const auto report = (BenchFields(*m_report) << id << documentId(document)).insert();
    if (!report)
        return report.error();
    ++m_counts.reports;
    const int chain[] = {story.documents[static_cast<size_t>(document)].outlet, statement.speaker};
    for (int position = 0; position < (statement.narration ? 1 : 2); ++position) {
        const Id actor = m_world.actor(chain[position]).id;
        if (auto source = (BenchFields(*m_source) << *report << position + 1 << actor).insert();
            !source)
            return source.error();
    }
    return {};
}

Result<void> BenchRows::writeClaims(const BenchStory &story)
{
    for (const BenchClaim &claim : story.claims) {
        const BenchStatement &statement = story.statements[static_cast<size_t>(claim.statement)];
        const Id statementId = m_statements[static_cast<size_t>(claim.statement)];
        IncidentFacts &facts = factsOf(claim.incident);
        BenchFields row(*m_claim);
        row << facts.incident << statementId << claim.field << claim.measure << claim.reported
            << claim.low << claim.best << claim.high << claim.qualifier;
        row.orNull(claim.value).orNull(claim.nationality).orNull(claim.resolvedEdtf)
            << (claim.resolvedEdtf.isEmpty() ? nullptr : "text") << int{claim.feeds}
            << (claim.feeds ? nullptr : "A later report of the same speaker takes its place.")
            << "bench";
        const auto id = row.insert();
        if (!id)
            return id.error();
        ++m_counts.claims;
        facts.claims.push_back({statementId,
                                m_world.actor(statement.speaker).id,
                                bytesOf(claim.field),
                                bytesOf(claim.measure),
                                claim.nationality.isEmpty() ? u"all"_s : claim.nationality,
                                bytesOf(claim.reported),
                                claim.low,
                                claim.best,
                                claim.high,
                                bytesOf(claim.qualifier),
                                claim.feeds,
                                claim.resolvedEdtf});
        for (const int document : statement.documents)
            noteDocument(claim.incident, document);
        if (auto cited = cite(story, claim.anchors, OfClaim, *id, claim.incident); !cited)
            return cited;
    }
    return {};
}

Result<void> BenchRows::writeAttributions(const BenchStory &story)
{
    for (const BenchAttribution &attribution : story.attributions) {
        const BenchStatement &statement =
            story.statements[static_cast<size_t>(attribution.statement)];
        IncidentFacts &facts = factsOf(attribution.incident);
        const Id actor = attribution.actor < 0 ? Id() : m_world.actor(attribution.actor).id;
        const Id speaker = m_world.actor(statement.speaker).id;
        const auto id =
            (BenchFields(*m_attribution)
             << facts.incident << actor << attribution.role << attribution.stance
             << m_statements[static_cast<size_t>(attribution.statement)] << attribution.wording
             << attribution.reliability << term(attribution.credibility) << "bench")
                .insert();
        if (!id)
            return id.error();
        ++m_counts.attributions;
        AttributionFact fact{*id,
                             actor,
                             stanceOf(attribution.stance),
                             {speaker},
                             {m_institutions.of(speaker)},
                             {},
                             {}};
        for (const int document : statement.documents) {
            fact.outlets.push_back(
                m_world.actor(story.documents[static_cast<size_t>(document)].outlet).id);
            noteDocument(attribution.incident, document);
        }
        facts.attributions.push_back(std::move(fact));
        if (auto cited = cite(story, attribution.anchors, OfAttribution, *id, attribution.incident);
            !cited)
            return cited;
    }
    return {};
}

Result<void> BenchRows::writeJudgements(const BenchStory &story)
{
    static const QByteArray confidences[] = {"", "low", "moderate", "high"};
    constexpr qint64 minuteMs = 60'000, dayMs = 24 * 60 * minuteMs;
    for (const BenchAssessment &assessment : story.assessments) {
        IncidentFacts &facts = factsOf(assessment.incident);
        const Id actor = assessment.actor < 0 ? Id() : m_world.actor(assessment.actor).id;
        const auto id =
            (BenchFields(*m_assessment)
             << facts.incident << actor << term(assessment.likelihood) << assessment.confidence
             << assessment.reasons
             << story.incidents[static_cast<size_t>(assessment.incident)].day * dayMs + 30 * dayMs
             << "bench")
                .insert();
        if (!id)
            return id.error();
        ++m_counts.assessments;
        facts.assessed = actor;
        facts.likelihood = actor.isValid() ? assessment.likelihood : insufficientInformation;
        facts.confidence =
            static_cast<int>(std::ranges::find(confidences, bytesOf(assessment.confidence))
                             - std::begin(confidences));
    }
    for (const BenchLink &link : story.links) {
        if (auto id = (BenchFields(*m_link) << link.kind << factsOf(link.from).incident
                                            << factsOf(link.to).incident << link.basis)
                          .insert();
            !id)
            return id.error();
        ++m_counts.links;
    }
    return {};
}

Result<void> BenchRows::writeDerived(const BenchStory &story)
{
    for (size_t i = 0; i < story.incidents.size(); ++i) {
        m_facts[i].documents = static_cast<int>(m_documentsOf[i].size());
        if (auto written = m_writer.derived(deriveIncident(m_facts[i])); !written)
            return written;
    }
    return {};
}

void BenchRows::noteDocument(int incident, int document)
{
    auto &documents = m_documentsOf[static_cast<size_t>(incident)];
    if (std::ranges::find(documents, document) == documents.end())
        documents.push_back(document);
}

Result<void> BenchRows::cite(const BenchStory &story,
                             const std::vector<BenchAnchor> &anchors,
                             int owner,
                             Id id,
                             int incident)
{
    for (const BenchAnchor &anchor : anchors) {
        const QStringView text = story.documents[static_cast<size_t>(anchor.document)].body.text;
        const TextRange &range = anchor.range;
        const qint32 before = std::max(0, range.start - contextCharacters);
        BenchFields row(*m_citation);
        row << documentId(anchor.document) << range.start << range.end;
        if (anchor.phrase)
            row << anchor.phrase->start << anchor.phrase->end;
        else
            row.null().null();
        row << sha256Hex(text.mid(range.start, range.length()))
            << text.mid(before, range.start - before) << text.mid(range.end, contextCharacters);
        for (int column = OfIncident; column <= OfAttribution; ++column)
            row << (column == owner ? id : Id());
        if (auto added = row.insert(); !added)
            return added.error();
        ++m_counts.citations;
        ++factsOf(incident).citations;
        noteDocument(incident, anchor.document);
    }
    return {};
}

} // namespace sourceline
