// The parser of the filter language: problems stand inside the text, and what was understood comes
// back from its own text.
#include "fuzzing.h"
#include "model/filter/filtertext.h"
#include "model/filter/wordquery.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ParsedFilter parsed = parseFilter(text);
    for (const FilterProblem &problem : parsed.problems) {
        mustHold(problem.range.start >= 0 && problem.range.length > 0
                     && problem.range.start + problem.range.length <= text.size(),
                 "A problem is not in the text",
                 text);
        mustHold(!problem.sentence.isEmpty(), "A problem says nothing", text);
    }
    mustHold(parsed.places.size() == parsed.spec.all.size(), "Places are missing", text);
    for (size_t i = 0; i < parsed.places.size(); ++i)
        mustHold(parsed.places[i].size() == parsed.spec.all[i].size(), "Places are missing", text);
    const QString normal = filterText(parsed.spec);
    const ParsedFilter again = parseFilter(normal);
    mustHold(again.problems.empty(), "A problem came of our own text", normal);
    mustHold(again.spec == parsed.spec, "Another filter came of our own text", normal);
    mustHold(filterText(again.spec) == normal, "The text is not stable", normal);
    filterWords(parsed.spec);
    const WordQuery query(parsed.spec);
    matchString(query);
    matchString(query.loosened());
    return 0;
}
