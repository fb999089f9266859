// Pages of any shape, as the reading program reads them: an article in stored form with its marks
// within its text, or one sentence.
#include "fuzzing.h"
#include "model/reading/reading.h"
#include "model/text/normalise.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString shown = QString::fromUtf8(bytes);
    const auto article = readArticle(bytes, ArticleFormat::Html);
    if (!article) {
        mustHold(!article.error().message.isEmpty(), "A refusal says nothing", shown);
        return 0;
    }
    const auto stored = normaliseText(article->text.toUtf8());
    mustHold(stored && *stored == article->text, "The text is not in stored form", shown);
    const auto back = fromWire(toWire(article));
    mustHold(back && back->text == article->text && back->marked == article->marked,
             "It does not go over the wire",
             shown);
    return 0;
}
