#include "model/reading/reading.h"

#include "model/reading/charset.h"
#include "model/reading/htmlpage.h"
#include "model/reading/pdfpages.h"
#include "model/text/normalise.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<ReadArticle> readPlain(const QByteArray &bytes)
{
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return decoded.error();
    auto text = normaliseText(decoded->toUtf8());
    if (!text)
        return text.error();
    ReadArticle article;
    article.text = std::move(*text);
    article.facts = factsFromFirstLines(article.text);
    return article;
}

Result<ReadArticle> readHtml(const QByteArray &bytes)
{
    const auto decoded = decodeText(bytes, charsetDeclaredIn(bytes));
    if (!decoded)
        return decoded.error();
    auto article = articleOfPage(readHtmlPage(*decoded));
    if (!article)
        return article.error();
    // A page that says nothing of itself may still begin like an article.
    ArticleFacts lines = factsFromFirstLines(article->text);
    article->facts = orElse(article->facts, lines);
    return article;
}

} // namespace

ArticleFormat formatOf(const QByteArray &bytes, const QString &suffix)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 1024));
    if (head.contains("%PDF-"))
        return ArticleFormat::Pdf;
    const QString ending = suffix.toLower();
    if (ending == "html"_L1 || ending == "htm"_L1 || ending == "xhtml"_L1)
        return ArticleFormat::Html;
    if (ending == "pdf"_L1)
        return ArticleFormat::Pdf;
    const QByteArray start = head.trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") ? ArticleFormat::Html
                                                                           : ArticleFormat::Text;
}

Result<ReadArticle> readArticle(const QByteArray &bytes, ArticleFormat format)
{
    auto article = format == ArticleFormat::Pdf    ? readPdf(bytes)
                   : format == ArticleFormat::Html ? readHtml(bytes)
                                                   : readPlain(bytes);
    if (article && article->text.trimmed().isEmpty())
        return Error{u"There is no text in this file."_s};
    return article;
}

} // namespace sourceline
