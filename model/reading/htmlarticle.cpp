#include "model/reading/htmlpage.h"
#include "model/text/normalise.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// A paragraph of an article, and not an item of a list of links, has some length and a stop.
constexpr qsizetype shortestProse = 60;
constexpr qsizetype shortestDeck = 30;
constexpr int mostDecks = 2;
// What holds this much of a page's prose is not around the article, whatever it is called.
constexpr double mostOfIt = 0.4;
// The innermost element with this much of the prose is where the article is.
constexpr double nearlyAll = 0.8;

bool isProse(const HtmlBlock &block)
{
    return block.text.size() >= shortestProse && block.linked * 2 < block.text.size()
           && std::any_of(block.text.cbegin(), block.text.cend(), [](QChar c) {
                  return c == u'.' || c == u'!' || c == u'?' || c == u'؟' || c == u'。'
                         || c == u'”';
              });
}

// Characters of prose in each element and below it.
std::vector<qsizetype> proseIn(const HtmlPage &page, const std::vector<bool> &left)
{
    std::vector<qsizetype> prose(page.elements.size(), 0);
    for (const HtmlBlock &block : page.blocks) {
        if (!left[size_t(block.element)] && isProse(block))
            prose[size_t(block.element)] += block.text.size();
    }
    for (size_t i = page.elements.size() - 1; i > 0; --i)
        prose[size_t(page.elements[i].parent)] += prose[i];
    return prose;
}

// Whether each element is, or is in, one that is not the article's.
std::vector<bool> outsideOf(const HtmlPage &page)
{
    const std::vector<bool> nothing(page.elements.size(), false);
    const std::vector<qsizetype> prose = proseIn(page, nothing);
    const auto most = qsizetype(double(prose[0]) * mostOfIt);
    std::vector<bool> outside(page.elements.size(), false);
    for (size_t i = 1; i < page.elements.size(); ++i) {
        const HtmlElement &element = page.elements[i];
        const bool sounds =
            (element.named || element.outside) && (prose[0] == 0 || prose[i] <= most);
        outside[i] = sounds || outside[size_t(element.parent)];
    }
    return outside;
}

// The element that the article is in; the whole page where there is no prose.
size_t bodyOf(const HtmlPage &page, const std::vector<bool> &outside)
{
    const std::vector<qsizetype> prose = proseIn(page, outside);
    const auto enough = qsizetype(double(prose[0]) * nearlyAll);
    size_t body = 0;
    for (size_t i = 1; prose[0] > 0 && i < page.elements.size(); ++i) {
        if (prose[i] >= enough && prose[i] > 0 && size_t(page.elements[i].parent) == body)
            body = i;
    }
    // One long paragraph is in the article, it is not the article.
    while (body > 0 && (page.elements[body].name == "p" || page.elements[body].name == "li"))
        body = size_t(page.elements[body].parent);
    return body;
}

std::vector<bool> insideOf(const HtmlPage &page, size_t body)
{
    std::vector<bool> inside(page.elements.size(), false);
    inside[body] = true;
    for (size_t i = 1; i < page.elements.size(); ++i) {
        if (inside[size_t(page.elements[i].parent)])
            inside[i] = true;
    }
    return inside;
}

QString plain(const QString &text)
{
    return foldForMatching(text);
}

} // namespace

Result<ReadArticle> articleOfPage(const HtmlPage &page)
{
    const std::vector<bool> outside = outsideOf(page);
    const std::vector<bool> inside = insideOf(page, bodyOf(page, outside));
    ReadArticle article;
    article.facts = factsOfPage(page);
    const QString headline = plain(article.facts.title);
    QString text;
    std::vector<std::pair<qsizetype, qsizetype>> marked; // in UTF-16 units, before normalising
    bool headed = false;
    int decks = 0;
    bool begun = false;
    for (const HtmlBlock &block : page.blocks) {
        const auto element = size_t(block.element);
        const bool isHeadline = !headed
                                && (page.elements[element].name == "h1"
                                    || (!headline.isEmpty() && plain(block.text) == headline));
        headed |= isHeadline;
        const bool links = block.linked * 2 > block.text.size();
        const bool own = !outside[element] && !links;
        // The lines under a headline stand in its header, and are the article's.
        const bool isDeck = own && headed && !begun && !isHeadline && !inside[element]
                            && block.text.size() >= shortestDeck && decks++ < mostDecks;
        begun |= own && inside[element] && isProse(block);
        const auto normal = normaliseText(block.text.toUtf8().replace('\0', ""));
        if (!normal)
            return normal.error();
        if (!text.isEmpty())
            text += u"\n\n"_s;
        if (!isHeadline && !isDeck && !(own && inside[element]))
            marked.push_back({text.size(), text.size() + normal->size()});
        text += *normal;
    }
    if (text.isEmpty())
        return Error{u"There is no text in this page."_s};
    text += u'\n';
    const Offsets offsets(text);
    for (const auto &[start, end] : marked)
        article.marked.push_back(
            {offsets.toCodePoints(qint32(start)), offsets.toCodePoints(qint32(end))});
    article.text = text;
    return article;
}

} // namespace sourceline
