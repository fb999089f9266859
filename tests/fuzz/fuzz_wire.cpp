// What the reading program says: whatever comes through the pipe, an article has its ranges within
// its text, its text in stored form and facts of one line; what was understood goes over the wire
// again.
#include "fuzzing.h"
#include "model/text/articlefacts.h"
#include "model/text/normalise.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString shown = QString::fromUtf8(bytes);
    const auto article = fromWire(bytes);
    if (!article) {
        mustHold(!article.error().message.isEmpty(), "A refusal says nothing", shown);
        return 0;
    }
    const auto stored = normaliseText(article->text.toUtf8());
    mustHold(stored && *stored == article->text, "The text is not in stored form", shown);
    const qint32 length = Offsets(article->text).codePoints();
    qint32 last = 0;
    for (const TextRange &range : article->marked) {
        mustHold(range.start >= last && !range.isEmpty() && range.end <= length,
                 "A range is not in the text",
                 shown);
        last = range.end;
    }
    mustHold(!article->facts.title.contains(u'\n'), "A fact has lines", shown);
    const auto again = fromWire(toWire(article));
    mustHold(again && again->text == article->text && again->marked == article->marked
                 && again->facts.title == article->facts.title,
             "It is another one on the way back",
             shown);
    return 0;
}
