// Sentences, boilerplate and first lines of any text: sentences are ascending, apart, trimmed and
// leave out nothing but white space; what is marked is some of them.
#include "fuzzing.h"
#include "model/text/articlefacts.h"
#include "model/text/boilerplate.h"
#include "model/text/sentences.h"

#include <algorithm>

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString source =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Offsets text(source);
    const auto sentences = sentencesOf(text);
    qint32 last = 0;
    for (const TextRange &sentence : sentences) {
        mustHold(sentence.start >= last && !sentence.isEmpty(), "Sentences overlap", source);
        mustHold(
            text.slice({last, sentence.start}).trimmed().isEmpty(), "Words are left out", source);
        const QString words = text.slice(sentence);
        mustHold(words == words.trimmed() && !words.contains(u'\n'),
                 "A sentence is not trimmed",
                 source);
        last = sentence.end;
    }
    mustHold(
        text.slice({last, text.codePoints()}).trimmed().isEmpty(), "The end is left out", source);
    for (const TextRange &range : boilerplateAmong(text, sentences, {{0, 1}}))
        mustHold(std::binary_search(sentences.begin(), sentences.end(), range),
                 "No sentence is marked",
                 source);
    const ArticleFacts facts = factsFromFirstLines(source);
    mustHold(
        !facts.title.contains(u'\n') && !facts.author.contains(u'\n'), "A fact has lines", source);
    return 0;
}
