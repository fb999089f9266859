#include "model/coding/citations.h"

#include "model/coding/rows.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <algorithm>
#include <array>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint32 contextLength = 32; // code points, as the schema says

const char *ownerColumn(QByteArrayView owner)
{
    static constexpr std::array columns{"incident",
                                        "claim",
                                        "attribution",
                                        "report",
                                        "link",
                                        "actor_relation",
                                        "assessment",
                                        "annotation"};
    const auto at = std::find_if(
        columns.begin(), columns.end(), [owner](const char *column) { return owner == column; });
    return at == columns.end() ? nullptr : *at;
}

struct CitedDocument
{
    QString title;
    qint32 length = 0;
    std::optional<Offsets> text;
};

Result<CitedDocument> readCited(sqlite3 *database, Id document)
{
    Statement select(database,
                     "SELECT d.title, d.length, t.text FROM document d "
                     "LEFT JOIN text t ON t.sha256 = d.sha256 WHERE d.id = ?1");
    select.bind(1, document);
    if (!select.next()) {
        if (select.failed())
            return select.error();
        return Error{
            u"The cited document is not in the casefile (any more). Nothing was changed."_s};
    }
    CitedDocument cited{select.text(0), qint32(select.integer(1)), {}};
    if (!select.isNull(2)) {
        cited.text.emplace(select.text(2));
        cited.length = cited.text->codePoints();
    }
    return cited;
}

Result<void> checkRange(const CitedDocument &cited, const CitationDraft &draft)
{
    const TextRange &range = draft.range;
    // An article that is only known by its facts may lack even its length.
    const bool beyond = (cited.length > 0 || cited.text) && range.end > cited.length;
    if (range.start < 0 || range.isEmpty() || beyond)
        return Error{
            u"Characters %1 to %2 are not in “%3”: cite a stretch of its text."_s.arg(range.start)
                .arg(range.end)
                .arg(cited.title)};
    const auto &phrase = draft.phrase;
    if (phrase && (phrase->isEmpty() || phrase->start < range.start || phrase->end > range.end))
        return Error{
            u"The phrase lies outside the sentence that is cited from “%1”."_s.arg(cited.title)};
    return {};
}

Result<Values> citationValues(const CitedDocument &cited, const CitationDraft &draft)
{
    if (const auto inside = checkRange(cited, draft); !inside)
        return inside.error();
    QString sha256 = draft.sha256;
    Value prefix, suffix;
    if (cited.text) {
        const QString exact = sha256Hex(cited.text->slice(draft.range));
        if (!sha256.isEmpty() && sha256 != exact)
            return Error{
                u"“%1” does not say at characters %2 to %3 what was to be cited."_s.arg(cited.title)
                    .arg(draft.range.start)
                    .arg(draft.range.end)};
        sha256 = exact;
        const qint32 before = std::max(0, draft.range.start - contextLength);
        const qint32 after = std::min(cited.length, draft.range.end + contextLength);
        prefix = Value(cited.text->slice({before, draft.range.start}));
        suffix = Value(cited.text->slice({draft.range.end, after}));
    }
    if (sha256.size() != 64)
        return Error{
            u"The text of “%1” is not in this casefile: attach the article to cite from it."_s.arg(
                cited.title)};
    return Values{{"document", toValue(draft.document)},
                  {"start", qint64(draft.range.start)},
                  {"end", qint64(draft.range.end)},
                  {"phrase_start", draft.phrase ? Value(qint64(draft.phrase->start)) : Value()},
                  {"phrase_end", draft.phrase ? Value(qint64(draft.phrase->end)) : Value()},
                  {"sha256", sha256},
                  {"prefix", prefix},
                  {"suffix", suffix}};
}

// The same stretch, cited for the same record.
Id citedAlready(sqlite3 *database, const char *owner, Id record, const Values &values)
{
    const QByteArray sql = QByteArray("SELECT id FROM citation WHERE ") + owner
                           + " = ?1 AND document = ?2 AND start = ?3 AND \"end\" = ?4 "
                             "AND phrase_start IS ?5 AND phrase_end IS ?6";
    Statement select(database, sql.constData());
    select.bind(1, record);
    int parameter = 2;
    for (const char *column : {"document", "start", "end", "phrase_start", "phrase_end"}) {
        for (const ColumnValue &value : values) {
            if (qstrcmp(value.column, column) == 0)
                select.bind(parameter, value.value);
        }
        ++parameter;
    }
    return select.next() ? select.id(0) : Id();
}

QByteArray citationsSql(const char *owner)
{
    return QByteArray("SELECT id FROM citation WHERE ") + owner + " = ?1 ORDER BY id";
}

} // namespace

Result<void> recordCitations(Writer &writer,
                             QByteArrayView owner,
                             Id record,
                             const std::vector<CitationDraft> &citations)
{
    const char *column = ownerColumn(owner);
    Q_ASSERT(column);
    std::map<Id, CitedDocument> documents;
    for (const CitationDraft &draft : citations) {
        auto document = documents.find(draft.document);
        if (document == documents.end()) {
            auto read = readCited(writer.database(), draft.document);
            if (!read)
                return read.error();
            document = documents.emplace(draft.document, std::move(*read)).first;
        }
        auto values = citationValues(document->second, draft);
        if (!values)
            return values.error();
        if (citedAlready(writer.database(), column, record, *values).isValid())
            continue;
        values->push_back({column, toValue(record)});
        if (const auto added = writer.insert("citation", *values); !added)
            return added.error();
    }
    return {};
}

Result<void> copyCitations(Writer &writer, const char *owner, Id from, Id to)
{
    const auto ids = idsOf(writer.database(), citationsSql(owner).constData(), from);
    if (!ids)
        return ids.error();
    for (const Id id : *ids) {
        auto values = copyOfRow(writer.database(), "citation", id);
        if (!values)
            return values.error();
        setValue(*values, owner, toValue(to));
        const auto copy = writer.insert("citation", *values);
        if (!copy)
            return copy.error();
        Statement anchors(writer.database(),
                          "SELECT document, state, start, \"end\", phrase_start, phrase_end, score "
                          "FROM anchor WHERE citation = ?1");
        anchors.bind(1, id);
        while (anchors.next()) {
            const auto anchored = writer.insert("anchor",
                                                {{"citation", toValue(*copy)},
                                                 {"document", anchors.value(0)},
                                                 {"state", anchors.value(1)},
                                                 {"start", anchors.value(2)},
                                                 {"end", anchors.value(3)},
                                                 {"phrase_start", anchors.value(4)},
                                                 {"phrase_end", anchors.value(5)},
                                                 {"score", anchors.value(6)}});
            if (!anchored)
                return anchored.error();
        }
    }
    return {};
}

Result<void> moveCitations(Writer &writer, const char *owner, Id from, Id to)
{
    const auto ids = idsOf(writer.database(), citationsSql(owner).constData(), from);
    if (!ids)
        return ids.error();
    for (const Id id : *ids) {
        const auto values = copyOfRow(writer.database(), "citation", id);
        if (!values)
            return values.error();
        const auto moved = citedAlready(writer.database(), owner, to, *values).isValid()
                               ? removeCitationRow(writer, id)
                               : writer.update("citation", id, {{owner, toValue(to)}});
        if (!moved)
            return moved;
    }
    return {};
}

Result<void> removeCitationRow(Writer &writer, Id citation)
{
    const auto versions =
        idsOf(writer.database(), "SELECT document FROM anchor WHERE citation = ?1", citation);
    if (!versions)
        return versions.error();
    for (const Id version : *versions) {
        if (const auto removed = writer.remove("anchor", citation, version.value); !removed)
            return removed;
    }
    return writer.remove("citation", citation);
}

Result<void> removeCitationsOf(Writer &writer, const char *owner, Id record)
{
    const auto ids = idsOf(writer.database(), citationsSql(owner).constData(), record);
    if (!ids)
        return ids.error();
    for (const Id id : *ids) {
        if (const auto removed = removeCitationRow(writer, id); !removed)
            return removed;
    }
    return {};
}

Id articleBehind(sqlite3 *database, Id document)
{
    Statement select(database,
                     "SELECT coalesce(summary_of, version_of, id) FROM document WHERE id = ?1");
    select.bind(1, document);
    return select.next() ? select.id(0) : document;
}

} // namespace sourceline
