#pragma once

#include "model/filter/searchhits.h"
#include "model/store/statement.h"
#include "model/text/partfinder.h"

#include <unordered_set>

namespace sourceline {

/// The tables of one kind of text.
struct SearchedTexts
{
    const char *index; ///< of FTS5, whose rowids are the keys of the texts
    const char *texts; ///< SELECT key and texts of everything
    const char *text;  ///< the same of the one with key ?1
    int columns;       ///< texts in a row
};

const SearchedTexts &searchedTexts(HitKind kind);

/// Which texts of one kind hold what a query asks for: words by the full-text index, parts by
/// looking through texts. On one thread.
class RowSearch
{
public:
    struct Rows
    {
        std::vector<Id> ids;
        qint64 count = 0;
    };

    RowSearch(sqlite3 *database,
              HitKind kind,
              const WordQuery &query,
              const std::atomic_bool *cancelled);

    // Of an article that is found by its own text our summary is none of these.
    /// The first ones by key; counted are those alone.
    Result<Rows> first(int limit);
    /// All are counted and the best `limit` kept, best first.
    Result<Rows> best(int limit);
    /// Every one, by key.
    Result<void> each(const std::function<void(Id)> &take);

private:
    /// Alternatives of which some are parts.
    struct PartChoice
    {
        std::vector<PartFinder> parts;
        std::unordered_set<qint64> others; ///< rows in which the words among them are
    };

    using Row = std::function<bool(Id id, double score)>; ///< false: enough

    Result<void> prepare();
    Result<void> findReplaced();
    Result<void> walkOriginals(bool scored, const Row &take);
    Result<std::unordered_set<qint64>> rowsWith(const QString &match);
    Result<void> walk(bool scored, const Row &take);
    /// How good the text of the present row of `texts` is, better is less; none: it is not one.
    std::optional<double> judge(const Statement &texts, qint64 key, int firstColumn);

    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    sqlite3 *m_database;
    const SearchedTexts &m_texts;
    WordQuery m_query;
    QString m_match; ///< empty: every text is looked at
    std::vector<PartChoice> m_parts;
    std::vector<PartFinder> m_noParts;
    std::unordered_set<qint64> m_excluded;
    std::unordered_set<qint64> m_replaced; ///< summaries whose article's own text is found
    const std::atomic_bool *m_cancelled;
};

} // namespace sourceline
