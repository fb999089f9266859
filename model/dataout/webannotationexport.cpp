// W3C Web Annotation: an AnnotationCollection with one page, one Annotation a citation. Positions
// are Unicode code points of the document's stored text (UTF-8, LF, NFC), the end not included.
#include "model/dataout/exportcells.h"
#include "model/dataout/exportformats.h"
#include "model/text/normalise.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int contextCharacters = 32;

QString urn(QLatin1String kind, Id id)
{
    return u"urn:sourceline:%1:%2"_s.arg(kind).arg(id.value);
}

// What a citation supports.
struct Cited
{
    QLatin1String record; ///< incident, claim, attribution, report, link or assessment
    Id id;
    QString says;
};

class Annotations
{
public:
    explicit Annotations(ExportWalk &walk)
        : m_walk(walk)
    {}

    void add(const Cited &cited, const Dossier &dossier, const std::vector<CitationView> &citations)
    {
        for (const CitationView &citation : citations) {
            if (m_seen.contains(citation.id)) // a report stands behind several incidents
                continue;
            m_seen.insert(citation.id);
            m_bytes += m_bytes.isEmpty() ? "\n" : ",\n";
            m_bytes +=
                QJsonDocument(annotation(cited, dossier, citation)).toJson(QJsonDocument::Compact);
        }
    }

    qint64 count() const { return m_seen.size(); }

    qint64 withoutWords() const { return m_withoutWords; }

    const QByteArray &bytes() const { return m_bytes; }

private:
    QJsonObject annotation(const Cited &cited, const Dossier &dossier, const CitationView &citation)
    {
        return {{u"type"_s, u"Annotation"_s},
                {u"id"_s, urn("citation"_L1, citation.id)},
                {u"motivation"_s, u"describing"_s},
                {u"body"_s,
                 QJsonObject{{u"type"_s, u"TextualBody"_s},
                             {u"format"_s, u"text/plain"_s},
                             {u"value"_s, cited.says},
                             {u"sl:record"_s, cited.record},
                             {u"sl:key"_s, cited.id.toText()},
                             {u"sl:incident"_s, dossier.id.toText()},
                             {u"sl:title"_s, dossier.title}}},
                {u"target"_s, target(citation)}};
    }

    QJsonObject target(const CitationView &citation)
    {
        const ExportedDocument &document = m_walk.document(citation.document);
        QJsonArray selectors{position(citation.range)};
        const QString words = m_walk.quotation(citation);
        // Where the text has changed since, the words found now are not those that were cited.
        if (!words.isEmpty() && sha256Hex(words) == citation.sha256)
            selectors.append(quote(citation, words));
        else
            ++m_withoutWords;
        QJsonObject object{
            {u"source"_s,
             document.url.isEmpty() ? urn("document"_L1, citation.document) : document.url},
            {u"selector"_s, selectors},
            {u"sl:document"_s, citation.document.toText()},
            {u"sl:documentTitle"_s, document.title},
            {u"sl:documentSha256"_s, document.sha256},
            {u"sl:sha256"_s, citation.sha256}};
        if (citation.phrase)
            object.insert(u"sl:phrase"_s, position(*citation.phrase));
        return object;
    }

    static QJsonObject position(const TextRange &range)
    {
        return {{u"type"_s, u"TextPositionSelector"_s},
                {u"start"_s, range.start},
                {u"end"_s, range.end}};
    }

    QJsonObject quote(const CitationView &citation, const QString &words)
    {
        QJsonObject object{{u"type"_s, u"TextQuoteSelector"_s}, {u"exact"_s, words}};
        const Offsets *text = textOf(citation.document);
        if (text && text->slice(citation.range) == words) {
            object.insert(u"prefix"_s,
                          text->slice({std::max(0, citation.range.start - contextCharacters),
                                       citation.range.start}));
            object.insert(
                u"suffix"_s,
                text->slice({citation.range.end, citation.range.end + contextCharacters}));
        }
        return object;
    }

    const Offsets *textOf(Id document)
    {
        const auto known = m_texts.find(document);
        if (known != m_texts.end())
            return known->second ? &*known->second : nullptr;
        const auto attached = attachedText(m_walk.database(), document);
        const bool isItsOwn = attached && attached->shown == document;
        auto &text = m_texts[document];
        if (isItsOwn)
            text.emplace(attached->text);
        return text ? &*text : nullptr;
    }

    ExportWalk &m_walk;
    QSet<Id> m_seen;
    std::map<Id, std::optional<Offsets>> m_texts;
    QByteArray m_bytes;
    qint64 m_withoutWords = 0;
};

QString claimWords(const Dossier &dossier, const ClaimView &claim)
{
    QStringList parts{claim.field};
    for (const QString &part : {claim.measure, claim.reported, claim.qualifier, claim.value}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    const auto number = [](const std::optional<qint32> &end) {
        return end ? QString::number(*end) : u"?"_s;
    };
    if (claim.low || claim.best || claim.high)
        parts.append(u"low %1, best %2, high %3"_s.arg(
            number(claim.low), number(claim.best), number(claim.high)));
    if (claim.statement >= 0)
        parts.append(u"said by "_s + dossier.statements[size_t(claim.statement)].speakerName);
    return u"claim: "_s + parts.join(u"; "_s);
}

QString attributionWords(const Dossier &dossier, const AttributionView &attribution)
{
    const QString speaker = attribution.statement < 0
                                ? QString()
                                : dossier.statements[size_t(attribution.statement)].speakerName;
    return u"attribution: %1 %2 %3 (%4)"_s.arg(
        speaker,
        attribution.stance,
        attribution.actorName.isEmpty() ? u"nobody named"_s : attribution.actorName,
        attribution.role);
}

void addIncident(Annotations &annotations, const Dossier &dossier)
{
    annotations.add(
        {"incident"_L1, dossier.id, u"incident: "_s + dossier.title}, dossier, dossier.citations);
    for (const StatementView &statement : dossier.statements) {
        for (const ReportView &report : statement.reports) {
            annotations.add({"report"_L1, report.id, u"report: "_s + statement.gist},
                            dossier,
                            report.citations);
        }
    }
    for (const ClaimView &claim : dossier.claims)
        annotations.add(
            {"claim"_L1, claim.id, claimWords(dossier, claim)}, dossier, claim.citations);
    for (const AttributionView &attribution : dossier.attributions) {
        annotations.add({"attribution"_L1, attribution.id, attributionWords(dossier, attribution)},
                        dossier,
                        attribution.citations);
    }
    for (const LinkView &link : dossier.links) {
        annotations.add({"link"_L1, link.id, u"link: %1 %2"_s.arg(link.kind, link.otherTitle)},
                        dossier,
                        link.citations);
    }
    for (const AssessmentView &assessment : dossier.assessments) {
        annotations.add({"assessment"_L1, assessment.id, u"assessment by an analyst"_s},
                        dossier,
                        assessment.citations);
    }
}

} // namespace

Result<void> writeWebAnnotation(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    Annotations annotations(walk);
    const auto done = walk.run(progress, false, [&](const ExportedIncident &incident) {
        addIncident(annotations, incident.dossier);
        return Result<void>();
    });
    if (!done)
        return done;
    DataAccount &account = file.account;
    account.rows = annotations.count();
    account.marking = walk.handling().highest();
    account.lost.append(
        u"Everything but citations: incidents, claims and attributions are named by key and in "
        "words only (a pack carries them)."_s);
    addLost(account.lost,
            annotations.withoutWords(),
            u"The cited words of citations whose text is not here, was changed or is left out by "
            "choice: %1 (position and SHA-256 are there)."_s);
    QJsonObject about;
    for (const auto &[name, value] : accountLines(account)) {
        if (name != "not in this file"_L1)
            about.insert(name, value);
    }
    about.insert(u"not in this file"_s, QJsonArray::fromStringList(account.lost));
    file.bytes =
        "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"sl\":\"urn:sourceline:terms:\"}],\n"
        "\"type\":\"AnnotationCollection\",\n\"total\":"
        + QByteArray::number(account.rows)
        + ",\n\"sl:positionUnit\":\"Unicode code points\",\n\"sl:about\":"
        + QJsonDocument(about).toJson(QJsonDocument::Compact)
        + ",\n\"first\":{\"type\":\"AnnotationPage\",\"startIndex\":0,\n\"items\":["
        + annotations.bytes() + "\n]}}\n";
    return {};
}

} // namespace sourceline
