#pragma once

#include "model/exchange/textdifference.h"
#include "model/store/editlog.h"
#include "model/text/anchors.h"
#include "model/text/articlefacts.h"

#include <atomic>

namespace sourceline {

/// What an article that was read becomes in the casefile.
enum class Becoming
{
    Attached, ///< it is there: nothing
    Original, ///< the text of a document that is recorded without it, or a version's
    Version,  ///< a changed text of a document: its citations are carried over
    WireCopy, ///< the same report in another outlet: likewise, and never another origin
    New,
    LeftOut ///< by choice
};

/// An article file as read and as recognised. Nothing is written by reading.
struct ArticleFile
{
    QString path; ///< or what the text is from: `clipboard`
    QString text; ///< normalised
    QString sha256;
    QByteArray fileSha256; ///< of the bytes it was read from, raw
    QByteArray bytes;      ///< what was read, where no file has it
    ArticleFacts found;    ///< what the file says
    ArticleFacts facts;    ///< as recorded of a known original; else what was found, as confirmed
    std::vector<TextRange> sentences;   ///< as coded where it is a known original, else as found
    std::vector<TextRange> boilerplate; ///< those that are not the article's own words
    Id known;   ///< the document with this hash, or the one it is alike to; not valid: new
    Id version; ///< the changed version of `known` that has this very text already
    QString knownTitle, knownOutlet;
    std::vector<SentenceChange> changes; ///< since what is recorded of `known`, where not exact
    bool exact = false;                  ///< the hash is the document's own
    bool attached = false;               ///< this very text is in the casefile already
    bool otherOutlet = false;            ///< the file names an outlet, and `known` is another one's
    double similarity = 0;               ///< where not exact
    Becoming becomes = Becoming::New;
    bool keepsOriginal = false; ///< the bytes of the file too

    /// Whether its text is that of a document here, to the letter.
    bool isSameText() const { return exact || version.isValid(); }

    /// Whether something about it is for a person to confirm before it is stored.
    bool needsConfirming() const
    {
        return becomes == Becoming::New || becomes == Becoming::Version
               || becomes == Becoming::WireCopy;
    }
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
    Id document;     ///< the article that it is, or is a version of, once it is imported
};

/// Text, HTML and PDF files of `paths` and of the folders among them (not deeper), sorted; other
/// files give an outcome with a problem. What is not plain UTF-8 is read by a process of its own.
std::vector<ArticleOutcome> readArticles(const QStringList &paths,
                                         sqlite3 *database,
                                         const std::atomic_bool *cancelled = nullptr);

/// What was copied: a text, or HTML as browsers put it on the clipboard.
std::vector<ArticleOutcome> readClipping(const QByteArray &bytes,
                                         bool isHtml,
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
