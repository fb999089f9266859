#include "model/columns/documentlinks.h"

#include "model/columns/codemap.h"
#include "model/columns/documentpairs.h"
#include "model/columns/readtransaction.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 cancelEvery = 4096; // rows
constexpr Row nowhere = 0xffffffff;

Error cancelledReading()
{
    return {u"Reading was cancelled; nothing was changed."_s};
}

// Keys that came in ascending order, looked up mostly in that order too: the next one is close to
// the one before.
class Ascending
{
public:
    std::vector<qint64> ids;

    /// ids.size() when it is not there.
    size_t find(qint64 id)
    {
        constexpr size_t near = 16;
        for (size_t at = m_last; at < std::min(m_last + near, ids.size()); ++at) {
            if (ids[at] == id)
                return m_last = at;
        }
        const auto found = std::ranges::lower_bound(ids, id);
        if (found == ids.end() || *found != id)
            return ids.size();
        return m_last = static_cast<size_t>(found - ids.begin());
    }

private:
    size_t m_last = 0;
};

} // namespace

/// Joins in memory what a database would join row by row.
class DocumentLinksMaker
{
public:
    DocumentLinksMaker(sqlite3 *database,
                       const IncidentTable &table,
                       const std::atomic_bool *cancelled)
        : m_database(database)
        , m_table(table)
        , m_cancelled(cancelled)
    {}

    Result<std::shared_ptr<const DocumentLinks>> make()
    {
        const ReadTransaction view(m_database);
        if (!view.edit())
            return view.edit().error();
        for (const auto step : {&DocumentLinksMaker::readDocuments,
                                &DocumentLinksMaker::readReports,
                                &DocumentLinksMaker::readClaims,
                                &DocumentLinksMaker::readOthers,
                                &DocumentLinksMaker::readCitations}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        auto links = std::make_shared<DocumentLinks>();
        links->m_edit = *view.edit();
        links->m_documents = m_documents;
        arrange(*links);
        return std::shared_ptr<const DocumentLinks>(std::move(links));
    }

private:
    template <typename Use>
    Result<void> forEach(const char *sql, Use use)
    {
        Statement rows(m_database, sql);
        for (quint32 count = 1; rows.next(); ++count) {
            if (count % cancelEvery == 0 && m_cancelled && m_cancelled->load())
                return cancelledReading();
            use(rows);
        }
        return rows.failed() ? Result<void>(rows.error()) : Result<void>();
    }

    Result<void> readDocuments()
    {
        m_documents = std::make_shared<Dictionary>();
        m_documents->ids.emplace_back();
        const auto read =
            forEach("SELECT id FROM document ORDER BY id", [this](const Statement &row) {
                m_documents->byId.push_back(static_cast<Code>(m_documents->ids.size()));
                m_documents->ids.push_back(row.id(0));
            });
        m_codes = CodeMap(*m_documents);
        return read;
    }

    // Which documents report a statement.
    Result<void> readReports()
    {
        std::vector<std::pair<qint64, Code>> reports;
        const auto read =
            forEach("SELECT statement, document FROM report", [&](const Statement &row) {
                reports.emplace_back(row.integer(0), m_codes.codeOf(row.integer(1)));
            });
        std::ranges::sort(reports);
        Dictionary statements;
        statements.ids.emplace_back();
        m_reportStarts = {0};
        for (const auto &[statement, document] : reports) {
            if (statements.ids.back().value != statement) {
                statements.byId.push_back(static_cast<Code>(statements.ids.size()));
                statements.ids.push_back(Id{statement});
                m_reportStarts.push_back(static_cast<quint32>(m_reports.size()));
            }
            m_reports.push_back(document);
        }
        m_reportStarts.push_back(static_cast<quint32>(m_reports.size()));
        m_statements = CodeMap(statements);
        return read;
    }

    // What claims say, and what is cited for them: of millions of claims nothing is kept.
    Result<void> readClaims()
    {
        Ascending claims;
        std::vector<Row> rows;
        if (auto read = forEach("SELECT incident, statement, id FROM claim ORDER BY id",
                                [&](const Statement &row) {
                                    const Row incident = rowOf(row.integer(0));
                                    addStatement(incident, row.integer(1));
                                    claims.ids.push_back(row.integer(2));
                                    rows.push_back(incident);
                                });
            !read)
            return read;
        return forEach("SELECT claim, document FROM citation WHERE claim IS NOT NULL",
                       [&](const Statement &row) {
                           const size_t claim = claims.find(row.integer(0));
                           if (claim < rows.size())
                               add(rows[claim], m_codes.codeOf(row.integer(1)));
                       });
    }

    Result<void> readOthers()
    {
        for (const char *sql : {"SELECT incident, statement FROM attribution",
                                "SELECT incident, id FROM statement WHERE incident IS NOT NULL"}) {
            const auto read = forEach(sql, [this](const Statement &row) {
                addStatement(rowOf(row.integer(0)), row.integer(1));
            });
            if (!read)
                return read;
        }
        return {};
    }

    Result<void> readCitations()
    {
        for (const char *sql :
             {"SELECT incident, document FROM citation WHERE incident IS NOT NULL",
              "SELECT a.incident, t.document FROM citation t CROSS JOIN attribution a ON a.id = "
              "t.attribution WHERE t.attribution IS NOT NULL",
              "SELECT a.incident, t.document FROM citation t CROSS JOIN assessment a ON a.id = "
              "t.assessment WHERE t.assessment IS NOT NULL",
              "SELECT l.from_incident, t.document FROM citation t CROSS JOIN link l ON l.id = "
              "t.link WHERE t.link IS NOT NULL"}) {
            const auto read = forEach(sql, [this](const Statement &row) {
                add(rowOf(row.integer(0)), m_codes.codeOf(row.integer(1)));
            });
            if (!read)
                return read;
        }
        return {};
    }

    // Neighbours by key are mostly of one segment.
    Row rowOf(qint64 incident)
    {
        const qint64 key = incident >> segmentBits;
        if (key != m_segmentKey) {
            m_segmentKey = key;
            m_segment = m_table.segmentOf(key);
        }
        if (m_segment < 0)
            return nowhere;
        const Row row = (static_cast<Row>(m_segment) << segmentBits)
                        | static_cast<Row>(incident & (segmentRows - 1));
        return m_table.isLiving(row) ? row : nowhere;
    }

    void addStatement(Row incident, qint64 statement)
    {
        const Code code = m_statements.codeOf(statement);
        if (code == 0)
            return;
        for (size_t at = m_reportStarts[code]; at < m_reportStarts[code + 1]; ++at)
            add(incident, m_reports[at]);
    }

    void add(Row incident, Code document)
    {
        if (incident != nowhere && document != 0)
            m_pairs.add(document, incident);
    }

    void arrange(DocumentLinks &links)
    {
        const size_t documents = m_documents->ids.size();
        std::vector<quint32> starts(documents + 1);
        m_pairs.forEach([&](Code document, Row) { ++starts[document + 1]; });
        for (size_t code = 0; code < documents; ++code)
            starts[code + 1] += starts[code];
        std::vector<Row> rows(starts.back());
        std::vector<quint32> next(starts.begin(), starts.end() - 1);
        m_pairs.takeEach([&](Code document, Row row) { rows[next[document]++] = row; });
        quint32 kept = 0;
        for (size_t code = 0; code < documents; ++code) {
            const auto first = rows.begin() + starts[code], last = rows.begin() + next[code];
            std::sort(first, last);
            starts[code] = kept;
            kept = static_cast<quint32>(std::unique_copy(first, last, rows.begin() + kept)
                                        - rows.begin());
        }
        starts[documents] = kept;
        rows.resize(kept);
        rows.shrink_to_fit();
        links.m_starts = std::make_shared<const std::vector<quint32>>(std::move(starts));
        links.m_rows = std::make_shared<const std::vector<Row>>(std::move(rows));
    }

    sqlite3 *m_database;
    const IncidentTable &m_table;
    const std::atomic_bool *m_cancelled;
    std::shared_ptr<Dictionary> m_documents;
    CodeMap m_codes, m_statements;
    std::vector<quint32> m_reportStarts; ///< by code of the statement
    std::vector<Code> m_reports;
    DocumentPairs m_pairs;
    qint64 m_segmentKey = -1;
    qsizetype m_segment = -1;
};

qint64 DocumentLinks::links() const
{
    const auto gone = std::ranges::count_if(*m_rows, [this](Row row) {
        return !m_changed.empty() && std::ranges::binary_search(m_changed, row);
    });
    return static_cast<qint64>(m_rows->size() + m_added.size()) - gone;
}

qint64 DocumentLinks::memory() const
{
    return m_documents->memory()
           + static_cast<qint64>(
               m_starts->capacity() * sizeof(quint32) + m_rows->capacity() * sizeof(Row)
               + m_changed.capacity() * sizeof(Row) + m_added.capacity() * sizeof(quint64));
}

Result<std::shared_ptr<const DocumentLinks>>
readDocumentLinks(sqlite3 *database, const IncidentTable &table, const std::atomic_bool *cancelled)
{
    return DocumentLinksMaker(database, table, cancelled).make();
}

} // namespace sourceline
