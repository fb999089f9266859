// What a claim or an attribution rests on: who said it, when, in which documents, at which place.
#include "model/dataout/exportcells.h"
#include "model/store/rowreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString compact(const QJsonArray &array)
{
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject actorObject(Id id, const QString &name, const QString &kind)
{
    return {{u"ref"_s, id.toText()}, {u"name"_s, name}, {u"kind"_s, kind}};
}

struct MoreOfStatement
{
    QString holder, holderRef, holderKind, note;
    QJsonArray coSpeakers;
    qint64 links = 0;
};

MoreOfStatement readMore(sqlite3 *database, Id statement)
{
    MoreOfStatement more;
    Statement holder(database,
                     "SELECT h.id, h.name, h.kind, s.note FROM statement s LEFT JOIN actor h ON "
                     "h.id = s.holder WHERE s.id = ?1");
    holder.bind(1, statement);
    if (holder.next()) {
        more.holderRef = holder.isNull(0) ? QString() : holder.id(0).toText();
        more.holder = holder.text(1);
        more.holderKind = holder.text(2);
        more.note = holder.text(3);
    }
    Statement others(database,
                     "SELECT a.id, a.name, a.kind FROM statement_co_speaker c JOIN actor a ON a.id "
                     "= c.actor WHERE c.statement = ?1 ORDER BY a.id");
    others.bind(1, statement);
    while (others.next())
        more.coSpeakers.append(actorObject(others.id(0), others.text(1), others.text(2)));
    return more;
}

QString kindOf(sqlite3 *database, Id actor)
{
    Statement kind(database, "SELECT kind FROM actor WHERE id = ?1");
    kind.bind(1, actor);
    return kind.next() ? kind.text(0) : QString();
}

QString reportsCell(ExportWalk &walk, const StatementView &statement)
{
    QJsonArray reports;
    for (const ReportView &report : statement.reports) {
        QJsonArray chain;
        for (size_t i = 0; i < report.chainIds.size(); ++i) {
            chain.append(actorObject(report.chainIds[i],
                                     report.chain[qsizetype(i)],
                                     kindOf(walk.database(), report.chainIds[i])));
        }
        reports.append(QJsonObject{{u"report"_s, report.id.toText()},
                                   {u"document"_s, report.document.toText()},
                                   {u"chain"_s, chain}});
    }
    return compact(reports);
}

// For people: `Reuters, “Title”, 2019-12-27`.
QString sourcesCell(ExportWalk &walk, const StatementView &statement)
{
    QStringList sources;
    for (const ReportView &report : statement.reports) {
        const ExportedDocument &document = walk.document(report.document);
        QStringList parts;
        for (const QString &part :
             {document.outletName, QString(u'“' + document.title + u'”'), document.published}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        sources.append(parts.join(u", "_s));
    }
    return sources.join(u"; "_s);
}

QString citationsCell(const std::vector<CitationView> &citations)
{
    QJsonArray array;
    for (const CitationView &citation : citations) {
        QJsonObject object{{u"citation"_s, citation.id.toText()},
                           {u"document"_s, citation.document.toText()},
                           {u"start"_s, citation.range.start},
                           {u"end"_s, citation.range.end},
                           {u"sha256"_s, citation.sha256}};
        if (citation.phrase)
            object.insert(u"phrase"_s, QJsonArray{citation.phrase->start, citation.phrase->end});
        array.append(object);
    }
    return compact(array);
}

QString quotationsCell(ExportWalk &walk, const std::vector<CitationView> &citations)
{
    QStringList quotations;
    for (const CitationView &citation : citations) {
        const QString words = walk.quotation(citation);
        if (!words.isEmpty())
            quotations.append(words);
    }
    quotations.removeDuplicates();
    return quotations.join(u'\n');
}

// What a document is a summary of stands before it. In a file that was tampered with, that may go
// round in a circle.
void addDocument(ExportWalk &walk, Id id, std::vector<Id> &documents)
{
    std::vector<Id> chain;
    for (; id.isValid() && std::ranges::find(documents, id) == documents.end()
           && std::ranges::find(chain, id) == chain.end();
         id = walk.document(id).summaryOf)
        chain.push_back(id);
    documents.insert(documents.end(), chain.rbegin(), chain.rend());
}

void addDocuments(ExportWalk &walk,
                  const StatementView *statement,
                  const std::vector<CitationView> &citations,
                  std::vector<Id> &documents)
{
    if (statement) {
        for (const ReportView &report : statement->reports)
            addDocument(walk, report.document, documents);
    }
    for (const CitationView &citation : citations)
        addDocument(walk, citation.document, documents);
}

QString documentsCell(ExportWalk &walk,
                      const StatementView *statement,
                      const std::vector<CitationView> &citations)
{
    std::vector<Id> documents;
    addDocuments(walk, statement, citations, documents);
    const std::vector<TableColumn> columns = documentColumns();
    QJsonArray array;
    for (const Id id : documents) {
        const QStringList cells = documentCells(walk.document(id));
        QJsonObject object;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (!cells[qsizetype(i)].isEmpty())
                object.insert(columns[i].name, cells[qsizetype(i)]);
        }
        array.append(object);
    }
    return compact(array);
}

} // namespace

std::vector<TableColumn> statementColumns(bool withDocuments)
{
    std::vector<TableColumn> columns;
    for (const char *name : {"statement",      "statement_handle", "speaker",
                             "speaker_ref",    "speaker_kind",     "co_speakers",
                             "holder",         "holder_ref",       "holder_kind",
                             "said",           "said_basis",       "venue",
                             "gist",           "said_by_action",   "statement_marking",
                             "statement_note", "sources",          "reports",
                             "citations",      "quotation"})
        columns.push_back({QString::fromUtf8(name), false});
    if (withDocuments)
        columns.push_back({u"documents"_s, false});
    return columns;
}

QStringList statementCells(ExportWalk &walk,
                           const Dossier &dossier,
                           int index,
                           const std::vector<CitationView> &citations,
                           bool withDocuments)
{
    static const StatementView none;
    const StatementView &view = index < 0 ? none : dossier.statements[size_t(index)];
    const MoreOfStatement more = readMore(walk.database(), view.id);
    QStringList cells{keyCell(view.id),
                      view.handle,
                      view.speakerName,
                      keyCell(view.speaker),
                      view.speakerKind,
                      compact(more.coSpeakers),
                      more.holder,
                      more.holderRef,
                      more.holderKind,
                      view.saidEdtf,
                      view.saidBasis,
                      view.venue,
                      view.gist,
                      index < 0 ? QString() : yesNo(view.byAction),
                      walk.handling().markingOf(view.id),
                      more.note,
                      sourcesCell(walk, view),
                      reportsCell(walk, view),
                      citationsCell(citations),
                      quotationsCell(walk, citations)};
    if (withDocuments)
        cells.append(documentsCell(walk, &view, citations));
    return cells;
}

std::vector<Id> documentsNamed(ExportWalk &walk, const Dossier &dossier)
{
    std::vector<Id> documents;
    for (const StatementView &statement : dossier.statements)
        addDocuments(walk, &statement, {}, documents);
    for (const ClaimView &claim : dossier.claims)
        addDocuments(walk, nullptr, claim.citations, documents);
    for (const AttributionView &attribution : dossier.attributions)
        addDocuments(walk, nullptr, attribution.citations, documents);
    for (const AssessmentView &assessment : dossier.assessments)
        addDocuments(walk, nullptr, assessment.citations, documents);
    addDocuments(walk, nullptr, dossier.citations, documents);
    return documents;
}

} // namespace sourceline
