#pragma once

#include "model/store/editlog.h"
#include "model/text/anchors.h"

#include <atomic>

namespace sourceline {

/// An article file as read and as recognised. Nothing is written by reading.
struct ArticleFile
{
    QString path;
    QString text; ///< normalised
    QString sha256;
    QString title;                    ///< first line that has text
    std::vector<TextRange> sentences; ///< as coded where it is a known original, else as found
    std::vector<TextRange>
        boilerplate; ///< those of a known original that are not the article's own words
    QString outlet, author, published, url; ///< of the document that it is known as
    Id known;           ///< the document with this hash, or the one it is alike to; not valid: new
    Id version;         ///< the changed version of `known` that has this very text already
    bool exact = false; ///< the hash is the document's own
    bool attached = false; ///< this very text is in the casefile already
    double similarity = 0; ///< where not exact
};

/// How the citations of a document fare in an attached text.
struct AnchorCounts
{
    int exact = 0, moved = 0, fuzzy = 0, orphan = 0;
};

struct ArticleOutcome
{
    ArticleFile file;
    AnchorCounts anchors;
    QString problem; ///< one sentence; the file was left out
};

/// .txt files of `paths` and of the folders among them (not deeper), sorted; other files give an
/// outcome with a problem.
std::vector<ArticleOutcome> readArticles(const QStringList &paths,
                                         sqlite3 *database,
                                         const std::atomic_bool *cancelled = nullptr);

/// The change that attaches what readArticles() recognised: the text of an exact original; a
/// changed text as a version of its document with an anchor for each citation; an unknown article
/// as a new document with its sentences. Fills the anchor counts when it runs.
EditLog::Change articleImport(std::shared_ptr<std::vector<ArticleOutcome>> articles);

/// `5 articles recognised, 1,181 citations found exactly`; what was changed, left out or unknown,
/// in one sentence each.
QString articleSentence(const std::vector<ArticleOutcome> &articles);

} // namespace sourceline
