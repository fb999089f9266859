// Reads article files. Nothing here writes: see articleimport.cpp.
#include "model/exchange/articles.h"

#include "model/exchange/articlereader.h"
#include "model/exchange/recognise.h"
#include "model/text/boilerplate.h"
#include "model/text/normalise.h"
#include "model/text/sentences.h"
#include "model/text/webaddress.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 64 << 20; // what normaliseText takes

ArticleOutcome refused(const QString &path, const QString &why)
{
    ArticleOutcome outcome;
    outcome.file.path = path;
    outcome.problem = why;
    return outcome;
}

QString firstLineOf(const QString &text)
{
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (const QStringView trimmed = line.trimmed(); !trimmed.isEmpty())
            return trimmed.left(200).toString();
    }
    return {};
}

bool isArticleName(const QString &name)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    return suffix == "txt"_L1 || suffix == "html"_L1 || suffix == "htm"_L1 || suffix == "xhtml"_L1
           || suffix == "pdf"_L1;
}

// What articles come in too and is not read here: how they can come in all the same; empty: no such
// file.
QString otherwise(const QString &name)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    if (suffix == "mht"_L1 || suffix == "mhtml"_L1 || suffix == "webarchive"_L1)
        return u"a web archive (.%1), which is not read: save the page as HTML"_s.arg(suffix);
    static const QStringList documents{
        u"doc"_s, u"docx"_s, u"odt"_s, u"rtf"_s, u"epub"_s, u"pages"_s};
    if (documents.contains(suffix))
        return u"a document (.%1), which is not read: save it as PDF or as text"_s.arg(suffix);
    return {};
}

// Plain UTF-8 is read here: there is nothing in it to go wrong. All else is for the other process.
Result<ReadArticle>
read(const QByteArray &bytes, const QString &suffix, const std::atomic_bool *cancelled)
{
    if (suffix.compare("txt"_L1, Qt::CaseInsensitive) == 0) {
        if (auto text = normaliseText(bytes)) {
            ReadArticle article;
            article.text = std::move(*text);
            article.facts = factsFromFirstLines(article.text);
            return article;
        }
    }
    return readElsewhere(bytes, suffix, cancelled);
}

ArticleOutcome outcomeOf(const QString &path,
                         const QByteArray &bytes,
                         const QString &suffix,
                         const std::atomic_bool *cancelled)
{
    auto article = read(bytes, suffix, cancelled);
    if (!article)
        return refused(path, u"%1: %2 It was left out."_s.arg(path, article.error().message));
    if (article->text.trimmed().isEmpty())
        return refused(path, u"%1 has no text; it was left out."_s.arg(path));
    ArticleOutcome outcome;
    ArticleFile &file = outcome.file;
    file.path = path;
    file.text = std::move(article->text);
    file.found = std::move(article->facts);
    if (file.found.title.isEmpty())
        file.found.title = firstLineOf(file.text);
    if (file.found.published.isEmpty())
        file.found.published = dayInAddress(file.found.url);
    file.facts = file.found;
    file.sha256 = sha256Hex(file.text);
    file.fileSha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const Offsets offsets(file.text);
    file.sentences = sentencesOf(offsets);
    file.boilerplate = boilerplateAmong(offsets, file.sentences, article->marked);
    return outcome;
}

ArticleOutcome readFile(const QString &path, const std::atomic_bool *cancelled)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // a pipe or a device would keep us waiting
        return refused(path, u"%1 is not a file; it was left out."_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return refused(path,
                       u"%1 cannot be read (%2); it was left out."_s.arg(path, file.errorString()));
    if (file.size() > largestFile)
        return refused(path, u"%1 is larger than 64 MB; it was left out."_s.arg(path));
    return outcomeOf(path, file.read(largestFile + 1), QFileInfo(path).suffix(), cancelled);
}

void readNamed(const QString &path,
               std::vector<ArticleOutcome> &outcomes,
               const std::atomic_bool *cancelled)
{
    const QString other = otherwise(path);
    if (!other.isEmpty())
        outcomes.push_back(refused(path, u"%1 is %2; it was left out."_s.arg(path, other)));
    else if (!isArticleName(path))
        outcomes.push_back(
            refused(path, u"%1 is not a .txt, .html or .pdf file; it was left out."_s.arg(path)));
    else
        outcomes.push_back(readFile(path, cancelled));
}

void readPath(const QString &path,
              std::vector<ArticleOutcome> &outcomes,
              const std::atomic_bool *cancelled)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        outcomes.push_back(refused(path, u"There is no file or folder %1."_s.arg(path)));
    } else if (info.isDir()) {
        const QDir folder(path);
        QStringList names = folder.entryList(QDir::Files, QDir::Name);
        names.removeIf(
            [](const QString &name) { return !isArticleName(name) && otherwise(name).isEmpty(); });
        if (names.isEmpty())
            outcomes.push_back(
                refused(path, u"The folder %1 has no .txt, .html or .pdf file in it."_s.arg(path)));
        for (const QString &name : names) {
            if (cancelled && *cancelled)
                return;
            readNamed(folder.filePath(name), outcomes, cancelled);
        }
    } else {
        readNamed(path, outcomes, cancelled);
    }
}

// The same text twice in one import is attached once.
void leaveOutRepeats(std::vector<ArticleOutcome> &outcomes)
{
    QHash<QString, QString> seen;
    for (ArticleOutcome &outcome : outcomes) {
        if (!outcome.problem.isEmpty())
            continue;
        const QString other = seen.value(outcome.file.sha256);
        if (other.isEmpty())
            seen.insert(outcome.file.sha256, outcome.file.path);
        else
            outcome.problem =
                u"%1 has the same text as %2; it was left out (import it once more if it is "
                "another outlet's)."_s.arg(outcome.file.path, other);
    }
}

QString counted(int count, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

} // namespace

namespace {

void recogniseAll(std::vector<ArticleOutcome> &outcomes,
                  sqlite3 *database,
                  const std::atomic_bool *cancelled)
{
    leaveOutRepeats(outcomes);
    std::vector<ArticleFile *> files;
    for (ArticleOutcome &outcome : outcomes) {
        if (outcome.problem.isEmpty())
            files.push_back(&outcome.file);
    }
    if (const auto done = recognise(database, files, cancelled); !done) {
        for (ArticleOutcome &outcome : outcomes)
            outcome.problem = done.error().message;
    }
}

} // namespace

std::vector<ArticleOutcome>
readArticles(const QStringList &paths, sqlite3 *database, const std::atomic_bool *cancelled)
{
    std::vector<ArticleOutcome> outcomes;
    for (const QString &path : paths)
        readPath(path, outcomes, cancelled);
    recogniseAll(outcomes, database, cancelled);
    return outcomes;
}

std::vector<ArticleOutcome> readClipping(const QByteArray &bytes,
                                         bool isHtml,
                                         sqlite3 *database,
                                         const std::atomic_bool *cancelled)
{
    std::vector<ArticleOutcome> outcomes;
    outcomes.push_back(outcomeOf(u"clipboard"_s, bytes, isHtml ? u"html"_s : u"txt"_s, cancelled));
    outcomes.front().file.bytes = bytes;
    recogniseAll(outcomes, database, cancelled);
    return outcomes;
}

QString articleSentence(const std::vector<ArticleOutcome> &articles)
{
    int recognised = 0;
    int attached = 0;
    int exactTexts = 0;
    int added = 0;
    int leftOut = 0;
    AnchorCounts sum;
    QStringList sentences;
    for (const ArticleOutcome &outcome : articles) {
        const AnchorCounts &counts = outcome.anchors;
        if (!outcome.problem.isEmpty()) {
            sentences.append(outcome.problem);
        } else if (outcome.file.becomes == Becoming::LeftOut) {
            ++leftOut;
        } else if (outcome.file.becomes == Becoming::Attached) {
            ++attached;
        } else if (outcome.file.becomes == Becoming::Original && outcome.file.exact) {
            ++recognised;
            ++exactTexts;
            sum.exact += counts.exact;
            sum.moved += counts.moved;
            sum.fuzzy += counts.fuzzy;
            sum.orphan += counts.orphan;
        } else if (outcome.file.becomes != Becoming::New) {
            ++recognised;
            sentences.append(
                u"%1 is %7 (%2 % alike): of its citations %3 were found exactly, %4 "
                u"moved, "
                "%5 fuzzily and %6 not at all."_s.arg(QFileInfo(outcome.file.path).fileName())
                    .arg(qRound(outcome.file.similarity * 100))
                    .arg(counts.exact)
                    .arg(counts.moved)
                    .arg(counts.fuzzy)
                    .arg(counts.orphan)
                    .arg(outcome.file.becomes == Becoming::WireCopy
                             ? u"another outlet's copy of an article here"_s
                             : u"a changed version"_s));
        } else {
            ++added;
        }
    }
    if (leftOut > 0)
        sentences.append(counted(leftOut, u"was left out."_s, u"were left out."_s));
    if (added > 0)
        sentences.prepend(
            counted(added, u"new article was added."_s, u"new articles were added."_s));
    if (attached > 0)
        sentences.prepend(counted(
            attached, u"article was attached already."_s, u"articles were attached already."_s));
    if (exactTexts > 0) {
        QString found =
            counted(recognised, u"article recognised, "_s, u"articles recognised, "_s)
            + counted(sum.exact, u"citation found exactly"_s, u"citations found exactly"_s);
        if (sum.moved + sum.fuzzy + sum.orphan > 0)
            found += u", %1 moved, %2 fuzzy, %3 orphaned"_s.arg(sum.moved).arg(sum.fuzzy).arg(
                sum.orphan);
        sentences.prepend(found + u'.');
    } else if (recognised > 0) {
        sentences.prepend(counted(recognised, u"article recognised."_s, u"articles recognised."_s));
    }
    return sentences.join(u' ');
}

} // namespace sourceline
