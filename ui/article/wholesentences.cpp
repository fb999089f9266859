#include "ui/article/wholesentences.h"

#include "model/text/sentences.h"

#include <vector>

namespace sourceline {

namespace {

qint32 lineStart(const QString &text, qint32 position)
{
    if (position <= 0)
        return 0;
    return static_cast<qint32>(text.lastIndexOf(u'\n', position - 1)) + 1;
}

qint32 lineEnd(const QString &text, qint32 position)
{
    const auto end = text.indexOf(u'\n', position);
    return static_cast<qint32>(end < 0 ? text.size() : end);
}

std::vector<UnitRange> sentencesIn(const QString &text, qint32 from, qint32 to)
{
    const Offsets line(text.mid(from, to - from));
    std::vector<UnitRange> found;
    for (const TextRange &range : sentencesOf(line))
        found.push_back({from + line.toUnits(range.start), from + line.toUnits(range.end)});
    return found;
}

} // namespace

UnitRange wholeSentences(const QString &text, qint32 start, qint32 end)
{
    const qint32 last = qMax(start + 1, end);
    UnitRange whole;
    for (const UnitRange &one :
         sentencesIn(text, lineStart(text, start), lineEnd(text, qMax(start, last - 1)))) {
        if (one.start >= last || one.end <= start)
            continue;
        if (whole.isEmpty())
            whole.start = one.start;
        whole.end = one.end;
    }
    return whole;
}

UnitRange neighbourSentence(const QString &text, UnitRange from, int by)
{
    const auto size = static_cast<qint32>(text.size());
    for (qint32 at = by > 0 ? from.end : from.start - 1; at >= 0 && at < size;) {
        const qint32 start = lineStart(text, at);
        const qint32 end = lineEnd(text, at);
        const auto line = sentencesIn(text, start, end);
        if (by > 0) {
            for (const UnitRange &one : line) {
                if (one.start >= from.end)
                    return one;
            }
            at = end + 1;
        } else {
            for (auto one = line.rbegin(); one != line.rend(); ++one) {
                if (one->end <= from.start)
                    return *one;
            }
            at = start - 1;
        }
    }
    return {};
}

} // namespace sourceline
