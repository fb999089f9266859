#include "model/coding/documentlist.h"

#include "model/coding/labels.h"
#include "model/store/rowreader.h"

#include <algorithm>
#include <unordered_map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

class Entries
{
public:
    Entries(sqlite3 *database, const std::atomic_bool *cancelled)
        : m_database(database)
        , m_cancelled(cancelled)
    {}

    Result<void> list()
    {
        Statement statement(
            m_database,
            "SELECT d.id, d.title, o.name, d.published_edtf, EXISTS (SELECT 1 FROM text t WHERE "
            "t.sha256 = "
            "d.sha256) FROM document d LEFT JOIN actor o ON o.id = d.outlet WHERE d.kind <> "
            "'summary' AND "
            "d.version_of IS NULL ORDER BY d.published_edtf IS NULL, d.published_edtf, d.id");
        return forEachRow(statement, [this](RowReader row) {
            DocumentEntry entry;
            entry.id = row.id();
            entry.title = row.text();
            entry.outlet = row.text();
            entry.publishedEdtf = row.text();
            entry.hasText = row.flag();
            m_places.emplace(entry.id.value, entries.size());
            entries.push_back(std::move(entry));
        });
    }

    // Calls `add` with the entry of the first column, for each row.
    template <typename Add>
    Result<void> each(const char *sql, Add add)
    {
        Statement statement(m_database, sql);
        return forEachRow(statement, [&](RowReader row) {
            if (m_cancelled && *m_cancelled)
                return;
            const auto place = m_places.find(row.id().value);
            if (place != m_places.end())
                add(entries[place->second], row);
        });
    }

    std::vector<DocumentEntry> entries;

private:
    sqlite3 *m_database;
    const std::atomic_bool *m_cancelled;
    std::unordered_map<qint64, size_t> m_places;
};

Result<void> addVersions(Entries &entries)
{
    return entries.each("SELECT v.version_of, v.version_kind = 'wire copy', EXISTS (SELECT 1 FROM "
                        "text t WHERE t.sha256 "
                        "= v.sha256) FROM document v WHERE v.version_of IS NOT NULL",
                        [](DocumentEntry &entry, RowReader &row) {
                            ++(row.flag() ? entry.copies : entry.corrections);
                            entry.hasText |= row.flag();
                        });
}

Result<void> addProgress(Entries &entries)
{
    const auto number = [](int DocumentEntry::*field) {
        return [field](DocumentEntry &entry, RowReader &row) {
            entry.*field = int(row.integer());
        };
    };
    for (const auto &[sql, field] :
         {std::pair{"SELECT document, count(*) FROM citation GROUP BY document",
                    &DocumentEntry::citations},
          std::pair{
              "SELECT document, count(*) FROM sentence WHERE boilerplate = 0 GROUP BY document",
              &DocumentEntry::sentences},
          std::pair{
              "SELECT s.document, count(DISTINCT s.number) FROM citation c JOIN sentence s ON "
              "s.document = c.document AND s.start < c.\"end\" AND s.\"end\" > c.start WHERE "
              "s.boilerplate = 0 GROUP BY s.document",
              &DocumentEntry::coded},
          std::pair{
              "SELECT s.document, count(*) FROM sentence s WHERE s.skipped = 1 AND s.boilerplate = "
              "0 AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.document = s.document AND "
              "c.start < s.\"end\" AND c.\"end\" > s.start) GROUP BY s.document",
              &DocumentEntry::skipped}}) {
        if (const auto added = entries.each(sql, number(field)); !added)
            return added;
    }
    return {};
}

struct SentenceRow
{
    qint64 number = 0;
    bool skipped = false;
};

Result<std::vector<SentenceRow>> sentencesIn(sqlite3 *database, Id document, const TextRange &range)
{
    Statement statement(
        database,
        "SELECT number, skipped FROM sentence WHERE document = ?1 AND start < ?3 AND "
        "\"end\" > ?2 ORDER BY number");
    statement.bind(1, document).bind(2, range.start).bind(3, range.end);
    std::vector<SentenceRow> rows;
    const auto read = forEachRow(statement, [&rows](RowReader row) {
        const qint64 number = row.integer();
        rows.push_back({number, row.flag()});
    });
    return read ? Result<std::vector<SentenceRow>>(std::move(rows)) : read.error();
}

} // namespace

Result<std::vector<DocumentEntry>> documentList(sqlite3 *database,
                                                const std::atomic_bool *cancelled)
{
    Entries entries(database, cancelled);
    if (const auto listed = entries.list(); !listed)
        return listed.error();
    if (const auto added = addVersions(entries); !added)
        return added.error();
    if (const auto added = addProgress(entries); !added)
        return added.error();
    return std::move(entries.entries);
}

EditLog::Change skipSentences(Id document, const TextRange &range)
{
    return [document, range](Writer &writer) -> Result<void> {
        const auto rows = sentencesIn(writer.database(), document, range);
        if (!rows)
            return rows.error();
        if (rows->empty())
            return Error{
                u"This text has no sentences on record that could be skipped. Nothing was changed."_s};
        const bool skip = std::any_of(
            rows->begin(), rows->end(), [](const SentenceRow &row) { return !row.skipped; });
        for (const SentenceRow &row : *rows) {
            if (row.skipped == skip)
                continue;
            const auto done = writer.update(
                "sentence", document, {{"skipped", qint64(skip ? 1 : 0)}}, row.number);
            if (!done)
                return done;
        }
        const QString words = counted(qsizetype(rows->size()), u"sentence"_s, u"sentences"_s);
        writer.describe((skip ? u"Skip %1"_s : u"Take %1 up again"_s).arg(words));
        return {};
    };
}

} // namespace sourceline
