#include "model/store/documentview.h"

#include "model/store/attachedtext.h"
#include "model/store/rowreader.h"

#include <algorithm>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> readFacts(sqlite3 *database, DocumentView &view)
{
    Statement statement(
        database,
        "SELECT d.title, o.name, d.author, d.published_edtf, d.url, d.file_name, m.code "
        "FROM document d LEFT JOIN actor o ON o.id = d.outlet "
        "LEFT JOIN term m ON m.id = d.marking WHERE d.id = ?1");
    statement.bind(1, view.document);
    return forEachRow(statement, [&view](RowReader row) {
        for (QString *field : {&view.title,
                               &view.outlet,
                               &view.author,
                               &view.publishedEdtf,
                               &view.url,
                               &view.fileName,
                               &view.marking})
            *field = row.text();
    });
}

// The article that a summary or a version is of; else the document itself.
Id articleOf(sqlite3 *database, Id document)
{
    Statement statement(database,
                        "SELECT coalesce(summary_of, version_of, id) FROM document WHERE id = ?1");
    statement.bind(1, document);
    return statement.next() ? statement.id(0) : document;
}

bool isFigure(const QString &field)
{
    return field == "killed"_L1 || field == "wounded"_L1 || field == "casualties"_L1
           || field == "munitions"_L1 || field == "count"_L1;
}

// A citation with its record, and the incident that the record is of.
const char *const citationColumns =
    "SELECT c.id, c.sha256, c.start, c.\"end\", c.phrase_start, c.phrase_end, c.incident, c.claim, "
    "c.attribution, c.link, c.report, "
    "k.field, coalesce(c.incident, k.incident, t.incident, l.from_incident, s.incident)";
const char *const citationJoins =
    " FROM citation c LEFT JOIN claim k ON k.id = c.claim LEFT JOIN attribution t ON t.id = "
    "c.attribution "
    "LEFT JOIN link l ON l.id = c.link LEFT JOIN assessment s ON s.id = c.assessment";

struct Cited
{
    Highlight highlight;
    AnchorQuery query;
};

Cited citedFrom(RowReader &row)
{
    Cited cited;
    Highlight &highlight = cited.highlight;
    highlight.citation = row.id();
    cited.query.sha256 = row.text();
    cited.query.range = {row.number().value_or(0), row.number().value_or(0)};
    const auto start = row.number();
    const auto end = row.number();
    if (start && end)
        cited.query.phrase = TextRange{*start, *end};
    const Id incident = row.id();
    for (Id *record :
         {&highlight.claim, &highlight.attribution, &highlight.link, &highlight.report})
        *record = row.id();
    const QString field = row.text();
    highlight.incident = row.id();
    if (highlight.claim.isValid())
        highlight.supports = isFigure(field) ? SupportsFigure : SupportsEvent;
    else if (highlight.attribution.isValid())
        highlight.supports = SupportsAttribution;
    else
        highlight.supports = incident.isValid() ? SupportsEvent : SupportsOther;
    return cited;
}

void add(DocumentView &view, Highlight highlight, const AnchorFound &found)
{
    if (found.state == AnchorState::Orphan) {
        ++view.orphans;
        return;
    }
    highlight.range = found.range;
    highlight.phrase = found.phrase;
    highlight.state = anchorStateText(found.state);
    highlight.score = found.score;
    view.highlights.push_back(std::move(highlight));
}

// Citations that were made on the very text that is shown.
Result<void> addOwnCitations(sqlite3 *database, DocumentView &view)
{
    const QByteArray sql = QByteArray(citationColumns) + citationJoins + " WHERE c.document = ?1";
    Statement statement(database, sql.constData());
    statement.bind(1, view.shown);
    const OriginalText text(view.text);
    return forEachRow(statement, [&](RowReader row) {
        Cited cited = citedFrom(row);
        cited.query.sourceLength = text.offsets().codePoints();
        add(view, std::move(cited.highlight), text.find(cited.query));
    });
}

// Citations of the original, where its changed version has them.
Result<void> addAnchors(sqlite3 *database, DocumentView &view)
{
    const QByteArray sql =
        QByteArray(citationColumns)
        + ", a.state, a.start, a.\"end\", a.phrase_start, a.phrase_end, a.score" + citationJoins
        + " LEFT JOIN anchor a ON a.citation = c.id AND a.document = ?2 WHERE c.document = ?1";
    Statement statement(database, sql.constData());
    statement.bind(1, view.document).bind(2, view.shown);
    return forEachRow(statement, [&](RowReader row) {
        Cited cited = citedFrom(row);
        add(view, std::move(cited.highlight), anchorFrom(row));
    });
}

Result<void> addHighlights(sqlite3 *database, DocumentView &view)
{
    if (view.textKind == TextKind::None)
        return {};
    if (const auto own = addOwnCitations(database, view); !own)
        return own;
    if (view.textKind == TextKind::ChangedVersion) {
        if (const auto anchors = addAnchors(database, view); !anchors)
            return anchors;
    }
    std::sort(
        view.highlights.begin(), view.highlights.end(), [](const Highlight &a, const Highlight &b) {
            return std::tuple(a.range.start, -a.range.end, a.citation)
                   < std::tuple(b.range.start, -b.range.end, b.citation);
        });
    return {};
}

// The incidents that the highlights name, so that a click on a sentence need not read again.
Result<void> addHeadlines(sqlite3 *database, DocumentView &view)
{
    std::set<Id> incidents;
    for (const Highlight &highlight : view.highlights) {
        if (highlight.incident.isValid())
            incidents.insert(highlight.incident);
    }
    Statement statement(database, "SELECT title, date_edtf FROM incident WHERE id = ?1");
    for (const Id incident : incidents) {
        statement.bind(1, incident);
        if (statement.next())
            view.incidents.push_back({incident, statement.text(0), statement.text(1)});
        else if (statement.failed())
            return statement.error();
        statement.reset();
    }
    return {};
}

} // namespace

Result<DocumentView> readDocument(sqlite3 *database, Id document)
{
    auto attached = attachedText(database, document);
    if (!attached)
        return attached.error();
    DocumentView view;
    view.document = articleOf(database, document);
    view.shown = attached->shown;
    view.textKind = attached->kind;
    view.text = std::move(attached->text);
    view.shownTitle = attached->title;
    if (const auto facts = readFacts(database, view); !facts)
        return facts.error();
    if (const auto highlights = addHighlights(database, view); !highlights)
        return highlights.error();
    if (const auto headlines = addHeadlines(database, view); !headlines)
        return headlines.error();
    return view;
}

std::vector<DocumentSummary> documentsOf(sqlite3 *database, Id incident)
{
    // A version counts as its article; our summary repeats the article's citations and counts for
    // nothing.
    const char *const ofIncident =
        "WITH cited (document) AS ("
        "SELECT c.document FROM citation c WHERE c.incident = ?1 UNION ALL "
        "SELECT c.document FROM claim r JOIN citation c ON c.claim = r.id WHERE r.incident = ?1 "
        "UNION ALL "
        "SELECT c.document FROM attribution r JOIN citation c ON c.attribution = r.id WHERE "
        "r.incident = ?1 UNION ALL "
        "SELECT c.document FROM link r JOIN citation c ON c.link = r.id WHERE r.from_incident = ?1 "
        "UNION ALL "
        "SELECT c.document FROM assessment r JOIN citation c ON c.assessment = r.id WHERE "
        "r.incident = ?1) "
        "SELECT a.id, a.title, o.name, a.published_edtf, count(*) FROM cited JOIN document d ON "
        "d.id = cited.document "
        "JOIN document a ON a.id = coalesce(d.version_of, d.id) LEFT JOIN actor o ON o.id = "
        "a.outlet "
        "WHERE d.kind <> 'summary' GROUP BY a.id ORDER BY 5 DESC, a.published_edtf, a.id";
    const char *const all = "SELECT d.id, d.title, o.name, d.published_edtf, 0 FROM document d "
                            "LEFT JOIN actor o ON o.id = d.outlet "
                            "WHERE d.kind <> 'summary' AND d.version_of IS NULL ORDER BY "
                            "d.published_edtf IS NULL, d.published_edtf, d.id";
    Statement statement(database, incident.isValid() ? ofIncident : all);
    if (incident.isValid())
        statement.bind(1, incident);
    std::vector<DocumentSummary> documents;
    while (statement.next()) {
        RowReader row(statement);
        DocumentSummary summary;
        summary.id = row.id();
        summary.title = row.text();
        summary.outlet = row.text();
        summary.publishedEdtf = row.text();
        summary.citations = static_cast<int>(row.integer());
        documents.push_back(std::move(summary));
    }
    return documents;
}

} // namespace sourceline
