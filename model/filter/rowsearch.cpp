#include "model/filter/rowsearch.h"

#include <queue>

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr SearchedTexts searched[] = {
    {"incident_search",
     "SELECT id, title, note FROM incident",
     "SELECT id, title, note FROM incident WHERE id = ?1",
     2},
    {"statement_search",
     "SELECT id, gist FROM statement",
     "SELECT id, gist FROM statement WHERE id = ?1",
     1},
    {"annotation_search",
     "SELECT id, text FROM annotation",
     "SELECT id, text FROM annotation WHERE id = ?1",
     1},
    {"text_search", "SELECT id, text FROM text", "SELECT id, text FROM text WHERE id = ?1", 1},
};

QByteArray matchSql(const SearchedTexts &texts, bool scored)
{
    const QByteArray index = texts.index;
    return "SELECT rowid" + (scored ? ", bm25(" + index + ')' : QByteArray()) + " FROM " + index
           + " WHERE " + index + " MATCH ?1";
}

} // namespace

const SearchedTexts &searchedTexts(HitKind kind)
{
    return searched[static_cast<size_t>(kind)];
}

RowSearch::RowSearch(sqlite3 *database,
                     HitKind kind,
                     const WordQuery &query,
                     const std::atomic_bool *cancelled)
    : m_database(database)
    , m_texts(searchedTexts(kind))
    , m_query(query.foundWithin(kind == HitKind::Incident))
    , m_match(matchString(m_query))
    , m_cancelled(cancelled)
{}

Result<std::unordered_set<qint64>> RowSearch::rowsWith(const QString &match)
{
    std::unordered_set<qint64> rows;
    if (match.isEmpty())
        return rows;
    Statement found(m_database, matchSql(m_texts, false).constData());
    found.bind(1, match);
    while (!isCancelled() && found.next())
        rows.insert(found.integer(0));
    return found.failed() ? Result<std::unordered_set<qint64>>(found.error()) : rows;
}

Result<void> RowSearch::prepare()
{
    m_parts.clear();
    m_noParts.clear();
    const auto isPart = [](const WordQuery::Word &word) {
        return word.anywhere;
    };
    for (const WordQuery::Choice &choice : m_query.all) {
        if (std::ranges::none_of(choice, isPart))
            continue;
        PartChoice parts;
        for (const WordQuery::Word &word : choice) {
            if (isPart(word))
                parts.parts.emplace_back(word.text);
        }
        auto others = rowsWith(markString({{choice}, {}}));
        if (!others)
            return others.error();
        parts.others = std::move(*others);
        m_parts.push_back(std::move(parts));
    }
    for (const WordQuery::Word &word : m_query.none) {
        if (isPart(word))
            m_noParts.emplace_back(word.text);
    }
    if (!m_match.isEmpty())
        return {};
    auto excluded = rowsWith(markString({{m_query.none}, {}}));
    if (!excluded)
        return excluded.error();
    m_excluded = std::move(*excluded);
    return {};
}

std::optional<double> RowSearch::judge(const Statement &texts, qint64 key, int firstColumn)
{
    if (m_excluded.contains(key))
        return {};
    QStringList columns;
    qsizetype size = 500; // a short text is not all there is to say about a part
    for (int column = firstColumn; column < firstColumn + m_texts.columns; ++column) {
        columns.append(QString::fromUtf8(texts.utf8View(column)));
        size += columns.back().size();
    }
    const auto countOf = [&columns](PartFinder &part) {
        return std::accumulate(
            columns.cbegin(), columns.cend(), 0, [&part](int sum, const QString &text) {
                return sum + part.count(text);
            });
    };
    for (PartFinder &part : m_noParts) {
        if (countOf(part) > 0)
            return {};
    }
    int places = 0;
    for (PartChoice &choice : m_parts) {
        int found = choice.others.contains(key) ? 1 : 0;
        for (PartFinder &part : choice.parts)
            found += countOf(part);
        if (found == 0)
            return {};
        places += found;
    }
    return -places / static_cast<double>(size);
}

Result<void> RowSearch::walk(bool scored, const Row &take)
{
    if (m_query.isEmpty())
        return {};
    if (auto prepared = prepare(); !prepared)
        return prepared;
    const bool looks = !m_parts.empty() || !m_noParts.empty();
    if (m_match.isEmpty()) {
        Statement texts(m_database, m_texts.texts);
        while (!isCancelled() && texts.next()) {
            const auto score = judge(texts, texts.integer(0), 1);
            if (score && !take(texts.id(0), *score))
                return {};
        }
        return texts.failed() ? Result<void>(texts.error()) : Result<void>();
    }
    Statement rows(m_database, matchSql(m_texts, scored).constData());
    Statement text(m_database, m_texts.text);
    rows.bind(1, m_match);
    while (!isCancelled() && rows.next()) {
        if (looks) {
            text.bind(1, rows.id(0));
            const bool passes = text.next() && judge(text, rows.integer(0), 1);
            if (text.failed())
                return text.error();
            text.reset();
            if (!passes)
                continue;
        }
        if (!take(rows.id(0), scored ? rows.real(1) : 0))
            return {};
    }
    return rows.failed() ? Result<void>(rows.error()) : Result<void>();
}

// Few texts are summaries: only where some are is the search made twice.
Result<void> RowSearch::findReplaced()
{
    std::unordered_map<qint64, qint64> originals; // of summaries
    if (m_texts.index == searchedTexts(HitKind::Document).index) {
        Statement attached(m_database,
                           "SELECT x.id, t.id FROM document d JOIN document a ON a.id = "
                           "d.summary_of JOIN text t ON t.sha256 = a.sha256 JOIN text x ON "
                           "x.sha256 = d.sha256 WHERE d.summary_of IS NOT NULL");
        while (attached.next())
            originals.emplace(attached.integer(0), attached.integer(1));
        if (attached.failed())
            return attached.error();
    }
    if (originals.empty())
        return {};
    std::unordered_set<qint64> found;
    const auto read = walk(false, [&found](Id id, double) {
        found.insert(id.value);
        return true;
    });
    for (const auto &[summary, original] : originals) {
        if (found.contains(original))
            m_replaced.insert(summary);
    }
    return read;
}

Result<void> RowSearch::walkOriginals(bool scored, const Row &take)
{
    if (auto found = findReplaced(); !found)
        return found;
    return walk(scored, [this, &take](Id id, double score) {
        return m_replaced.contains(id.value) || take(id, score);
    });
}

Result<RowSearch::Rows> RowSearch::first(int limit)
{
    Rows rows;
    const auto read = walkOriginals(false, [&rows, limit](Id id, double) {
        rows.ids.push_back(id);
        return static_cast<int>(rows.ids.size()) < limit;
    });
    rows.count = static_cast<qint64>(rows.ids.size());
    return read ? Result<Rows>(std::move(rows)) : read.error();
}

Result<RowSearch::Rows> RowSearch::best(int limit)
{
    using Scored = std::pair<double, qint64>; // better is less
    std::priority_queue<Scored> kept;         // the worst of the best on top
    Rows rows;
    const auto read = walkOriginals(limit > 0, [&](Id id, double score) {
        ++rows.count;
        if (limit == 0)
            return true;
        const Scored one(score, id.value);
        if (static_cast<int>(kept.size()) < limit) {
            kept.push(one);
        } else if (one < kept.top()) {
            kept.pop();
            kept.push(one);
        }
        return true;
    });
    if (!read)
        return read.error();
    rows.ids.resize(kept.size());
    for (size_t at = kept.size(); at > 0; kept.pop())
        rows.ids[--at] = Id{kept.top().second};
    return rows;
}

Result<void> RowSearch::each(const std::function<void(Id)> &take)
{
    return walk(false, [&take](Id id, double) {
        take(id);
        return true;
    });
}

} // namespace sourceline
