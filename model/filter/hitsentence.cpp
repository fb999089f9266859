#include "model/filter/hitsentence.h"

#include "model/text/sentences.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace sourceline {

namespace {

constexpr qint32 longestWords = 260;  // UTF-16 units: two lines or three
constexpr qint32 wordsBefore = 70;    // the first match
constexpr qint32 longestLine = 8'000; // units of a line that are cut into sentences
constexpr size_t mostLines = 16;      // that are looked at

/// How much of what was looked for a part of a text holds.
struct Held
{
    quint64 words = 0; ///< a bit each
    int count = 0;

    void add(const WordPlace &match)
    {
        words |= quint64(1) << (match.word % 64);
        ++count;
    }

    auto rank() const { return std::pair(std::popcount(words), count); }
};

/// A line with matches, in units: no sentence goes past it, and cutting a whole article into
/// sentences for one of them would take longer than to find it.
struct MatchedLine
{
    TextRange line;
    size_t first = 0, end = 0; ///< of the matches
    Held held;
};

TextRange lineAt(const QString &text, qint32 place)
{
    const qsizetype after = text.indexOf(u'\n', place);
    const qsizetype before = place > 0 ? text.lastIndexOf(u'\n', place - 1) : -1;
    return {static_cast<qint32>(before) + 1, static_cast<qint32>(after < 0 ? text.size() : after)};
}

TextRange firstLine(const QString &text)
{
    qsizetype first = 0;
    while (first < text.size() && text[first].isSpace())
        ++first;
    return lineAt(text, static_cast<qint32>(std::min(first, text.size())));
}

// Those that hold most first.
std::vector<MatchedLine> matchedLines(const QString &text, const std::vector<WordPlace> &units)
{
    std::vector<MatchedLine> lines;
    for (size_t i = 0; i < units.size(); ++i) {
        if (lines.empty() || units[i].range.start >= lines.back().line.end)
            lines.push_back({lineAt(text, units[i].range.start), i, i, {}});
        lines.back().end = i + 1;
        lines.back().held.add(units[i]);
    }
    std::ranges::stable_sort(lines, [](const MatchedLine &one, const MatchedLine &other) {
        return one.held.rank() > other.held.rank();
    });
    return lines;
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

std::pair<TextRange, Held> bestSentence(const std::vector<TextRange> &sentences,
                                        std::span<const WordPlace> matches)
{
    std::pair<TextRange, Held> best;
    auto match = matches.begin();
    bool isFirst = true;
    for (const TextRange &sentence : sentences) {
        while (match != matches.end() && match->range.end <= sentence.start)
            ++match;
        Held held;
        for (auto one = match; one != matches.end() && one->range.start < sentence.end; ++one)
            held.add(*one);
        if (std::exchange(isFirst, false) || held.rank() > best.second.rank())
            best = {sentence, held};
    }
    return best;
}

// A line holds no less than its best sentence, so the first lines tell.
TextRange bestOf(const Offsets &text,
                 const std::vector<WordPlace> &units,
                 const std::vector<WordPlace> &matches)
{
    const std::vector<MatchedLine> lines = matchedLines(text.text(), units);
    if (lines.empty()) {
        const TextRange line = firstLine(text.text());
        return bestSentence(sentencesIn(text, line, line.start), {}).first;
    }
    std::pair<TextRange, Held> best;
    for (size_t i = 0; i < lines.size() && i < mostLines; ++i) {
        const MatchedLine &line = lines[i];
        if (line.held.rank() <= best.second.rank())
            break;
        const auto found =
            bestSentence(sentencesIn(text, line.line, units[line.first].range.start),
                         std::span(matches).subspan(line.first, line.end - line.first));
        if (i == 0 || found.second.rank() > best.second.rank())
            best = found;
    }
    return best.first;
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

HitSentence hitSentence(const Offsets &text, const std::vector<WordPlace> &matches)
{
    std::vector<WordPlace> words;
    std::vector<TextRange> units;
    for (const WordPlace &match : matches) {
        units.push_back({text.toUnits(match.range.start), text.toUnits(match.range.end)});
        words.push_back({units.back(), match.word});
    }
    units = mergedRanges(std::move(units));
    HitSentence found;
    found.range = bestOf(text, words, matches);
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
