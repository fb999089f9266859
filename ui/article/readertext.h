#pragma once

#include "model/store/documentview.h"
#include "ui/article/textblocks.h"

#include <QSet>

namespace sourceline {

/// One cited stretch of a text with everything that rests on exactly it. Positions are UTF-16 units
/// of the stored text.
struct CitedSentence
{
    qint32 start = 0;
    qint32 end = 0;
    quint8 supports = 0;        ///< SupportBit, of every incident
    quint8 supportsCurrent = 0; ///< of the current incident alone
    bool ofOthers = false;      ///< some other incident's record rests on it, or a report alone
    bool lit = false;
    bool moved = false;          ///< some anchor is not where it was coded
    bool fuzzy = false;          ///< some anchor is only alike
    std::vector<int> highlights; ///< indexes into DocumentView::highlights
};

/// A phrase inside a sentence, which is drawn stronger.
struct CitedPhrase
{
    qint32 start = 0;
    qint32 end = 0;
    int sentence = 0;
};

/// A text as stored, cut for layout, with its citations as UTF-16 positions: what the view draws.
/// UI thread; no widget.
class ReaderText
{
public:
    ReaderText();
    explicit ReaderText(const DocumentView &document);

    const QString &text() const { return m_offsets.text(); }

    const Offsets &offsets() const { return m_offsets; }

    const std::vector<TextBlock> &blocks() const { return m_blocks; }

    const std::vector<CitedSentence> &sentences() const
    {
        return m_sentences;
    } ///< by start, then longest first

    const std::vector<CitedPhrase> &phrases() const { return m_phrases; } ///< by sentence

    /// Stretches that are drawn paler, in UTF-16 units, by start.
    const std::vector<TextRange> &pale() const { return m_pale; }

    void setPale(const std::vector<TextRange> &ranges); ///< in code points

    void setCurrentIncident(Id incident);
    void setLit(const QSet<Id> &citations);

    /// Indexes of the sentences that share a unit with [start, end), in order.
    std::vector<int> sentencesIn(qint32 start, qint32 end) const;
    /// The shortest sentence at `position`, or −1.
    int sentenceAt(qint32 position) const;
    int sentenceOf(Id citation) const; ///< −1 when the shown text has no place for it

    const Highlight &highlight(int index) const
    {
        return m_highlights.at(static_cast<size_t>(index));
    }

private:
    void gather();

    Offsets m_offsets;
    std::vector<TextBlock> m_blocks;
    std::vector<Highlight> m_highlights;
    std::vector<CitedSentence> m_sentences;
    std::vector<CitedPhrase> m_phrases;
    std::vector<TextRange> m_pale;
    std::vector<qint32> m_furthest; // the largest end of sentences 0…i: bounds the search backwards
};

} // namespace sourceline
