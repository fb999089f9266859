#include "model/text/anchors.h"

#include "model/text/normalise.h"
#include "model/text/sentenceindex.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <tuple>

namespace sourceline {

namespace {

// Below half of the word pairs two sentences about the same event are as alike as a sentence and
// its rewriting.
constexpr double fuzzyThreshold = 0.5;
// What only white space, quotes or case set apart, and what a sketch cannot tell apart.
constexpr double foldedScore = 0.99;
constexpr double highestSketchScore = 0.98;
// Sentences on either side of where a range is expected at whose ends a range of the same length is
// tried.
constexpr qint32 windowSentences = 128;
constexpr qsizetype shortestContext = 8;
constexpr int contextOccurrences = 16;

QByteArray digestOf(QStringView text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

// The same place in the range found as in the range cited; none where the citation is malformed.
std::optional<TextRange> movedPhrase(const AnchorQuery &query, const TextRange &found)
{
    if (!query.phrase || query.phrase->isEmpty() || query.phrase->start < query.range.start
        || query.phrase->end > query.range.end)
        return {};
    const qint32 shift = found.start - query.range.start;
    return TextRange{query.phrase->start + shift, query.phrase->end + shift};
}

} // namespace

struct AnchorFinder::Private
{
    explicit Private(const QString &text)
        : offsets(text)
    {}

    bool holds(const TextRange &range) const
    {
        return range.start >= 0 && !range.isEmpty() && range.end <= offsets.codePoints();
    }

    // Nobody cites half a word; four windows of five need not be hashed.
    bool splitsWord(qint32 codePoint) const
    {
        const QString &text = offsets.text();
        const qint32 at = offsets.toUnits(codePoint);
        return at > 0 && at < text.size() && text[at - 1].isLetterOrNumber()
               && text[at].isLetterOrNumber();
    }

    // Most texts that are opened have not changed, and then nothing has to be indexed.
    const SentenceIndex &sentences() const
    {
        std::call_once(indexed, [this] { index = std::make_unique<SentenceIndex>(offsets); });
        return *index;
    }

    // Where a range would stand if all that was added to the text since was added before it, less
    // what was removed.
    qint32 shiftedStart(const AnchorQuery &query) const
    {
        const bool known = query.sourceLength >= query.range.end;
        const qint64 shift = known ? qint64(offsets.codePoints()) - query.sourceLength : 0;
        return qint32(std::max<qint64>(query.range.start + shift, -1)); // -1: nowhere
    }

    int contextScore(const AnchorQuery &query, const TextRange &range) const;
    TextRange bestPlaced(const AnchorQuery &query, const std::vector<TextRange> &ranges) const;
    void addByContext(const AnchorQuery &query, std::vector<TextRange> &ranges) const;
    void
    addWindows(const AnchorQuery &query, qint32 expected, std::vector<TextRange> &ranges) const;
    std::vector<TextRange> windows(const AnchorQuery &query) const;

    std::optional<AnchorFound> exact(const AnchorQuery &query, const QByteArray &digest) const;
    std::optional<AnchorFound> moved(const AnchorQuery &query, const QByteArray &digest) const;
    std::optional<AnchorFound> folded(const AnchorQuery &query) const;
    std::optional<AnchorFound> similar(const AnchorQuery &query) const;
    std::optional<TextRange> foldedPhrase(const AnchorQuery &query, const TextRange &found) const;

    Offsets offsets;
    mutable std::once_flag indexed;
    mutable std::unique_ptr<SentenceIndex> index;
};

// How many characters around the range are those that stood around the citation.
int AnchorFinder::Private::contextScore(const AnchorQuery &query, const TextRange &range) const
{
    const QStringView text = offsets.text();
    int score = 0;
    const qint32 start = offsets.toUnits(range.start);
    for (qsizetype i = 1; i <= query.prefix.size() && i <= start
                          && text[start - i] == query.prefix[query.prefix.size() - i];
         ++i)
        ++score;
    const qint32 end = offsets.toUnits(range.end);
    for (qsizetype i = 0;
         i < query.suffix.size() && end + i < text.size() && text[end + i] == query.suffix[i];
         ++i)
        ++score;
    return score;
}

// The one with the best context, of several the one nearest to where it stood or would stand now,
// then the first. `ranges` is not empty.
TextRange AnchorFinder::Private::bestPlaced(const AnchorQuery &query,
                                            const std::vector<TextRange> &ranges) const
{
    const auto rank = [&](const TextRange &range) {
        const qint64 stood = std::abs(qint64(range.start) - query.range.start);
        const qint64 shifted = std::abs(qint64(range.start) - shiftedStart(query));
        return std::tuple(-contextScore(query, range), std::min(stood, shifted), range);
    };
    return ranges.size() == 1 ? ranges.front()
                              : *std::min_element(ranges.cbegin(),
                                                  ranges.cend(),
                                                  [&](const TextRange &a, const TextRange &b) {
                                                      return rank(a) < rank(b);
                                                  });
}

// Ranges of the citation's length that follow its prefix or stand before its suffix.
void AnchorFinder::Private::addByContext(const AnchorQuery &query,
                                         std::vector<TextRange> &ranges) const
{
    const QString &text = offsets.text();
    const qint32 length = query.range.length();
    const auto add = [&](const QString &context, auto rangeAt) {
        qsizetype at = context.size() < shortestContext ? -1 : text.indexOf(context);
        for (int i = 0; at >= 0 && i < contextOccurrences; ++i, at = text.indexOf(context, at + 1))
            ranges.push_back(rangeAt(qint32(at)));
    };
    add(query.prefix, [&](qint32 at) {
        const qint32 start = offsets.toCodePoints(at + qint32(query.prefix.size()));
        return TextRange{start, start + length};
    });
    add(query.suffix, [&](qint32 at) {
        const qint32 end = offsets.toCodePoints(at);
        return TextRange{end - length, end};
    });
}

// Ranges of the citation's length that begin or end with a sentence around `expected`.
void AnchorFinder::Private::addWindows(const AnchorQuery &query,
                                       qint32 expected,
                                       std::vector<TextRange> &ranges) const
{
    const std::vector<TextRange> &all = sentences().sentences();
    const auto byStart = [](const TextRange &sentence, qint32 start) {
        return sentence.start < start;
    };
    const auto middle =
        qint32(std::lower_bound(all.cbegin(), all.cend(), expected, byStart) - all.cbegin());
    const qint32 last = std::min(middle + windowSentences, qint32(all.size()));
    const qint32 length = query.range.length();
    for (qint32 i = std::max(middle - windowSentences, 0); i < last; ++i) {
        const TextRange &sentence = all[size_t(i)];
        if (sentence.length() == length)
            continue; // the index has it
        ranges.push_back({sentence.start, sentence.start + length});
        ranges.push_back({sentence.end - length, sentence.end});
    }
}

// Where a citation that is no run of sentences may stand now.
std::vector<TextRange> AnchorFinder::Private::windows(const AnchorQuery &query) const
{
    std::vector<TextRange> ranges;
    const qint32 shifted = shiftedStart(query);
    ranges.push_back(query.range);
    ranges.push_back({shifted, shifted + query.range.length()});
    addByContext(query, ranges);
    addWindows(query, query.range.start, ranges);
    if (std::abs(qint64(shifted) - query.range.start) > 0)
        addWindows(query, shifted, ranges);
    std::sort(ranges.begin(), ranges.end());
    ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
    std::erase_if(ranges, [this](const TextRange &range) {
        return !holds(range) || splitsWord(range.start) || splitsWord(range.end);
    });
    return ranges;
}

std::optional<AnchorFound> AnchorFinder::Private::exact(const AnchorQuery &query,
                                                        const QByteArray &digest) const
{
    if (!holds(query.range) || digestOf(offsets.slice(query.range)) != digest)
        return {};
    return AnchorFound{AnchorState::Exact, query.range, movedPhrase(query, query.range), 1.0};
}

std::optional<AnchorFound> AnchorFinder::Private::moved(const AnchorQuery &query,
                                                        const QByteArray &digest) const
{
    std::vector<TextRange> ranges = sentences().withHash(digest);
    if (ranges.empty()) {
        ranges = windows(query);
        std::erase_if(ranges, [&](const TextRange &range) {
            return digestOf(offsets.slice(range)) != digest;
        });
    }
    if (ranges.empty())
        return {};
    const TextRange range = bestPlaced(query, ranges);
    return AnchorFound{AnchorState::Moved, range, movedPhrase(query, range), 1.0};
}

// The folded text is the same, but what was folded away may stand elsewhere. Only where nothing was
// longer or shorter than its folded form, neither then nor now, is the phrase at the same
// characters.
std::optional<TextRange> AnchorFinder::Private::foldedPhrase(const AnchorQuery &query,
                                                             const TextRange &found) const
{
    const qint32 length = found.length();
    if (length != query.range.length())
        return {};
    const Offsets plain(foldForMatching(offsets.slice(found)));
    return plain.codePoints() == length ? movedPhrase(query, found) : std::nullopt;
}

std::optional<AnchorFound> AnchorFinder::Private::folded(const AnchorQuery &query) const
{
    const QByteArray digest = QByteArray::fromHex(query.folded.toLatin1());
    if (digest.isEmpty())
        return {};
    std::vector<TextRange> ranges = sentences().withFoldedHash(digest);
    if (ranges.empty() && holds(query.range)) {
        // A part of a sentence whose length has not changed.
        const QString same = foldForMatching(offsets.slice(query.range));
        if (digestOf(same) == digest)
            ranges.push_back(query.range);
    }
    if (ranges.empty())
        return {};
    const TextRange range = bestPlaced(query, ranges);
    return AnchorFound{AnchorState::Fuzzy, range, foldedPhrase(query, range), foldedScore};
}

std::optional<AnchorFound> AnchorFinder::Private::similar(const AnchorQuery &query) const
{
    const qint32 place = shiftedStart(query);
    const auto found = sentences().mostSimilar(query.shingles, fuzzyThreshold, place);
    if (found.empty())
        return {};
    std::vector<TextRange> ranges;
    for (const SentenceIndex::Similar &one : found)
        ranges.push_back(one.range);
    const double score = std::min(found.front().similarity, highestSketchScore);
    return AnchorFound{AnchorState::Fuzzy, bestPlaced(query, ranges), {}, score};
}

AnchorFinder::AnchorFinder(const QString &text)
    : d(std::make_unique<Private>(text))
{}

AnchorFinder::~AnchorFinder() = default;
AnchorFinder::AnchorFinder(AnchorFinder &&) noexcept = default;
AnchorFinder &AnchorFinder::operator=(AnchorFinder &&) noexcept = default;

AnchorFound AnchorFinder::find(const AnchorQuery &query) const
{
    // A citation of nothing, or of a place that no text can have, points nowhere.
    constexpr qint32 farthest = std::numeric_limits<qint32>::max() / 4;
    if (query.range.start < 0 || query.range.isEmpty() || query.range.end > farthest)
        return {};
    const QByteArray digest = QByteArray::fromHex(query.sha256.toLatin1());
    std::optional<AnchorFound> found = d->exact(query, digest);
    if (!found)
        found = d->moved(query, digest);
    if (!found)
        found = d->folded(query);
    if (!found)
        found = d->similar(query);
    return found.value_or(AnchorFound{});
}

} // namespace sourceline
