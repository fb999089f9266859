#include "model/datain/ownrecords.h"

#include "model/exchange/packschema.h"

namespace sourceline {

using namespace Qt::StringLiterals;

bool OwnRecords::isNew(const char *table, qint64 first, qint64 second)
{
    auto &keys = m_keys[table];
    if (keys.contains({first, second}))
        return false;
    keys.insert({first, second});
    return true;
}

void OwnRecords::add(const char *table, Values values, qint64 line)
{
    Pack::Table &rows = m_tables[table];
    rows.name = table;
    rows.isPartial = true;
    rows.rows.push_back({line, std::move(values), m_sheet});
}

void OwnRecords::takeActor(const QString &reference,
                           const QString &name,
                           const QString &kind,
                           qint64 line)
{
    const qint64 id = ownKey(reference);
    if (id == 0 || name.isEmpty() || !isNew("actor", id))
        return;
    Values values{{"id", Value(id)}, {"name", Value(name)}};
    if (!kind.isEmpty())
        values.push_back({"kind", Value(kind)});
    add("actor", std::move(values), line);
}

void OwnRecords::takeActor(const QJsonValue &actor, qint64 line)
{
    takeActor(
        actor["ref"_L1].toString(), actor["name"_L1].toString(), actor["kind"_L1].toString(), line);
}

std::optional<RowProblem> OwnRecords::takePlace(const Cell &cell, qint64 line)
{
    const qint64 id = ownKey(cell("place_ref"));
    if (id == 0 || !isNew("place", id))
        return {};
    OwnValues values(cell, m_known);
    values.key("id", "place_ref");
    values.text("name", "place");
    values.texts({"admin1", "country", "country_basis"});
    values.degrees("latitude", "latitude");
    values.degrees("longitude", "longitude");
    values.whole("precision", "geo_precision");
    values.text("basis", "place_basis");
    if (!values.problem())
        add("place", values.take(), line);
    return values.problem();
}

std::optional<RowProblem> OwnRecords::takeIncident(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    const qint64 id = values.need("id", "incident");
    if (values.problem())
        return values.problem();
    if (isNew("incident", id)) {
        if (auto problem = takePlace(cell, line))
            return problem;
        values.texts({"handle", "kind", "title"});
        values.term("event_type", u"event type"_s, "event_type");
        values.term("sub_event_type", u"sub-event type"_s, "sub_event_type");
        values.term("means", u"means"_s, "means");
        values.text("own_subtype", "own_subtype");
        values.text("date_edtf", "date");
        values.texts(
            {"date_words", "date_basis", "date_external", "date_text_only", "time_local", "zone"});
        values.named("place", "place_ref", "place");
        values.texts({"target", "weapon", "calibre", "platform"});
        values.text("note", "incident_note");
        values.text("coder", "incident_coder");
        values.text("review", "incident_review");
        if (values.problem())
            return values.problem();
        add("incident", values.take(), line);
    }
    const bool isItsOwnRow = cell("claim").isEmpty() && cell("attribution").isEmpty();
    return isItsOwnRow ? takeCitations(cell, "incident", id, line) : std::nullopt;
}

std::optional<RowProblem>
OwnRecords::takeReports(const QJsonArray &reports, qint64 statement, qint64 line)
{
    for (const QJsonValue &each : reports) {
        const qint64 id = ownKey(each["report"_L1].toString());
        const qint64 document = ownKey(each["document"_L1].toString());
        if (id == 0 || document == 0)
            return RowProblem{u"reports"_s, {}, u"has a report without its key or document"_s};
        if (!isNew("report", id))
            continue;
        add("report",
            {{"id", Value(id)}, {"statement", Value(statement)}, {"document", Value(document)}},
            line);
        qint64 position = 1;
        for (const QJsonValue &actor : each["chain"_L1].toArray()) {
            takeActor(actor, line);
            add("report_source",
                {{"report", Value(id)},
                 {"position", Value(position++)},
                 {"actor", Value(ownKey(actor["ref"_L1].toString()))}},
                line);
        }
    }
    return {};
}

std::optional<RowProblem> OwnRecords::takeStatement(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    const qint64 id = values.need("id", "statement");
    if (values.problem() || !isNew("statement", id))
        return values.problem();
    takeActor(cell("speaker_ref"), cell("speaker"), cell("speaker_kind"), line);
    takeActor(cell("holder_ref"), cell("holder"), cell("holder_kind"), line);
    values.text("handle", "statement_handle");
    values.named("speaker", "speaker_ref", "speaker");
    values.named("holder", "holder_ref", "holder");
    values.text("said_edtf", "said");
    values.texts({"said_basis", "venue", "gist"});
    values.flag("by_action", "said_by_action");
    values.term("marking", u"marking"_s, "statement_marking");
    values.text("note", "statement_note");
    const QJsonArray others = values.array("co_speakers");
    const QJsonArray reports = values.array("reports");
    if (values.problem())
        return values.problem();
    add("statement", values.take(), line);
    for (const QJsonValue &actor : others) {
        takeActor(actor, line);
        add("statement_co_speaker",
            {{"statement", Value(id)}, {"actor", Value(ownKey(actor["ref"_L1].toString()))}},
            line);
    }
    return takeReports(reports, id, line);
}

std::optional<RowProblem>
OwnRecords::takeCitations(const Cell &cell, const char *owner, qint64 record, qint64 line)
{
    OwnValues cells(cell, m_known);
    for (const QJsonValue &each : cells.array("citations")) {
        const qint64 id = ownKey(each["citation"_L1].toString());
        const qint64 document = ownKey(each["document"_L1].toString());
        if (id == 0 || document == 0)
            return RowProblem{u"citations"_s, {}, u"has a citation without its key or document"_s};
        if (!isNew("citation", id))
            continue;
        Values values{{"id", Value(id)},
                      {"document", Value(document)},
                      {"start", Value(qint64(each["start"_L1].toInteger(-1)))},
                      {"end", Value(qint64(each["end"_L1].toInteger(-1)))},
                      {"sha256", Value(each["sha256"_L1].toString())}};
        if (const QJsonArray phrase = each["phrase"_L1].toArray(); phrase.size() == 2) {
            values.push_back({"phrase_start", Value(qint64(phrase[0].toInteger(-1)))});
            values.push_back({"phrase_end", Value(qint64(phrase[1].toInteger(-1)))});
        }
        values.push_back({owner, Value(record)});
        add("citation", std::move(values), line);
    }
    return cells.problem();
}

std::optional<RowProblem>
OwnRecords::takeHead(OwnValues &values, const Cell &cell, const char *record, qint64 line)
{
    const qint64 id = values.need("id", record);
    values.need("incident", "incident");
    values.key("statement", "statement");
    if (values.problem())
        return values.problem();
    if (auto problem = takeStatement(cell, line))
        return problem;
    if (!isNew(record, id))
        return RowProblem{QString::fromUtf8(record), cell(record), u"stands in a row before"_s};
    return {};
}

std::optional<RowProblem> OwnRecords::takeClaim(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    if (auto problem = takeHead(values, cell, "claim", line))
        return problem;
    takeActor(cell("whom_ref"), cell("whom_name"), u"person"_s, line);
    values.text("handle", "claim_handle");
    values.texts({"field", "measure", "reported"});
    for (const char *column : {"low", "best", "high"})
        values.whole(column, column);
    values.texts({"qualifier", "value", "whom_nationality", "whom_status"});
    values.flag("whom_joint", "whom_joint");
    values.named("whom_name", "whom_ref", "whom_name");
    values.text("resolved_edtf", "resolved");
    values.text("resolved_basis", "resolved_basis");
    values.flag("feeds", "feeds");
    values.text("reason", "reason");
    values.key("superseded_by", "superseded_by");
    values.text("coder", "claim_coder");
    values.text("review", "claim_review");
    if (values.problem())
        return values.problem();
    const qint64 id = ownKey(cell("claim"));
    add("claim", values.take(), line);
    return takeCitations(cell, "claim", id, line);
}

std::optional<RowProblem> OwnRecords::takeAttribution(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    if (auto problem = takeHead(values, cell, "attribution", line))
        return problem;
    takeActor(cell("actor_ref"), cell("actor"), cell("actor_kind"), line);
    values.text("handle", "attribution_handle");
    values.named("actor", "actor_ref", "actor");
    values.texts({"role", "stance", "wording", "grounds", "reliability", "retracted"});
    values.flag("by_action", "by_action");
    values.whole("credibility", "credibility");
    values.key("distributed_from", "distributed_from");
    values.text("note", "attribution_note");
    values.text("coder", "attribution_coder");
    values.text("review", "attribution_review");
    if (values.problem())
        return values.problem();
    const qint64 id = ownKey(cell("attribution"));
    add("attribution", values.take(), line);
    for (const QString &other : cell("alternatives").split(u' ', Qt::SkipEmptyParts)) {
        const qint64 alternative = ownKey(other);
        if (alternative == 0)
            return RowProblem{u"alternatives"_s, other, u"is no key of a record"_s};
        add("attribution_alternative",
            {{"attribution", Value(id)}, {"alternative", Value(alternative)}},
            line);
    }
    return takeCitations(cell, "attribution", id, line);
}

std::optional<RowProblem> OwnRecords::takeDocument(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    const qint64 id = values.need("id", "document");
    if (values.problem() || !isNew("document", id))
        return values.problem();
    takeActor(cell("outlet_ref"), cell("outlet"), cell("outlet_kind"), line);
    values.text("handle", "document_handle");
    values.text("kind", "document_kind");
    values.text("title", "document_title");
    values.named("outlet", "outlet_ref", "outlet");
    values.text("author", "author");
    values.text("published_edtf", "published");
    values.texts({"url", "language", "sha256"});
    values.whole("length", "length");
    values.key("summary_of", "summary_of");
    values.term("marking", u"marking"_s, "document_marking");
    if (values.problem())
        return values.problem();
    add("document", values.take(), line);
    return {};
}

std::optional<RowProblem> OwnRecords::takeDocuments(const Cell &cell, qint64 line)
{
    OwnValues cells(cell, m_known);
    for (const QJsonValue &each : cells.array("documents")) {
        const auto problem = takeDocument(
            [&each](const char *column) { return each[QLatin1String(column)].toString(); }, line);
        if (problem)
            return problem;
    }
    return cells.problem();
}

Pack OwnRecords::pack(const QString &fileName)
{
    Pack pack;
    pack.fileName = fileName;
    pack.title = u"Rows of a table"_s;
    for (const PackTable &table : packTables()) {
        const auto found = m_tables.find(table.table->name);
        if (found != m_tables.end())
            pack.tables.push_back(std::move(found->second));
    }
    return pack;
}

} // namespace sourceline
