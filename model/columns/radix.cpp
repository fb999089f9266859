#include "model/columns/radix.h"

#include <array>
#include <bit>
#include <utility>

namespace sourceline {

namespace {

constexpr int mostDigitBits = 11;

// Keys moved down to begin at 0; `last` becomes the one after the highest, so that it widens the
// range by one only. Digits of equal width: two of 7 bits scatter faster than one of 11 and one
// of 2.
class Digits
{
public:
    Digits(quint32 lowest, quint32 highest)
        : m_lowest(lowest)
        , m_end(highest - lowest + (highest == RadixKeys::last ? 0 : 1))
        , m_bits(static_cast<int>(std::bit_width(m_end)))
        , m_count(std::max(1, (m_bits + mostDigitBits - 1) / mostDigitBits))
        , m_width(std::max(1, (m_bits + m_count - 1) / m_count))
    {}

    quint32 moved(quint32 key) const { return std::min(key - m_lowest, m_end); }

    int count() const { return m_count; }

    int width() const { return m_width; }

    quint32 mask() const { return (1U << m_width) - 1; }

    int bits() const { return m_bits; }

private:
    quint32 m_lowest, m_end;
    int m_bits, m_count, m_width;
};

struct Places
{
    std::array<quint32, 1U << mostDigitBits> next = {};

    // True when all `count` keys share this digit.
    bool isConstant(size_t count) const { return std::ranges::find(next, count) != next.end(); }

    void toStarts()
    {
        quint32 sum = 0;
        for (quint32 &place : next)
            sum += std::exchange(place, sum);
    }
};

template <size_t Count>
void countInto(std::vector<Places> &places, std::span<const quint32> keys, const Digits &digits)
{
    const int width = digits.width();
    const quint32 mask = digits.mask();
    for (const quint32 key : keys) {
        const quint32 moved = digits.moved(key);
        for (size_t i = 0; i < Count; ++i)
            ++places[i].next[(moved >> (static_cast<int>(i) * width)) & mask];
    }
}

std::vector<Places> countSome(std::span<const quint32> keys, const Digits &digits)
{
    std::vector<Places> places(static_cast<size_t>(digits.count()));
    switch (places.size()) {
    case 1:
        countInto<1>(places, keys, digits);
        break;
    case 2:
        countInto<2>(places, keys, digits);
        break;
    default:
        countInto<3>(places, keys, digits);
    }
    return places;
}

// How often each digit stands in all keys, and in the first half of them.
struct Counts
{
    std::vector<Places> all, front;
};

Counts countDigits(std::span<const quint32> keys, const Digits &digits)
{
    std::vector<Places> front, back(static_cast<size_t>(digits.count()));
    inHalves(keys.size(), [&](size_t first, size_t last) {
        (first == 0 ? front : back) = countSome(keys.subspan(first, last - first), digits);
    });
    for (size_t digit = 0; digit < front.size(); ++digit) {
        for (size_t i = 0; i < front[digit].next.size(); ++i)
            back[digit].next[i] += front[digit].next[i];
    }
    return {std::move(back), std::move(front)};
}

// What is to be sorted, and the digits that differ.
struct Order
{
    std::span<const quint32> values, keys;
    Digits digits;
    Counts counts;
    std::vector<int> shifts; ///< lowest first
    int valueBits = 32;
    const std::atomic_bool *cancelled = nullptr;
};

// Between passes what is left of a key travels with its value in one word, the value in its lower
// bits: reading stays sequential, and a word is no wider than it must be.
template <typename Word>
class Passes
{
public:
    explicit Passes(Order &order)
        : m_order(order)
        , m_result(order.values.size())
    {}

    std::vector<quint32> run()
    {
        const std::vector<int> &shifts = m_order.shifts;
        for (size_t pass = 0; pass < shifts.size(); ++pass) {
            if (m_order.cancelled && m_order.cancelled->load(std::memory_order_relaxed))
                return {};
            const bool isLast = pass + 1 == shifts.size();
            if (!isLast && !m_to)
                m_to = std::make_unique_for_overwrite<Word[]>(m_order.values.size());
            const int shift = shifts[pass];
            const auto digit = static_cast<size_t>(shift / m_order.digits.width());
            Places &places = m_order.counts.all[digit];
            places.toStarts();
            m_drop = isLast ? 0 : shifts[pass + 1] - shift;
            if (pass == 0)
                first(shift, isLast, places, m_order.counts.front[digit]);
            else
                next(isLast, places);
            std::swap(m_from, m_to);
        }
        return std::move(m_result);
    }

private:
    template <typename RestAt, typename ValueAt>
    void scatter(size_t i, size_t end, Places &places, bool isLast, RestAt restAt, ValueAt valueAt)
    {
        const quint32 mask = m_order.digits.mask();
        if (isLast) {
            for (; i < end; ++i)
                m_result[places.next[restAt(i) & mask]++] = valueAt(i);
            return;
        }
        for (; i < end; ++i) {
            const quint32 rest = restAt(i);
            m_to[places.next[rest & mask]++] =
                (static_cast<Word>(rest >> m_drop) << m_order.valueBits) | valueAt(i);
        }
    }

    // In halves at once: the second one's places are after those of the first.
    void first(int shift, bool isLast, Places &places, const Places &front)
    {
        Places ofBack = places;
        for (size_t i = 0; i < ofBack.next.size(); ++i)
            ofBack.next[i] += front.next[i];
        inHalves(m_order.values.size(), [&](size_t begin, size_t end) {
            scatter(
                begin,
                end,
                begin == 0 ? places : ofBack,
                isLast,
                [this, shift](size_t i) { return m_order.digits.moved(m_order.keys[i]) >> shift; },
                [this](size_t i) { return m_order.values[i]; });
        });
    }

    void next(bool isLast, Places &places)
    {
        const Word valueMask = (Word{1} << m_order.valueBits) - 1;
        scatter(
            0,
            m_order.values.size(),
            places,
            isLast,
            [this](size_t i) { return static_cast<quint32>(m_from[i] >> m_order.valueBits); },
            [this, valueMask](size_t i) { return static_cast<quint32>(m_from[i] & valueMask); });
    }

    Order &m_order;
    std::vector<quint32> m_result;
    std::unique_ptr<Word[]> m_from, m_to;
    int m_drop = 0;
};

std::vector<quint32> sortedBy(Order &order)
{
    for (int i = 0; i < order.digits.count(); ++i) {
        if (!order.counts.all[static_cast<size_t>(i)].isConstant(order.values.size()))
            order.shifts.push_back(i * order.digits.width());
    }
    if (order.shifts.empty())
        return {order.values.begin(), order.values.end()};
    const int rest = order.shifts.size() > 1 ? order.digits.bits() - order.shifts[1] : 0;
    return rest + order.valueBits <= 32 && order.valueBits < 32 ? Passes<quint32>(order).run()
                                                                : Passes<quint64>(order).run();
}

} // namespace

std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 const RadixKeys &keys,
                                 quint64 end,
                                 const std::atomic_bool *cancelled)
{
    const Digits digits(keys.lowest(), keys.highest());
    Order order{values,
                keys.all(),
                digits,
                countDigits(keys.all(), digits),
                {},
                static_cast<int>(std::bit_width(end)),
                cancelled};
    return sortedBy(order);
}

std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 std::span<const quint32> keys,
                                 const std::atomic_bool *cancelled)
{
    quint32 lowest = RadixKeys::last, highestNext = 0;
    for (const quint32 key : keys) {
        lowest = std::min(lowest, key);
        highestNext = std::max(highestNext, key + 1);
    }
    const Digits digits(lowest, highestNext == 0 ? RadixKeys::last : highestNext - 1);
    Order order{values, keys, digits, countDigits(keys, digits), {}, 32, cancelled};
    return sortedBy(order);
}

} // namespace sourceline
