#pragma once

#include "model/text/offsets.h"

#include <QByteArray>
#include <QList>

#include <utility>
#include <vector>

namespace sourceline {

/// What AnchorFinder looks up: the ranges of one to four neighbouring sentences of a text by the
/// hash of their text and of their folded text, and by the word pairs they share with a sketch.
/// Immutable; any thread.
class SentenceIndex
{
public:
    /// A citation seldom covers more sentences.
    static constexpr int longestRun = 4;

    struct Similar
    {
        TextRange range;
        double similarity = 0; ///< as sketchSimilarity
    };

    explicit SentenceIndex(const Offsets &text);

    const std::vector<TextRange> &sentences() const { return m_sentences; }

    /// Ranges whose text has this SHA-256 (32 bytes), ascending.
    std::vector<TextRange> withHash(const QByteArray &digest) const;
    /// Ranges whose folded text has it.
    std::vector<TextRange> withFoldedHash(const QByteArray &digest) const;
    /// The ranges most like a sketch made with sentenceSketchLimit, all with the same highest
    /// similarity; empty where none reaches `threshold`. Of very many that share as much with it,
    /// those nearest to `place` are compared.
    std::vector<Similar>
    mostSimilar(const QByteArray &sketch, double threshold, qint32 place) const;

private:
    // Sentences first to last, both inclusive.
    struct Run
    {
        qint32 first = 0;
        qint32 last = 0;
    };

    using Hashed = std::vector<std::pair<QByteArray, Run>>;

    // A run and how many hashes of a sketch it holds at most.
    struct Candidate
    {
        Run run;
        qint32 shared = 0;
    };

    TextRange rangeOf(const Run &run) const;
    std::vector<TextRange> find(const Hashed &hashed, const QByteArray &digest) const;
    void hashRuns(const Offsets &text);
    void addWords(const QList<QString> &folded);
    QByteArray sketchOfRun(const Run &run) const;
    std::vector<qint32> sharedBySentence(const QByteArray &sketch) const;
    std::vector<Candidate> candidates(const QByteArray &sketch, double threshold) const;

    std::vector<TextRange> m_sentences;
    Hashed m_exact;  // sorted by digest, then place
    Hashed m_folded; // likewise
    // The words of the text in their order, as hashes: of each alone and with the next one.
    // Sentence i has the words [m_firstWord[i], m_firstWord[i + 1]).
    std::vector<quint32> m_wordHashes;
    std::vector<quint32> m_pairHashes;
    std::vector<qint32> m_firstWord;
    std::vector<std::pair<quint32, qint32>> m_postings; // hash -> sentence, sorted
};

} // namespace sourceline
