#include "model/text/sentenceindex.h"

#include "model/text/normalise.h"
#include "model/text/sentences.h"
#include "model/text/sketch.h"
#include "model/text/wordpairs.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace sourceline {

namespace {

QByteArray digestOf(QStringView text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SentenceIndex::SentenceIndex(const Offsets &text)
    : m_sentences(sentencesOf(text))
{
    hashRuns(text);
}

void SentenceIndex::hashRuns(const Offsets &text)
{
    QList<QString> folded;
    for (const TextRange &sentence : m_sentences)
        folded.append(foldForMatching(text.slice(sentence)));
    const auto count = qint32(m_sentences.size());
    for (qint32 first = 0; first < count; ++first) {
        QString foldedRun;
        for (qint32 last = first; last < std::min(count, first + longestRun); ++last) {
            const bool gap =
                last > first && m_sentences[size_t(last - 1)].end < m_sentences[size_t(last)].start;
            foldedRun += gap ? QString(u' ' + folded[last]) : folded[last];
            const Run run{first, last};
            m_exact.emplace_back(digestOf(text.slice(rangeOf(run))), run);
            m_folded.emplace_back(digestOf(foldedRun), run);
        }
    }
    const auto byDigest = [](const auto &a, const auto &b) {
        return a.first < b.first;
    };
    std::stable_sort(m_exact.begin(), m_exact.end(), byDigest);
    std::stable_sort(m_folded.begin(), m_folded.end(), byDigest);
    addWords(folded);
}

void SentenceIndex::addWords(const QList<QString> &folded)
{
    QList<QStringView> words;
    for (const QString &sentence : folded) {
        m_firstWord.push_back(qint32(words.size()));
        words.append(wordsOf(sentence));
    }
    m_firstWord.push_back(qint32(words.size()));
    for (const QStringView word : words)
        m_wordHashes.push_back(wordHash(word));
    if (words.size() > 1)
        m_pairHashes = wordPairHashes(words);
    for (qint32 sentence = 0; sentence < qint32(folded.size()); ++sentence) {
        const qint32 first = m_firstWord[size_t(sentence)];
        const qint32 end = m_firstWord[size_t(sentence) + 1];
        // The pair that leads on into the next sentence counts for this one: a run may hold it.
        for (qint32 word = first; word < end && word < qint32(m_pairHashes.size()); ++word)
            m_postings.emplace_back(m_pairHashes[size_t(word)], sentence);
        if (end == first + 1)
            m_postings.emplace_back(m_wordHashes[size_t(first)], sentence);
    }
    std::sort(m_postings.begin(), m_postings.end());
}

TextRange SentenceIndex::rangeOf(const Run &run) const
{
    return {m_sentences[size_t(run.first)].start, m_sentences[size_t(run.last)].end};
}

std::vector<TextRange> SentenceIndex::find(const Hashed &hashed, const QByteArray &digest) const
{
    const auto less = [](const auto &entry, const QByteArray &key) {
        return entry.first < key;
    };
    std::vector<TextRange> ranges;
    auto at = std::lower_bound(hashed.cbegin(), hashed.cend(), digest, less);
    for (; at != hashed.cend() && at->first == digest; ++at)
        ranges.push_back(rangeOf(at->second));
    return ranges;
}

std::vector<TextRange> SentenceIndex::withHash(const QByteArray &digest) const
{
    return find(m_exact, digest);
}

std::vector<TextRange> SentenceIndex::withFoldedHash(const QByteArray &digest) const
{
    return find(m_folded, digest);
}

QByteArray SentenceIndex::sketchOfRun(const Run &run) const
{
    const auto first = m_firstWord[size_t(run.first)];
    const auto end = m_firstWord[size_t(run.last) + 1];
    if (end - first == 1)
        return sketchOfHashes({m_wordHashes[size_t(first)]}, sentenceSketchLimit);
    if (end == first)
        return {};
    return sketchOfHashes({m_pairHashes.cbegin() + first, m_pairHashes.cbegin() + (end - 1)},
                          sentenceSketchLimit);
}

std::vector<qint32> SentenceIndex::sharedBySentence(const QByteArray &sketch) const
{
    std::vector<qint32> shared(m_sentences.size(), 0);
    for (const quint32 hash : hashesOfSketch(sketch)) {
        auto at =
            std::lower_bound(m_postings.cbegin(), m_postings.cend(), std::pair(hash, qint32(0)));
        for (; at != m_postings.cend() && at->first == hash; ++at)
            ++shared[size_t(at->second)];
    }
    return shared;
}

// No run is more alike than the part of the sketch that it holds, so that few have to be compared.
std::vector<SentenceIndex::Candidate> SentenceIndex::candidates(const QByteArray &sketch,
                                                                double threshold) const
{
    const double least = threshold * double(sketch.size() / qsizetype(sizeof(quint32)));
    const std::vector<qint32> shared = sharedBySentence(sketch);
    const auto count = qint32(shared.size());
    std::vector<Candidate> found;
    for (qint32 first = 0; first < count; ++first) {
        qint32 sum = 0;
        for (qint32 last = first; last < std::min(count, first + longestRun); ++last) {
            // A sentence at either end that shares nothing only makes the run less alike.
            if (shared[size_t(first)] == 0)
                break;
            sum += shared[size_t(last)];
            if (shared[size_t(last)] > 0 && sum >= least)
                found.push_back({{first, last}, sum});
        }
    }
    return found;
}

std::vector<SentenceIndex::Similar>
SentenceIndex::mostSimilar(const QByteArray &sketch, double threshold, qint32 place) const
{
    // Enough for every text that people write; a log of like lines has thousands that all share as
    // much.
    constexpr qsizetype mostCompared = 64;
    std::vector<Candidate> found = candidates(sketch, threshold);
    const auto rank = [this, place](const Candidate &candidate) {
        const qint64 distance = std::abs(qint64(rangeOf(candidate.run).start) - place);
        return std::tuple(-candidate.shared, candidate.run.last - candidate.run.first, distance);
    };
    const auto compared = found.begin() + std::min(mostCompared, qsizetype(found.size()));
    std::partial_sort(found.begin(),
                      compared,
                      found.end(),
                      [&](const Candidate &a, const Candidate &b) { return rank(a) < rank(b); });
    std::vector<Similar> best;
    double highest = threshold;
    for (auto candidate = found.begin(); candidate != compared; ++candidate) {
        const QByteArray other = sketchOfRun(candidate->run);
        const double similarity = sketchSimilarity(sketch, other, sentenceSketchLimit);
        if (similarity < highest)
            continue;
        if (similarity > highest)
            best.clear();
        highest = similarity;
        best.push_back({rangeOf(candidate->run), similarity});
    }
    return best;
}

} // namespace sourceline
