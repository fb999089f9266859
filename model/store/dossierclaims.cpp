// What the statements say of the incident: claims, attributions, links, and the sentences behind
// each.
#include "model/store/dossierparts.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The order in which a reader asks: when, where, what, how much, then who and why.
int fieldRank(QStringView field)
{
    static constexpr std::array order{
        u"date",         u"time",        u"place",          u"target",    u"weapon",
        u"calibre",      u"platform",    u"origin",         u"munitions", u"count",
        u"killed",       u"wounded",     u"casualties",     u"damage",    u"finder",
        u"participants", u"motive",      u"responsibility", u"reaction",  u"investigation",
        u"status",       u"significance"};
    return static_cast<int>(std::find(order.begin(), order.end(), field) - order.begin());
}

ClaimView claimFrom(RowReader &row)
{
    ClaimView view;
    view.id = row.id();
    for (QString *field : {&view.handle, &view.field, &view.measure, &view.reported})
        *field = row.text();
    view.low = row.number();
    view.best = row.number();
    view.high = row.number();
    for (QString *field :
         {&view.qualifier, &view.value, &view.nationality, &view.status, &view.whomName})
        *field = row.text();
    view.joint = row.flag();
    view.resolvedEdtf = row.text();
    view.feeds = row.flag();
    view.reason = row.text();
    view.supersededBy = row.id();
    view.whom = row.id();
    view.resolvedBasis = row.text();
    view.coder = row.text();
    view.review = row.text();
    view.group = row.text();
    return view;
}

AttributionView attributionFrom(RowReader &row)
{
    AttributionView view;
    view.id = row.id();
    view.handle = row.text();
    view.actor = row.id();
    for (QString *field : {&view.actorName,
                           &view.actorKind,
                           &view.role,
                           &view.stance,
                           &view.wording,
                           &view.grounds,
                           &view.reliability,
                           &view.note,
                           &view.retracted})
        *field = row.text();
    view.credibility = static_cast<int>(row.integer());
    view.byAction = row.flag();
    view.distributedFrom = row.id();
    view.coder = row.text();
    view.review = row.text();
    return view;
}

LinkView linkFrom(RowReader &row)
{
    LinkView view;
    view.id = row.id();
    for (QString *field : {&view.kind, &view.basis, &view.note})
        *field = row.text();
    view.outgoing = row.flag();
    view.other = row.id();
    view.otherTitle = row.text();
    view.otherDateEdtf = row.text();
    return view;
}

// Alternatives are candidates of one either/or, whichever of the two the row was written on.
Result<void> readAlternatives(DossierReading &reading, QHash<Id, std::vector<Id>> &alternatives)
{
    Statement statement(reading.database,
                        "SELECT a.id, x.alternative FROM attribution a JOIN "
                        "attribution_alternative x ON x.attribution = a.id "
                        "WHERE a.incident = ?1 UNION "
                        "SELECT a.id, x.attribution FROM attribution a JOIN "
                        "attribution_alternative x ON x.alternative = a.id "
                        "WHERE a.incident = ?1 ORDER BY 1, 2");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&alternatives](RowReader row) {
        std::vector<Id> &others = alternatives[row.id()];
        others.push_back(row.id());
    });
}

} // namespace

Result<void> readCitations(sqlite3 *database,
                           const QByteArray &from,
                           Id incident,
                           QHash<Id, std::vector<CitationView>> &citations)
{
    // An article before our summary of it, then in reading order.
    const QByteArray sql = "SELECT r.id, c.id, c.document, d.summary_of, c.start, c.\"end\", "
                           "c.phrase_start, c.phrase_end, "
                           "c.sha256 FROM citation c JOIN document d ON d.id = c.document JOIN "
                           + from + " ORDER BY d.summary_of IS NOT NULL, c.document, c.start, c.id";
    Statement statement(database, sql.constData());
    statement.bind(1, incident);
    return forEachRow(statement, [&citations](RowReader row) {
        std::vector<CitationView> &views = citations[row.id()];
        CitationView view;
        view.id = row.id();
        view.document = row.id();
        view.summaryOf = row.id();
        view.range = {row.number().value_or(0), row.number().value_or(0)};
        const auto start = row.number();
        const auto end = row.number();
        if (start && end)
            view.phrase = TextRange{*start, *end};
        view.sha256 = row.text();
        views.push_back(std::move(view));
    });
}

Result<void> readClaims(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    if (const auto read = readCitations(reading.database,
                                        "claim r ON c.claim = r.id WHERE r.incident = ?1",
                                        reading.dossier.id,
                                        citations);
        !read)
        return read;
    Statement statement(
        reading.database,
        "SELECT c.statement, c.id, c.handle, c.field, c.measure, c.reported, c.low, c.best, "
        "c.high, "
        "c.qualifier, c.value, c.whom_nationality, c.whom_status, a.name, c.whom_joint, "
        "c.resolved_edtf, "
        "c.feeds, c.reason, c.superseded_by, c.whom_name, c.resolved_basis, c.coder, c.review, "
        "coalesce(nullif(a.handle, ''), nullif(a.name, ''), nullif(c.whom_nationality, ''), 'all') "
        "FROM claim c LEFT JOIN actor a ON a.id = c.whom_name WHERE c.incident = ?1 ORDER BY c.id");
    statement.bind(1, reading.dossier.id);
    auto &claims = reading.dossier.claims;
    const auto read = forEachRow(statement, [&](RowReader row) {
        const Id said = row.id();
        claims.push_back(claimFrom(row));
        claims.back().statement = statementIndex(reading, said);
        claims.back().citations = citations.value(claims.back().id);
    });
    std::stable_sort(claims.begin(), claims.end(), [](const ClaimView &a, const ClaimView &b) {
        return fieldRank(a.field) < fieldRank(b.field);
    });
    return read;
}

Result<void> readAttributions(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    if (const auto read =
            readCitations(reading.database,
                          "attribution r ON c.attribution = r.id WHERE r.incident = ?1",
                          reading.dossier.id,
                          citations);
        !read)
        return read;
    QHash<Id, std::vector<Id>> alternatives;
    if (const auto read = readAlternatives(reading, alternatives); !read)
        return read;
    Statement statement(
        reading.database,
        "SELECT t.statement, t.id, t.handle, t.actor, a.name, a.kind, t.role, t.stance, t.wording, "
        "t.grounds, t.reliability, t.note, t.retracted, t.credibility, t.by_action, "
        "t.distributed_from, t.coder, t.review "
        "FROM attribution t LEFT JOIN actor a ON a.id = t.actor WHERE t.incident = ?1 "
        "ORDER BY t.retracted IS NOT NULL, t.id");
    statement.bind(1, reading.dossier.id);
    auto &attributions = reading.dossier.attributions;
    return forEachRow(statement, [&](RowReader row) {
        const Id said = row.id();
        attributions.push_back(attributionFrom(row));
        attributions.back().statement = statementIndex(reading, said);
        attributions.back().alternatives = alternatives.value(attributions.back().id);
        attributions.back().citations = citations.value(attributions.back().id);
    });
}

Result<void> readLinks(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    for (const char *end :
         {"link r ON c.link = r.id WHERE r.from_incident = ?1",
          "link r ON c.link = r.id WHERE r.to_incident = ?1 AND r.from_incident <> ?1"}) {
        if (const auto read = readCitations(reading.database, end, reading.dossier.id, citations);
            !read)
            return read;
    }
    Statement statement(
        reading.database,
        "SELECT l.statement, l.id, l.kind, l.basis, l.note, 1, i.id, i.title, i.date_edtf "
        "FROM link l JOIN incident i ON i.id = l.to_incident WHERE l.from_incident = ?1 UNION ALL "
        "SELECT l.statement, l.id, l.kind, l.basis, l.note, 0, i.id, i.title, i.date_edtf "
        "FROM link l JOIN incident i ON i.id = l.from_incident WHERE l.to_incident = ?1 AND "
        "l.from_incident <> ?1 "
        "ORDER BY 2");
    statement.bind(1, reading.dossier.id);
    auto &links = reading.dossier.links;
    return forEachRow(statement, [&](RowReader row) {
        const Id said = row.id();
        links.push_back(linkFrom(row));
        links.back().statement = statementIndex(reading, said);
        links.back().citations = citations.value(links.back().id);
    });
}

Result<void> readOwnCitations(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    const auto read = readCitations(reading.database,
                                    "incident r ON c.incident = r.id WHERE r.id = ?1",
                                    reading.dossier.id,
                                    citations);
    reading.dossier.citations = citations.value(reading.dossier.id);
    return read;
}

} // namespace sourceline
