#include "model/filter/hitsentence.h"
#include "model/filter/rowsearch.h"
#include "model/store/recordwords.h"
#include "model/store/wordplaces.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

// What is behind a hit, and where in a document words stand.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *ofIncident =
    "SELECT i.title, i.note, p.name, i.date_edtf, i.id FROM incident i LEFT JOIN place p ON p.id = "
    "i.place WHERE i.id = ?1";
constexpr const char *ofStatement =
    "SELECT s.gist, a.name, s.said_edtf, coalesce(s.incident, (SELECT incident FROM claim WHERE "
    "statement = s.id), (SELECT incident FROM attribution WHERE statement = s.id), (SELECT "
    "from_incident FROM link WHERE statement = s.id)) FROM statement s JOIN actor a ON a.id = "
    "s.speaker WHERE s.id = ?1";
constexpr const char *restingOn =
    "SELECT 'claim', id FROM claim WHERE statement = ?1 AND incident = ?2 UNION ALL "
    "SELECT 'attribution', id FROM attribution WHERE statement = ?1 AND incident = ?2";
constexpr const char *ofNote =
    "SELECT n.text, n.author, n.made_at, coalesce(n.incident, c.incident, a.incident, s.incident), "
    "n.claim, n.attribution, n.document, coalesce(d.summary_of, d.version_of, d.id), n.start, "
    "n.\"end\" FROM annotation n LEFT JOIN claim c ON c.id = n.claim LEFT JOIN attribution a ON "
    "a.id = n.attribution LEFT JOIN statement s ON s.id = n.statement LEFT JOIN document d ON d.id "
    "= n.document WHERE n.id = ?1";
// Where one text is of several documents, the article that came first.
constexpr const char *ofDocument =
    "SELECT x.text, d.id, a.id, a.title, o.name, a.published_edtf, d.summary_of FROM text x JOIN "
    "document d ON "
    "d.id = (SELECT id FROM document WHERE sha256 = x.sha256 ORDER BY coalesce(summary_of, "
    "version_of, id), id LIMIT 1) JOIN document a ON a.id = coalesce(d.summary_of, d.version_of, "
    "d.id) LEFT JOIN actor o ON o.id = a.outlet WHERE x.id = ?1";

/// Finds the words of a query in texts of the full-text index.
class WordMarks
{
public:
    WordMarks(sqlite3 *database, HitKind kind, const WordQuery &query)
    {
        const WordQuery words = query.within(kind == HitKind::Incident);
        for (const WordQuery::Choice &choice : words.all) {
            for (const WordQuery::Word &word : choice) {
                if (word.anywhere)
                    m_parts.emplace_back(word.text);
            }
        }
        m_match = markString(words);
        if (m_match.isEmpty())
            return;
        const QByteArray index = searchedTexts(kind).index;
        QByteArray sql = "SELECT word_places(" + index + ", 0)";
        if (searchedTexts(kind).columns > 1)
            sql += ", word_places(" + index + ", 1)";
        sql += " FROM " + index + " WHERE " + index + " MATCH ?1 AND rowid = ?2";
        m_marked.emplace(database, sql.constData());
    }

    /// In the first or second text of a row, in code points, by place; they may overlap.
    Result<std::vector<WordPlace>> in(Id row, const Offsets &text, int column = 0)
    {
        std::vector<WordPlace> places;
        int word = 0;
        for (PartFinder &part : m_parts) {
            for (const TextRange &found : part.find(text))
                places.push_back({found, word});
            ++word;
        }
        if (m_marked) {
            m_marked->reset();
            m_marked->bind(1, m_match).bind(2, row);
            if (m_marked->next()) {
                for (const WordPlace &found : readWordPlaces(*m_marked, column))
                    places.push_back({found.range, word + found.word});
            }
            if (m_marked->failed())
                return m_marked->error();
        }
        std::ranges::sort(places);
        return places;
    }

private:
    QString m_match;
    std::vector<PartFinder> m_parts;
    std::optional<Statement> m_marked;
};

/// Reads hits of one kind.
class HitReader
{
public:
    HitReader(sqlite3 *database, HitKind kind, const WordQuery &query)
        : m_kind(kind)
        , m_database(database)
        , m_marks(database, kind, query)
        , m_rows(database, sqlOf(kind))
        , m_resting(database, restingOn)
    {}

    /// None where it is not there any more.
    Result<std::optional<SearchHit>> read(Id row)
    {
        m_rows.reset();
        m_rows.bind(1, row);
        if (!m_rows.next())
            return m_rows.failed() ? Result<std::optional<SearchHit>>(m_rows.error())
                                   : std::optional<SearchHit>();
        SearchHit hit;
        hit.ref = {m_kind, row};
        if (auto said = fill(hit); !said)
            return said.error();
        return std::optional(std::move(hit));
    }

private:
    static const char *sqlOf(HitKind kind)
    {
        switch (kind) {
        case HitKind::Incident:
            return ofIncident;
        case HitKind::Statement:
            return ofStatement;
        case HitKind::Note:
            return ofNote;
        case HitKind::Document:
            break;
        }
        return ofDocument;
    }

    Result<void> fill(SearchHit &hit)
    {
        switch (m_kind) {
        case HitKind::Incident:
            return incident(hit);
        case HitKind::Statement:
            return statement(hit);
        case HitKind::Note:
            return note(hit);
        case HitKind::Document:
            break;
        }
        return document(hit);
    }

    Result<void> say(SearchHit &hit, const QString &text, int column = 0)
    {
        const Offsets offsets(text);
        const auto matches = m_marks.in(hit.ref.row, offsets, column);
        if (!matches)
            return matches.error();
        HitSentence said = hitSentence(offsets, *matches);
        hit.text = std::move(said.words);
        hit.matches = std::move(said.matches);
        if (m_kind == HitKind::Document)
            hit.range = said.range;
        return {};
    }

    Result<void> incident(SearchHit &hit)
    {
        hit.heading = m_rows.text(2);
        hit.dateEdtf = m_rows.text(3);
        hit.incident = m_rows.id(4);
        hit.records = {{"incident", hit.incident}};
        const QString title = m_rows.text(0), note = m_rows.text(1);
        if (auto said = say(hit, title); !said || !hit.matches.empty() || note.isEmpty())
            return said;
        SearchHit of = hit;
        if (auto said = say(of, note, 1); !said)
            return said;
        if (of.matches.empty())
            return {};
        hit = std::move(of);
        hit.by = title;
        return {};
    }

    Result<void> statement(SearchHit &hit)
    {
        hit.heading = m_rows.text(1);
        hit.dateEdtf = m_rows.text(2);
        hit.incident = m_rows.id(3);
        m_resting.reset();
        m_resting.bind(1, hit.ref.row).bind(2, hit.incident);
        while (hit.incident.isValid() && m_resting.next())
            hit.records.emplace_back(m_resting.utf8(0), m_resting.id(1));
        if (m_resting.failed())
            return m_resting.error();
        return say(hit, m_rows.text(0));
    }

    Result<void> note(SearchHit &hit)
    {
        hit.heading = m_rows.text(1);
        hit.by = RecordWords(m_database).record("annotation", hit.ref.row);
        hit.by.remove(0, hit.by.indexOf(u' ') + 1); // that it is a note is said beside it
        if (!m_rows.isNull(2))
            hit.dateEdtf = QDateTime::fromMSecsSinceEpoch(m_rows.integer(2), Qt::UTC)
                               .date()
                               .toString(Qt::ISODate);
        hit.incident = m_rows.id(3);
        if (!m_rows.isNull(4))
            hit.records = {{"claim", m_rows.id(4)}};
        else if (!m_rows.isNull(5))
            hit.records = {{"attribution", m_rows.id(5)}};
        else if (hit.incident.isValid())
            hit.records = {{"incident", hit.incident}};
        if (!m_rows.isNull(6)) {
            hit.shown = m_rows.id(6);
            hit.document = m_rows.id(7);
            hit.range = {static_cast<qint32>(m_rows.integer(8)),
                         static_cast<qint32>(m_rows.integer(9))};
        }
        return say(hit, m_rows.text(0));
    }

    Result<void> document(SearchHit &hit)
    {
        hit.shown = m_rows.id(1);
        hit.document = m_rows.id(2);
        hit.heading = m_rows.text(3);
        hit.by = m_rows.text(4);
        hit.dateEdtf = m_rows.text(5);
        hit.isSummary = m_rows.id(6).isValid();
        return say(hit, m_rows.text(0));
    }

    HitKind m_kind;
    sqlite3 *m_database;
    WordMarks m_marks;
    Statement m_rows;
    Statement m_resting;
};

} // namespace

Result<std::vector<SearchHit>> readHits(sqlite3 *database,
                                        const WordQuery &query,
                                        std::span<const HitRef> refs,
                                        const std::atomic_bool *cancelled)
{
    std::array<std::unique_ptr<HitReader>, hitKinds> readers;
    std::vector<SearchHit> hits;
    for (const HitRef &ref : refs) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        auto &reader = readers[static_cast<size_t>(ref.kind)];
        if (!reader)
            reader = std::make_unique<HitReader>(database, ref.kind, query);
        auto hit = reader->read(ref.row);
        if (!hit)
            return hit.error();
        if (*hit)
            hits.push_back(std::move(**hit));
    }
    return hits;
}

Result<std::vector<TextRange>>
matchesInDocument(sqlite3 *database, Id document, const WordQuery &query)
{
    if (query.isEmpty())
        return std::vector<TextRange>();
    Statement text(database,
                   "SELECT x.id, x.text FROM document d JOIN text x ON x.sha256 = d.sha256 WHERE "
                   "d.id = ?1");
    text.bind(1, document);
    if (!text.next())
        return text.failed() ? Result<std::vector<TextRange>>(text.error())
                             : std::vector<TextRange>();
    const auto places =
        WordMarks(database, HitKind::Document, query).in(text.id(0), Offsets(text.text(1)));
    if (!places)
        return places.error();
    std::vector<TextRange> ranges;
    for (const WordPlace &place : *places)
        ranges.push_back(place.range);
    return mergedRanges(std::move(ranges));
}

} // namespace sourceline
