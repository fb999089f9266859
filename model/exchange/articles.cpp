// Reads article files. Nothing here writes: see articleimport.cpp.
#include "model/exchange/articles.h"

#include "model/exchange/recognise.h"
#include "model/text/normalise.h"
#include "model/text/sentences.h"

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

QString firstLine(const QString &text)
{
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            return trimmed.left(500).toString();
    }
    return {};
}

ArticleOutcome readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(path,
                       u"%1 cannot be read (%2); it was left out."_s.arg(path, file.errorString()));
    if (file.size() > largestFile)
        return refused(path, u"%1 is larger than 64 MB; it was left out."_s.arg(path));
    const auto text = normaliseText(file.read(largestFile + 1));
    if (!text)
        return refused(path, u"%1: %2 It was left out."_s.arg(path, text.error().message));
    ArticleOutcome outcome;
    outcome.file.path = path;
    outcome.file.text = *text;
    outcome.file.title = firstLine(*text);
    if (outcome.file.title.isEmpty())
        return refused(path, u"%1 has no text; it was left out."_s.arg(path));
    outcome.file.sha256 = sha256Hex(*text);
    outcome.file.sentences = sentencesOf(Offsets(*text));
    return outcome;
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
        const QStringList names = folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            outcomes.push_back(refused(path, u"The folder %1 has no .txt file in it."_s.arg(path)));
        for (const QString &name : names) {
            if (cancelled && *cancelled)
                return;
            outcomes.push_back(readFile(folder.filePath(name)));
        }
    } else if (info.suffix().compare("txt"_L1, Qt::CaseInsensitive) != 0) {
        outcomes.push_back(refused(path, u"%1 is not a .txt file; it was left out."_s.arg(path)));
    } else {
        outcomes.push_back(readFile(path));
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
                u"%1 has the same text as %2; it was left out."_s.arg(outcome.file.path, other);
    }
}

QString counted(int count, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

} // namespace

std::vector<ArticleOutcome>
readArticles(const QStringList &paths, sqlite3 *database, const std::atomic_bool *cancelled)
{
    std::vector<ArticleOutcome> outcomes;
    for (const QString &path : paths)
        readPath(path, outcomes, cancelled);
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
    return outcomes;
}

QString articleSentence(const std::vector<ArticleOutcome> &articles)
{
    int recognised = 0;
    int attached = 0;
    int exactTexts = 0;
    int added = 0;
    AnchorCounts sum;
    QStringList sentences;
    for (const ArticleOutcome &outcome : articles) {
        const AnchorCounts &counts = outcome.anchors;
        if (!outcome.problem.isEmpty()) {
            sentences.append(outcome.problem);
        } else if (outcome.file.attached) {
            ++attached;
        } else if (outcome.file.exact) {
            ++recognised;
            ++exactTexts;
            sum.exact += counts.exact;
            sum.moved += counts.moved;
            sum.fuzzy += counts.fuzzy;
            sum.orphan += counts.orphan;
        } else if (outcome.file.known.isValid()) {
            ++recognised;
            sentences.append(
                u"%1 is a changed version (%2 % alike): of its citations %3 were found exactly, %4 "
                u"moved, "
                "%5 fuzzily and %6 not at all."_s.arg(QFileInfo(outcome.file.path).fileName())
                    .arg(qRound(outcome.file.similarity * 100))
                    .arg(counts.exact)
                    .arg(counts.moved)
                    .arg(counts.fuzzy)
                    .arg(counts.orphan));
        } else {
            ++added;
        }
    }
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
