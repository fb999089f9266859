#include "ui/article/readertext.h"

#include <algorithm>
#include <map>

namespace sourceline {

ReaderText::ReaderText()
    : ReaderText(DocumentView())
{}

ReaderText::ReaderText(const DocumentView &document)
    : m_offsets(document.text)
    , m_blocks(cutIntoBlocks(document.text))
    , m_highlights(document.highlights)
{
    gather();
}

void ReaderText::gather()
{
    struct LongestFirst
    {
        bool operator()(const TextRange &a, const TextRange &b) const
        {
            return a.start != b.start ? a.start < b.start : a.end > b.end;
        }
    };

    std::map<TextRange, std::vector<int>, LongestFirst> byRange;
    for (size_t i = 0; i < m_highlights.size(); ++i) {
        const TextRange units{m_offsets.toUnits(m_highlights[i].range.start),
                              m_offsets.toUnits(m_highlights[i].range.end)};
        if (!units.isEmpty())
            byRange[units].push_back(static_cast<int>(i));
    }
    qint32 furthest = 0;
    for (auto &[range, indexes] : byRange) {
        CitedSentence sentence;
        sentence.start = range.start;
        sentence.end = range.end;
        std::vector<TextRange> seen;
        for (const int index : indexes) {
            const Highlight &one = highlight(index);
            sentence.supports = static_cast<quint8>(sentence.supports | one.supports);
            sentence.moved |= one.state == u"moved";
            sentence.fuzzy |= one.state == u"fuzzy";
            if (one.phrase && *one.phrase != one.range
                && std::find(seen.begin(), seen.end(), *one.phrase) == seen.end()) {
                seen.push_back(*one.phrase);
                m_phrases.push_back({m_offsets.toUnits(one.phrase->start),
                                     m_offsets.toUnits(one.phrase->end),
                                     static_cast<int>(m_sentences.size())});
            }
        }
        sentence.highlights = std::move(indexes);
        furthest = qMax(furthest, sentence.end);
        m_furthest.push_back(furthest);
        m_sentences.push_back(std::move(sentence));
    }
}

void ReaderText::setPale(const std::vector<TextRange> &ranges)
{
    m_pale.clear();
    for (const TextRange &range : ranges)
        m_pale.push_back({m_offsets.toUnits(range.start), m_offsets.toUnits(range.end)});
    std::sort(m_pale.begin(), m_pale.end());
}

void ReaderText::setCurrentIncident(Id incident)
{
    for (CitedSentence &sentence : m_sentences) {
        sentence.supportsCurrent = 0;
        sentence.ofOthers = false;
        for (const int index : sentence.highlights) {
            const Highlight &one = highlight(index);
            if (incident.isValid() && one.incident == incident)
                sentence.supportsCurrent =
                    static_cast<quint8>(sentence.supportsCurrent | one.supports);
            else
                sentence.ofOthers = true;
        }
    }
}

void ReaderText::setLit(const QSet<Id> &citations)
{
    for (CitedSentence &sentence : m_sentences)
        sentence.lit =
            std::any_of(sentence.highlights.begin(), sentence.highlights.end(), [&](int index) {
                return citations.contains(highlight(index).citation);
            });
}

std::vector<int> ReaderText::sentencesIn(qint32 start, qint32 end) const
{
    std::vector<int> found;
    const auto after = std::lower_bound(
        m_sentences.begin(), m_sentences.end(), end, [](const CitedSentence &sentence, qint32 at) {
            return sentence.start < at;
        });
    for (auto i = static_cast<int>(after - m_sentences.begin()) - 1;
         i >= 0 && m_furthest[static_cast<size_t>(i)] > start;
         --i) {
        if (m_sentences[static_cast<size_t>(i)].end > start)
            found.push_back(i);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

int ReaderText::sentenceAt(qint32 position) const
{
    const auto at = sentencesIn(position, position + 1);
    const auto length = [this](int index) {
        const CitedSentence &sentence = m_sentences[static_cast<size_t>(index)];
        return sentence.end - sentence.start;
    };
    const auto shortest =
        std::min_element(at.begin(), at.end(), [&](int a, int b) { return length(a) < length(b); });
    return shortest == at.end() ? -1 : *shortest;
}

int ReaderText::sentenceOf(Id citation) const
{
    for (size_t i = 0; i < m_sentences.size(); ++i) {
        for (const int index : m_sentences[i].highlights) {
            if (highlight(index).citation == citation)
                return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace sourceline
