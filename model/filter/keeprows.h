#pragma once

#include "model/columns/incidenttable.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace sourceline {

/// Eight bytes of 0 or 1 to eight bits, the first to the lowest.
inline quint64 packed(const quint8 *bytes)
{
    quint64 eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return (qFromLittleEndian(eight) * 0x0102040810204080) >> 56;
}

inline constexpr size_t blockRows = 64; ///< rows to a word
/// With as few rows of a block left by the terms before, they are looked at one by one.
inline constexpr int fewRows = 24;

/// Keeps of the rows in `words` those that match: block by block, `fill(first, bytes)` giving 64
/// bytes of 0 or 1, or, where few are left, by `matches(row)` one by one.
template <typename Fill, typename Matches>
void keepBlocks(const Segment &segment, std::span<quint64> words, Fill fill, Matches matches)
{
    const size_t rows = segment.size();
    std::array<quint8, blockRows> bytes;
    for (size_t first = 0; first < rows; first += blockRows) {
        quint64 &word = words[first / blockRows];
        if (rows - first < blockRows || std::popcount(word) <= fewRows) {
            for (quint64 rest = word; rest != 0; rest &= rest - 1) {
                if (!matches(first + static_cast<size_t>(std::countr_zero(rest))))
                    word ^= rest & (~rest + 1);
            }
            continue;
        }
        fill(first, bytes.data());
        quint64 found = 0;
        for (unsigned i = 0; i < 8; ++i)
            found |= packed(bytes.data() + i * 8) << (i * 8);
        word &= found;
    }
}

/// Rows are counted in size_t: where 32 bits could wrap, the compiler fetches values one by one.
/// The predicate should be free of branches and gives 0 or 1, so that the compiler tests several
/// rows at a time.
template <typename Matches>
void keepRows(const Segment &segment, std::span<quint64> words, Matches matches)
{
    const auto fill = [=](size_t first, quint8 *bytes) {
        for (size_t i = 0; i < blockRows; ++i)
            bytes[i] = static_cast<quint8>(matches(first + i));
    };
    keepBlocks(segment, words, fill, matches);
}

} // namespace sourceline
