#include "model/reading/pdfpages.h"
#include "model/text/normalise.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Block = QStringList; // lines
using Page = QList<Block>;

Page blocksOf(const QString &page)
{
    Page blocks;
    Block block;
    for (const QString &line : QString(page).replace(u'\f', u'\n').split(u'\n')) {
        const QString trimmed = line.simplified();
        if (!trimmed.isEmpty())
            block += trimmed;
        else if (!block.isEmpty())
            blocks += std::exchange(block, {});
    }
    if (!block.isEmpty())
        blocks += block;
    return blocks;
}

// Page 3 of 12 and Page 4 of 12 are one running foot.
QString runningKey(const Block &block)
{
    static const QRegularExpression digits(u"\\d+"_s);
    return block.join(u' ').replace(digits, u"#"_s);
}

// Blocks at the very head or foot of pages that stand there on three pages or more, or that are
// nothing but a number.
QSet<QString> runningBlocks(const QList<Page> &pages)
{
    QHash<QString, int> seen;
    for (const Page &page : pages) {
        QSet<QString> edges;
        if (!page.isEmpty())
            edges = {runningKey(page.constFirst()), runningKey(page.constLast())};
        for (const QString &edge : edges)
            ++seen[edge];
    }
    QSet<QString> running;
    for (auto edge = seen.cbegin(); edge != seen.cend(); ++edge) {
        if (edge.value() >= 3 || edge.key() == "#"_L1)
            running.insert(edge.key());
    }
    return running;
}

// The words of the whole text, to tell `attac-ked` from `US-led` where a line ends.
QSet<QString> wordsOfPages(const QStringList &pages)
{
    static const QRegularExpression word(u"[\\p{L}][\\p{L}\\p{N}'’-]*"_s);
    QSet<QString> words;
    for (const QString &page : pages) {
        for (auto found = word.globalMatch(page); found.hasNext();)
            words.insert(found.next().captured(0).toLower());
    }
    return words;
}

QString lastWord(const QString &text)
{
    static const QRegularExpression word(u"[\\p{L}\\p{N}-]+$"_s);
    return word.match(text).captured(0);
}

QString firstWord(const QString &text)
{
    static const QRegularExpression word(u"^[\\p{L}\\p{N}]+"_s);
    return word.match(text).captured(0);
}

void appendLine(QString &text, const QString &line, const QSet<QString> &words)
{
    if (text.isEmpty()) {
        text = line;
        return;
    }
    if (text.endsWith(QChar(QChar::SoftHyphen))) {
        text.chop(1);
        text += line;
        return;
    }
    const bool broken = text.endsWith(u'-') && text.size() > 1 && text[text.size() - 2].isLetter()
                        && line.front().isLetterOrNumber();
    if (!broken) {
        text += u' ' + line;
        return;
    }
    const QString before = lastWord(text);
    const QString after = firstWord(line);
    const bool joined = words.contains((before.chopped(1) + after).toLower());
    const bool hyphened = words.contains((before + after).toLower());
    if (joined || (!hyphened && after.front().isLower() && before.chopped(1).size() > 2))
        text.chop(1);
    text += line;
}

// A list is no paragraph: its items keep their lines.
bool beginsItem(const QString &line)
{
    static const QRegularExpression item(u"^(?:[•▪◦–*-] |\\(?\\d{1,2}[.)] |\\(?[a-z][.)] )"_s);
    return item.match(line).hasMatch();
}

// A line that stops well before the others do ends a paragraph, unless the next goes on in small
// letters.
bool endsParagraph(const QString &line, const QString &next, qsizetype longest)
{
    constexpr double wellBefore = 0.75;
    return double(line.size()) < double(longest) * wellBefore && !line.endsWith(u'-')
           && !line.endsWith(QChar(QChar::SoftHyphen)) && !next.front().isLower();
}

QString paragraphOf(const Block &block, const QSet<QString> &words)
{
    qsizetype longest = 0;
    for (const QString &line : block)
        longest = std::max(longest, line.size());
    QString paragraph;
    QString text;
    for (qsizetype i = 0; i < block.size(); ++i) {
        if (!text.isEmpty()
            && (beginsItem(block[i]) || endsParagraph(block[i - 1], block[i], longest))) {
            paragraph += text + u'\n';
            text.clear();
        }
        appendLine(text, block[i], words);
    }
    return paragraph + text;
}

// A paragraph that a page's end cut in two goes on in small letters.
bool goesOn(const QString &text, const QString &next)
{
    if (text.isEmpty() || next.isEmpty() || !next.front().isLower())
        return false;
    return text.back().isLetterOrNumber() || text.back() == u',' || text.back() == u'-';
}

struct Part
{
    QString text;
    bool running = false;
};

} // namespace

ReadArticle joinPages(const QStringList &texts)
{
    QList<Page> pages;
    for (const QString &text : texts)
        pages += blocksOf(text);
    const QSet<QString> running = runningBlocks(pages);
    const QSet<QString> words = wordsOfPages(texts);
    std::vector<Part> parts;
    int lastBody = -1;
    for (const Page &page : pages) {
        bool first = true;
        for (const Block &block : page) {
            const bool edge = (&block == &page.constFirst() || &block == &page.constLast())
                              && running.contains(runningKey(block));
            const QString text = paragraphOf(block, words);
            if (!edge && first && lastBody >= 0 && goesOn(parts[size_t(lastBody)].text, text)) {
                appendLine(parts[size_t(lastBody)].text, text, words);
                first = false;
                continue;
            }
            if (!edge) {
                lastBody = int(parts.size());
                first = false;
            }
            parts.push_back({text, edge});
        }
    }
    ReadArticle article;
    QString text;
    std::vector<std::pair<qsizetype, qsizetype>> marked;
    for (const Part &part : parts) {
        const auto normal = normaliseText(part.text.toUtf8());
        if (!normal)
            continue; // it was decoded by poppler: nothing to refuse
        if (!text.isEmpty())
            text += u"\n\n"_s;
        if (part.running)
            marked.push_back({text.size(), text.size() + normal->size()});
        text += *normal;
    }
    article.text = text + u'\n';
    const Offsets offsets(article.text);
    for (const auto &[start, end] : marked)
        article.marked.push_back(
            {offsets.toCodePoints(qint32(start)), offsets.toCodePoints(qint32(end))});
    return article;
}

} // namespace sourceline
