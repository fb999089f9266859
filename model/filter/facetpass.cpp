#include "model/filter/facetpass.h"

#include <algorithm>
#include <bit>

namespace sourceline {

namespace {

constexpr quint64 everyRow = ~quint64{0};

template <typename T>
void tallyRows(const T *codes, std::span<const quint64> words, quint32 *counts)
{
    for (size_t word = 0; word < words.size(); ++word, codes += 64) {
        quint64 rest = words[word];
        if (rest == everyRow) {
            for (size_t i = 0; i < 64; ++i)
                ++counts[codes[i]];
            continue;
        }
        for (; rest != 0; rest &= rest - 1)
            ++counts[codes[std::countr_zero(rest)]];
    }
}

size_t codesOf(const IncidentTable &table, const FacetTally &tally)
{
    if (const auto *column = std::get_if<CodeColumn>(&tally.of))
        return (*column == CodeColumn::Place ? table.places : table.actors)->ids.size();
    if (FacetLink *const *link = std::get_if<FacetLink *>(&tally.of))
        return (*link)->sets().size();
    return 256;
}

void tallySegment(FacetTally &tally, const Segment &segment, std::span<const quint64> words)
{
    quint32 *const counts = tally.counts.data();
    if (const auto *byte = std::get_if<ByteColumn>(&tally.of)) {
        tallyRows(segment.bytes[static_cast<size_t>(*byte)].data(), words, counts);
    } else if (const auto *code = std::get_if<CodeColumn>(&tally.of)) {
        tallyRows(segment.codes[static_cast<size_t>(*code)].data(), words, counts);
    } else {
        const bool some = std::get<FacetLink *>(tally.of)->rows().visit(
            segment.key, segment.size(), [&](const auto *codes) {
                tallyRows(codes, words, counts);
            });
        if (!some) {
            for (const quint64 word : words)
                counts[0] += static_cast<quint32>(std::popcount(word));
        }
    }
}

} // namespace

size_t FacetPass::own(const std::function<bool(size_t)> &choices)
{
    m_choices.push_back(choices);
    m_owned.push_back(m_filter ? m_filter->only(choices) : CompiledFilter());
    return m_owned.size() - 1;
}

// Of the choices that are no facet's, then of each facet's own: the whole, and each without one.
void FacetPass::evaluate(size_t index)
{
    const Segment &segment = *m_table.segments[index];
    m_used = segment.living.size();
    m_whole.fill(0);
    if (!m_rest) {
        std::ranges::copy(segment.living, m_whole.begin());
        return;
    }
    m_rest->evaluateSegment(m_table, index, m_whole);
    for (Words &words : m_without)
        words = m_whole;
    Words own;
    for (size_t i = 0; i < m_owned.size(); ++i) {
        m_owned[i].evaluateSegment(m_table, index, own);
        for (size_t word = 0; word < m_used; ++word)
            m_whole[word] &= own[word];
        for (size_t other = 0; other < m_without.size(); ++other) {
            for (size_t word = 0; other != i && word < m_used; ++word)
                m_without[other][word] &= own[word];
        }
    }
}

std::span<const quint64> FacetPass::wordsWithout(std::optional<size_t> own) const
{
    return std::span(own ? m_without[*own] : m_whole).first(m_used);
}

qint64 FacetPass::run(std::vector<FacetTally> &tallies, const std::atomic_bool *cancelled)
{
    if (m_filter && m_filter->isActive()) {
        m_rest = m_filter->only([this](size_t choice) {
            return std::ranges::none_of(m_choices,
                                        [choice](const auto &own) { return own(choice); });
        });
        m_without.resize(m_owned.size());
    }
    for (FacetTally &tally : tallies)
        tally.counts.assign(codesOf(m_table, tally), 0);
    qint64 rows = 0;
    for (size_t i = 0; i < m_table.segments.size(); ++i) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        evaluate(i);
        for (const quint64 word : std::span(m_whole).first(m_used))
            rows += std::popcount(word);
        for (FacetTally &tally : tallies)
            tallySegment(
                tally, *m_table.segments[i], wordsWithout(m_rest ? tally.own : std::nullopt));
    }
    return rows;
}

} // namespace sourceline
