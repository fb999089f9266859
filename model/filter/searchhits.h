#pragma once

#include "model/filter/wordquery.h"
#include "model/store/id.h"
#include "model/text/offsets.h"
#include "model/text/result.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <optional>
#include <span>

struct sqlite3;

namespace sourceline {

/// What a text belongs to.
enum class HitKind
{
    Incident,  ///< its title and note
    Statement, ///< what was said, in our words
    Note,
    Document
};
inline constexpr size_t hitKinds = 4;

/// A text in which the words are; not read yet.
struct HitRef
{
    HitKind kind = HitKind::Incident;
    Id row; ///< incident, statement, annotation; of documents the text's own
    bool operator==(const HitRef &) const = default;
};

struct HitRequest
{
    int limit = 50;
    /// Best first, and everything counted: about a microsecond for each text that holds the words.
    /// Else the first ones by key, at once, and counts of those alone.
    bool ranked = false;
    std::optional<HitKind> only; ///< lists this kind; all are counted
};

struct HitList
{
    /// Ranked by bm25 (parts of texts: by how often they stand in how much text) within a kind,
    /// for scores of different collections cannot be compared; the best of each kind come first.
    std::vector<HitRef> refs;
    std::array<qint64, hitKinds> counts = {};
    bool ranked = false;
    bool anyWord = false; ///< no text holds all the words: these hold some

    qint64 count() const;
};

/// Where it stands, with the sentence that says it.
struct SearchHit
{
    HitRef ref;
    QString heading;  ///< of a document its title, of an incident its place
    QString by;       ///< speaker, author, outlet, of a note what it is on; may be empty
    QString dateEdtf; ///< may be empty; of a note the day
    QString text;     ///< the sentence that says it, or what of it is around the words
    std::vector<TextRange> matches;                 ///< in `text`, UTF-16 units
    Id incident;                                    ///< where it leads to; of a document not valid
    std::vector<std::pair<QByteArray, Id>> records; ///< of that incident, which it stands behind
    Id document;                                    ///< the article
    Id shown;                                       ///< the document row that the text is of
    bool isSummary = false;                         ///< that text is our summary of the article
    TextRange range;                                ///< the sentence, in code points of that text
};

/// Texts that hold what `query` asks for. Once `cancelled` is true the outcome is of no use.
Result<HitList> findHits(sqlite3 *database,
                         const WordQuery &query,
                         const HitRequest &request,
                         const std::atomic_bool *cancelled = nullptr);

/// What is behind `refs`, in their order; those that are there no more are left out.
Result<std::vector<SearchHit>> readHits(sqlite3 *database,
                                        const WordQuery &query,
                                        std::span<const HitRef> refs,
                                        const std::atomic_bool *cancelled = nullptr);

/// Where in the text of a document row any of the words stand, in code points, by place.
Result<std::vector<TextRange>>
matchesInDocument(sqlite3 *database, Id document, const WordQuery &query);

} // namespace sourceline
