#include "model/filter/hitsentence.h"

#include "model/text/sentences.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr qint32 longestWords = 260;  // UTF-16 units: two lines or three
constexpr qint32 wordsBefore = 70;    // the first match
constexpr qint32 longestLine = 8'000; // units of a line that are cut into sentences

// The line with most matches, in units: no sentence goes past it, and cutting a whole article into
// sentences for one of them would take longer than to find it.
TextRange bestLine(const QString &text, const std::vector<TextRange> &matches)
{
    const auto lineAt = [&text](qint32 place) {
        const qsizetype after = text.indexOf(u'\n', place);
        const qsizetype before = place > 0 ? text.lastIndexOf(u'\n', place - 1) : -1;
        return TextRange{static_cast<qint32>(before) + 1,
                         static_cast<qint32>(after < 0 ? text.size() : after)};
    };
    TextRange best, line;
    int most = -1, held = 0;
    for (const TextRange &match : matches) {
        if (held == 0 || match.start >= line.end) {
            line = lineAt(match.start);
            held = 0;
        }
        if (++held > most) {
            best = line;
            most = held;
        }
    }
    if (!matches.empty())
        return best;
    qsizetype first = 0;
    while (first < text.size() && text[first].isSpace())
        ++first;
    return lineAt(static_cast<qint32>(std::min(first, text.size())));
}

// Sentences of a line, in code points of the text; of an endless line those about `place`.
std::vector<TextRange> sentencesIn(const Offsets &text, TextRange line, qint32 place)
{
    if (line.length() > longestLine) {
        line.start = std::max(line.start, place - longestLine / 2);
        line.end = std::min(line.end, line.start + longestLine);
    }
    const qint32 shift = text.toCodePoints(line.start);
    line.start = text.toUnits(shift); // never half a character
    std::vector<TextRange> sentences =
        sentencesOf(Offsets(text.text().mid(line.start, line.length())));
    for (TextRange &one : sentences)
        one = {one.start + shift, one.end + shift};
    return sentences;
}

TextRange bestSentence(const std::vector<TextRange> &sentences,
                       const std::vector<TextRange> &matches)
{
    TextRange best;
    qint64 most = -1;
    auto match = matches.begin();
    for (const TextRange &sentence : sentences) {
        while (match != matches.end() && match->end <= sentence.start)
            ++match;
        qint64 held = 0;
        for (auto one = match; one != matches.end() && one->start < sentence.end; ++one)
            ++held;
        if (held > most) {
            best = sentence;
            most = held;
        }
    }
    return best;
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

// What of [start, end) is shown, about `place`: never half a word.
TextRange shownPart(const QString &text, TextRange whole, qint32 place)
{
    if (whole.length() <= longestWords)
        return whole;
    qint32 from = std::max(whole.start, std::min(place - wordsBefore, whole.end - longestWords));
    while (from > whole.start && from < std::min(place, whole.end - 1) && isWord(text[from])
           && isWord(text[from - 1]))
        ++from;
    qint32 to = std::min(whole.end, from + longestWords);
    const qint32 least = std::max(from, to - 40);
    while (to > least && to < whole.end && isWord(text[to]) && isWord(text[to - 1]))
        --to;
    return {from, to};
}

} // namespace

HitSentence hitSentence(const Offsets &text, const std::vector<TextRange> &matches)
{
    std::vector<TextRange> units;
    for (const TextRange &match : matches)
        units.push_back({text.toUnits(match.start), text.toUnits(match.end)});
    const TextRange line = bestLine(text.text(), units);
    const auto inLine = std::ranges::find_if(
        units, [&line](const TextRange &one) { return one.start >= line.start; });
    HitSentence found;
    found.range = bestSentence(
        sentencesIn(text, line, inLine == units.end() ? line.start : inLine->start), matches);
    const TextRange whole{text.toUnits(found.range.start), text.toUnits(found.range.end)};
    std::erase_if(units, [&whole](const TextRange &one) { return !one.overlaps(whole); });
    const TextRange part =
        shownPart(text.text(), whole, units.empty() ? whole.start : units.front().start);
    const bool cutBefore = part.start > whole.start;
    found.words = text.text().mid(part.start, part.length());
    for (QChar &c : found.words) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    if (cutBefore)
        found.words.prepend(u'…');
    if (part.end < whole.end)
        found.words.append(u'…');
    const qint32 shift = (cutBefore ? 1 : 0) - part.start;
    for (const TextRange &match : units) {
        const TextRange shown{std::max(match.start, part.start), std::min(match.end, part.end)};
        if (!shown.isEmpty())
            found.matches.push_back({shown.start + shift, shown.end + shift});
    }
    return found;
}

std::vector<TextRange> mergedRanges(std::vector<TextRange> ranges)
{
    std::ranges::sort(ranges);
    std::vector<TextRange> apart;
    for (const TextRange &range : ranges) {
        if (!apart.empty() && range.start < apart.back().end)
            apart.back().end = std::max(apart.back().end, range.end);
        else
            apart.push_back(range);
    }
    return apart;
}

} // namespace sourceline
