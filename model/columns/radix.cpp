#include "model/columns/radix.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>

namespace sourceline {

namespace {

constexpr int digitBits = 11;
constexpr quint32 digitMask = (1U << digitBits) - 1;
constexpr quint32 last = 0xffffffff;

// Keys moved down to begin at 0; `last` becomes the one after the highest, so that it widens the
// range by one only.
struct Range
{
    quint32 lowest = last;
    quint32 highest = 0;

    explicit Range(std::span<const quint32> keys)
    {
        for (const quint32 key : keys) {
            lowest = std::min(lowest, key);
            highest = std::max(highest, key == last ? 0 : key);
        }
        if (lowest == last)
            highest = last; // nothing but `last`
    }

    quint32 moved(quint32 key) const { return std::min(key - lowest, highest - lowest + 1); }

    int digits() const
    {
        const int bits = static_cast<int>(std::bit_width(quint64{highest - lowest} + 1));
        return std::max(1, (bits + digitBits - 1) / digitBits);
    }
};

struct Digit
{
    std::array<quint32, digitMask + 1> next = {};

    // True when all `count` keys share this digit.
    bool isConstant(size_t count) const { return std::ranges::find(next, count) != next.end(); }

    void toStarts()
    {
        quint32 sum = 0;
        for (quint32 &place : next)
            sum += std::exchange(place, sum);
    }
};

template <size_t Digits>
void countInto(std::vector<Digit> &digits, std::span<const quint32> keys, const Range &range)
{
    for (const quint32 key : keys) {
        const quint32 moved = range.moved(key);
        for (size_t i = 0; i < Digits; ++i)
            ++digits[i].next[(moved >> (i * digitBits)) & digitMask];
    }
}

std::vector<Digit> countDigits(std::span<const quint32> keys, const Range &range)
{
    std::vector<Digit> digits(static_cast<size_t>(range.digits()));
    switch (digits.size()) {
    case 1:
        countInto<1>(digits, keys, range);
        break;
    case 2:
        countInto<2>(digits, keys, range);
        break;
    default:
        countInto<3>(digits, keys, range);
    }
    return digits;
}

} // namespace

std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 std::span<const quint32> keys,
                                 const std::atomic_bool *cancelled)
{
    const size_t count = values.size();
    const Range range(keys);
    std::vector<Digit> digits = countDigits(keys, range);
    std::vector<int> shifts;
    for (size_t i = 0; i < digits.size(); ++i) {
        if (!digits[i].isConstant(count))
            shifts.push_back(static_cast<int>(i) * digitBits);
    }
    if (shifts.empty())
        return {values.begin(), values.end()};

    std::vector<quint32> result(count);
    // Key and value travel together between passes: reading stays sequential. Not initialised: each
    // pass writes all of it.
    std::unique_ptr<quint64[]> from, to;
    if (shifts.size() > 1)
        to = std::make_unique_for_overwrite<quint64[]>(count);
    for (size_t pass = 0; pass < shifts.size(); ++pass) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return {};
        const int shift = shifts[pass];
        Digit &digit = digits[static_cast<size_t>(shift / digitBits)];
        digit.toStarts();
        const bool isLast = pass + 1 == shifts.size();
        const auto scatter = [&](auto keyAt, auto valueAt) {
            for (size_t i = 0; i < count; ++i) {
                const quint32 key = keyAt(i);
                quint32 &place = digit.next[(key >> shift) & digitMask];
                if (isLast)
                    result[place++] = valueAt(i);
                else
                    to[place++] = (quint64{key} << 32) | valueAt(i);
            }
        };
        if (pass == 0)
            scatter([&](size_t i) { return range.moved(keys[i]); },
                    [&](size_t i) { return values[i]; });
        else
            scatter([&](size_t i) { return static_cast<quint32>(from[i] >> 32); },
                    [&](size_t i) { return static_cast<quint32>(from[i]); });
        std::swap(from, to);
        if (!isLast && !to)
            to = std::make_unique_for_overwrite<quint64[]>(count);
    }
    return result;
}

} // namespace sourceline
