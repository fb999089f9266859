#include "model/datain/ownrecords.h"

#include "model/exchange/packschema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// A key of ours; 0 where the cell has none.
qint64 keyOf(const QString &text)
{
    const Id id = Id::fromText(text);
    return id.value > std::numeric_limits<quint32>::max() ? id.value : 0;
}

std::optional<RowProblem> needKey(const OwnRecords::Cell &cell, const char *column, qint64 &key)
{
    const QString text = cell(column);
    key = keyOf(text);
    if (key != 0)
        return {};
    return RowProblem{QString::fromUtf8(column), text, u"is no key of a record"_s};
}

void text(Values &values, const char *column, const QString &value)
{
    if (!value.isEmpty())
        values.push_back({column, Value(value)});
}

void key(Values &values, const char *column, const QString &value)
{
    if (const qint64 id = keyOf(value))
        values.push_back({column, Value(id)});
}

void flag(Values &values, const char *column, const QString &value)
{
    if (!value.isEmpty())
        values.push_back({column, Value(qint64(value == "yes"_L1 ? 1 : 0))});
}

std::optional<RowProblem>
number(Values &values, const char *column, const OwnRecords::Cell &cell, const char *name)
{
    const QString value = cell(name);
    if (value.isEmpty())
        return {};
    bool isNumber = false;
    const qint64 whole = value.toLongLong(&isNumber);
    if (!isNumber || whole < std::numeric_limits<qint32>::min()
        || whole > std::numeric_limits<qint32>::max())
        return RowProblem{QString::fromUtf8(name), value, u"is no whole number"_s};
    values.push_back({column, Value(whole)});
    return {};
}

std::optional<RowProblem>
jsonIn(const OwnRecords::Cell &cell, const char *column, QJsonArray &array)
{
    const QString value = cell(column);
    if (value.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    if (!document.isArray())
        return RowProblem{QString::fromUtf8(column), value.left(80), u"is no JSON array"_s};
    array = document.array();
    return {};
}

} // namespace

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
    rows.rows.push_back({line, std::move(values)});
}

void OwnRecords::takeActor(const QString &reference,
                           const QString &name,
                           const QString &kind,
                           qint64 line)
{
    const qint64 id = keyOf(reference);
    if (id == 0 || name.isEmpty() || !isNew("actor", id))
        return;
    Values values{{"id", Value(id)}, {"name", Value(name)}};
    text(values, "kind", kind);
    add("actor", std::move(values), line);
}

std::optional<RowProblem> OwnRecords::takeTerm(Values &values,
                                               const char *column,
                                               const QString &scheme,
                                               const QString &code) const
{
    if (code.isEmpty())
        return {};
    const Id term = m_known.term(scheme, code);
    if (!term.isValid())
        return RowProblem{
            QString::fromUtf8(column), code, u"is no "_s + scheme + u" of this casefile"_s};
    values.push_back({column, Value(term.value)});
    return {};
}

std::optional<RowProblem> OwnRecords::takePlace(const Cell &cell, qint64 line)
{
    const qint64 id = keyOf(cell("place_ref"));
    if (id == 0 || !isNew("place", id))
        return {};
    Values values{{"id", Value(id)}};
    text(values, "name", cell("place"));
    text(values, "admin1", cell("admin1"));
    text(values, "country", cell("country"));
    text(values, "country_basis", cell("country_basis"));
    for (const char *column : {"latitude", "longitude"}) {
        const QString degrees = cell(column);
        bool isNumber = false;
        const double value = degrees.toDouble(&isNumber);
        if (!degrees.isEmpty() && !isNumber)
            return RowProblem{QString::fromUtf8(column), degrees, u"is no number of degrees"_s};
        if (isNumber)
            values.push_back({column, Value(value)});
    }
    if (auto problem = number(values, "precision", cell, "geo_precision"))
        return problem;
    text(values, "basis", cell("place_basis"));
    add("place", std::move(values), line);
    return {};
}

std::optional<RowProblem> OwnRecords::takeIncident(const Cell &cell, qint64 line)
{
    qint64 id = 0;
    if (auto problem = needKey(cell, "incident", id))
        return problem;
    if (isNew("incident", id)) {
        if (auto problem = takePlace(cell, line))
            return problem;
        Values values{{"id", Value(id)}};
        text(values, "handle", cell("handle"));
        text(values, "kind", cell("kind"));
        text(values, "title", cell("title"));
        for (const auto &[column, scheme] : {std::pair{"event_type", u"event type"_s},
                                             {"sub_event_type", u"sub-event type"_s},
                                             {"means", u"means"_s}}) {
            if (auto problem = takeTerm(values, column, scheme, cell(column)))
                return problem;
        }
        text(values, "own_subtype", cell("own_subtype"));
        text(values, "date_edtf", cell("date"));
        for (const char *column :
             {"date_words", "date_basis", "date_external", "date_text_only", "time_local", "zone"})
            text(values, column, cell(column));
        key(values, "place", cell("place_ref"));
        for (const char *column : {"target", "weapon", "calibre", "platform"})
            text(values, column, cell(column));
        text(values, "note", cell("incident_note"));
        text(values, "coder", cell("incident_coder"));
        text(values, "review", cell("incident_review"));
        add("incident", std::move(values), line);
    }
    const bool isItsOwnRow = cell("claim").isEmpty() && cell("attribution").isEmpty();
    return isItsOwnRow ? takeCitations(cell, "incident", id, line) : std::nullopt;
}

std::optional<RowProblem> OwnRecords::takeReports(const Cell &cell, qint64 statement, qint64 line)
{
    QJsonArray reports;
    if (auto problem = jsonIn(cell, "reports", reports))
        return problem;
    for (const QJsonValue &each : reports) {
        const qint64 id = keyOf(each["report"_L1].toString());
        const qint64 document = keyOf(each["document"_L1].toString());
        if (id == 0 || document == 0)
            return RowProblem{u"reports"_s, {}, u"has a report without its key or document"_s};
        if (!isNew("report", id))
            continue;
        add("report",
            {{"id", Value(id)}, {"statement", Value(statement)}, {"document", Value(document)}},
            line);
        qint64 position = 1;
        for (const QJsonValue &actor : each["chain"_L1].toArray()) {
            const QString reference = actor["ref"_L1].toString();
            takeActor(reference, actor["name"_L1].toString(), actor["kind"_L1].toString(), line);
            add("report_source",
                {{"report", Value(id)},
                 {"position", Value(position++)},
                 {"actor", Value(keyOf(reference))}},
                line);
        }
    }
    return {};
}

std::optional<RowProblem> OwnRecords::takeStatement(const Cell &cell, qint64 line)
{
    qint64 id = 0;
    if (auto problem = needKey(cell, "statement", id))
        return problem;
    if (!isNew("statement", id))
        return {};
    takeActor(cell("speaker_ref"), cell("speaker"), cell("speaker_kind"), line);
    takeActor(cell("holder_ref"), cell("holder"), cell("holder_kind"), line);
    Values values{{"id", Value(id)}};
    text(values, "handle", cell("statement_handle"));
    key(values, "speaker", cell("speaker_ref"));
    key(values, "holder", cell("holder_ref"));
    text(values, "said_edtf", cell("said"));
    for (const char *column : {"said_basis", "venue", "gist"})
        text(values, column, cell(column));
    flag(values, "by_action", cell("said_by_action"));
    if (auto problem = takeTerm(values, "marking", u"marking"_s, cell("statement_marking")))
        return problem;
    text(values, "note", cell("statement_note"));
    add("statement", std::move(values), line);
    QJsonArray others;
    if (auto problem = jsonIn(cell, "co_speakers", others))
        return problem;
    for (const QJsonValue &actor : others) {
        const QString reference = actor["ref"_L1].toString();
        takeActor(reference, actor["name"_L1].toString(), actor["kind"_L1].toString(), line);
        add("statement_co_speaker",
            {{"statement", Value(id)}, {"actor", Value(keyOf(reference))}},
            line);
    }
    return takeReports(cell, id, line);
}

std::optional<RowProblem>
OwnRecords::takeCitations(const Cell &cell, const char *owner, qint64 record, qint64 line)
{
    QJsonArray citations;
    if (auto problem = jsonIn(cell, "citations", citations))
        return problem;
    for (const QJsonValue &each : citations) {
        const qint64 id = keyOf(each["citation"_L1].toString());
        const qint64 document = keyOf(each["document"_L1].toString());
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
    return {};
}

std::optional<RowProblem> OwnRecords::takeClaim(const Cell &cell, qint64 line)
{
    qint64 id = 0;
    qint64 incident = 0;
    if (auto problem = needKey(cell, "claim", id))
        return problem;
    if (auto problem = needKey(cell, "incident", incident))
        return problem;
    if (auto problem = takeStatement(cell, line))
        return problem;
    if (!isNew("claim", id))
        return RowProblem{u"claim"_s, cell("claim"), u"stands in a row before"_s};
    takeActor(cell("whom_ref"), cell("whom_name"), u"person"_s, line);
    Values values{{"id", Value(id)}, {"incident", Value(incident)}};
    key(values, "statement", cell("statement"));
    text(values, "handle", cell("claim_handle"));
    for (const char *column : {"field", "measure", "reported"})
        text(values, column, cell(column));
    for (const char *column : {"low", "best", "high"}) {
        if (auto problem = number(values, column, cell, column))
            return problem;
    }
    for (const char *column : {"qualifier", "value", "whom_nationality", "whom_status"})
        text(values, column, cell(column));
    flag(values, "whom_joint", cell("whom_joint"));
    key(values, "whom_name", cell("whom_ref"));
    text(values, "resolved_edtf", cell("resolved"));
    text(values, "resolved_basis", cell("resolved_basis"));
    flag(values, "feeds", cell("feeds"));
    text(values, "reason", cell("reason"));
    key(values, "superseded_by", cell("superseded_by"));
    text(values, "coder", cell("claim_coder"));
    text(values, "review", cell("claim_review"));
    add("claim", std::move(values), line);
    return takeCitations(cell, "claim", id, line);
}

std::optional<RowProblem> OwnRecords::takeAttribution(const Cell &cell, qint64 line)
{
    qint64 id = 0;
    qint64 incident = 0;
    if (auto problem = needKey(cell, "attribution", id))
        return problem;
    if (auto problem = needKey(cell, "incident", incident))
        return problem;
    if (auto problem = takeStatement(cell, line))
        return problem;
    if (!isNew("attribution", id))
        return RowProblem{u"attribution"_s, cell("attribution"), u"stands in a row before"_s};
    takeActor(cell("actor_ref"), cell("actor"), cell("actor_kind"), line);
    Values values{{"id", Value(id)}, {"incident", Value(incident)}};
    text(values, "handle", cell("attribution_handle"));
    key(values, "actor", cell("actor_ref"));
    for (const char *column : {"role", "stance"})
        text(values, column, cell(column));
    key(values, "statement", cell("statement"));
    for (const char *column : {"wording", "grounds", "reliability", "retracted"})
        text(values, column, cell(column));
    flag(values, "by_action", cell("by_action"));
    if (auto problem = number(values, "credibility", cell, "credibility"))
        return problem;
    key(values, "distributed_from", cell("distributed_from"));
    text(values, "note", cell("attribution_note"));
    text(values, "coder", cell("attribution_coder"));
    text(values, "review", cell("attribution_review"));
    add("attribution", std::move(values), line);
    for (const QString &other : cell("alternatives").split(u' ', Qt::SkipEmptyParts)) {
        if (const qint64 alternative = keyOf(other))
            add("attribution_alternative",
                {{"attribution", Value(id)}, {"alternative", Value(alternative)}},
                line);
    }
    return takeCitations(cell, "attribution", id, line);
}

std::optional<RowProblem> OwnRecords::takeDocument(const Cell &cell, qint64 line)
{
    qint64 id = 0;
    if (auto problem = needKey(cell, "document", id))
        return problem;
    if (!isNew("document", id))
        return {};
    takeActor(cell("outlet_ref"), cell("outlet"), cell("outlet_kind"), line);
    Values values{{"id", Value(id)}};
    text(values, "handle", cell("document_handle"));
    text(values, "kind", cell("document_kind"));
    text(values, "title", cell("document_title"));
    key(values, "outlet", cell("outlet_ref"));
    text(values, "author", cell("author"));
    text(values, "published_edtf", cell("published"));
    for (const char *column : {"url", "language", "sha256"})
        text(values, column, cell(column));
    if (auto problem = number(values, "length", cell, "length"))
        return problem;
    key(values, "summary_of", cell("summary_of"));
    if (auto problem = takeTerm(values, "marking", u"marking"_s, cell("document_marking")))
        return problem;
    add("document", std::move(values), line);
    return {};
}

std::optional<RowProblem> OwnRecords::takeDocuments(const Cell &cell, qint64 line)
{
    QJsonArray documents;
    if (auto problem = jsonIn(cell, "documents", documents))
        return problem;
    for (const QJsonValue &each : documents) {
        const auto problem = takeDocument(
            [&each](const char *column) { return each[QLatin1String(column)].toString(); }, line);
        if (problem)
            return problem;
    }
    return {};
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
