#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace sourceline {

/// Keys to order by, and between which bounds they lie; noted while they are made, when it costs
/// nothing. 0xffffffff stays last and is outside of them.
class RadixKeys
{
public:
    static constexpr quint32 last = 0xffffffff;

    /// Some of the keys, made by one thread beside others.
    class Part
    {
    public:
        explicit Part(RadixKeys &keys)
            : m_keys(keys.m_keys.get())
        {}

        void set(size_t at, quint32 key)
        {
            m_keys[at] = key;
            m_lowest = std::min(m_lowest, key);
            m_highestNext = std::max(m_highestNext, key + 1); // 0 for `last`
        }

    private:
        friend class RadixKeys;
        quint32 *m_keys;
        quint32 m_lowest = last, m_highestNext = 0;
    };

    /// Each must be set.
    explicit RadixKeys(size_t count)
        : m_keys(std::make_unique_for_overwrite<quint32[]>(count))
        , m_count(count)
    {}

    /// What was set.
    void add(const Part &part)
    {
        m_lowest = std::min(m_lowest, part.m_lowest);
        m_highestNext = std::max(m_highestNext, part.m_highestNext);
    }

    std::span<const quint32> all() const { return {m_keys.get(), m_count}; }

    quint32 lowest() const { return m_lowest; }

    quint32 highest() const { return m_highestNext == 0 ? last : m_highestNext - 1; }

private:
    std::unique_ptr<quint32[]> m_keys; // not initialised: millions are written once
    size_t m_count;
    quint32 m_lowest = last, m_highestNext = 0;
};

/// Calls work(first, last) for all of `count`: in two halves on two threads where it is worth one.
template <typename Work>
void inHalves(size_t count, const Work &work)
{
    constexpr size_t worthAThread = 500'000;
    if (count < worthAThread) {
        work(size_t{0}, count);
        return;
    }
    const std::jthread other([&work, count] { work(count / 2, count); });
    work(size_t{0}, count / 2);
}

/// `values`, all below `end`, in stable order of `keys` (one for each): an LSD radix sort by digits
/// of at most 11 bits, of which only those between the bounds are looked at. Empty when `cancelled`
/// becomes true.
std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 const RadixKeys &keys,
                                 quint64 end,
                                 const std::atomic_bool *cancelled = nullptr);

/// The same of any values, and keys that were made before.
std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 std::span<const quint32> keys,
                                 const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline
