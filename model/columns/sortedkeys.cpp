#include "model/columns/sortedkeys.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sourceline {

namespace {

// Lengths of a part: a short key's take two bytes, those of a long one ten.
constexpr quint8 isLong = 0xff;

struct Lengths
{
    quint32 shared, rest;
};

void append(std::vector<char> &bytes, const Lengths &lengths)
{
    if (lengths.shared < isLong && lengths.rest < isLong) {
        bytes.push_back(static_cast<char>(lengths.shared));
        bytes.push_back(static_cast<char>(lengths.rest));
        return;
    }
    bytes.push_back(static_cast<char>(isLong));
    const auto *raw = reinterpret_cast<const char *>(&lengths);
    bytes.insert(bytes.end(), raw, raw + sizeof lengths);
}

Lengths take(const char *&bytes)
{
    Lengths lengths;
    if (static_cast<quint8>(*bytes) != isLong) {
        lengths = {static_cast<quint8>(bytes[0]), static_cast<quint8>(bytes[1])};
        bytes += 2;
    } else {
        std::memcpy(&lengths, bytes + 1, sizeof lengths);
        bytes += 1 + sizeof lengths;
    }
    return lengths;
}

} // namespace

SortedKeys::SortedKeys(const CollationKeys &keys, const std::vector<Row> &rows)
{
    std::vector<quint32> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&keys](quint32 at) { return keys.key(at); });
    m_rows.reserve(rows.size());
    QByteArrayView before;
    for (const quint32 at : order) {
        const QByteArrayView key = keys.key(at);
        const auto shared = std::ranges::mismatch(before, key).in2 - key.begin();
        append(m_bytes, {static_cast<quint32>(shared), static_cast<quint32>(key.size() - shared)});
        m_bytes.insert(m_bytes.end(), key.begin() + shared, key.end());
        m_rows.push_back(rows[at]);
        before = key;
    }
    m_bytes.shrink_to_fit();
}

SortedKeys::Walk::Walk(const SortedKeys &keys)
    : m_bytes(keys.m_bytes.data())
    , m_row(keys.m_rows.data())
    , m_left(keys.m_rows.size())
{
    if (!atEnd())
        take();
}

void SortedKeys::Walk::next()
{
    ++m_row;
    if (--m_left > 0)
        take();
}

void SortedKeys::Walk::take()
{
    const Lengths lengths = sourceline::take(m_bytes);
    m_key.resize(lengths.shared);
    m_key.append(m_bytes, lengths.rest);
    m_bytes += lengths.rest;
}

std::vector<quint32> mergedRanks(std::span<const SortedKeys> parts, size_t rowCount, quint32 none)
{
    std::vector<SortedKeys::Walk> walks;
    std::vector<quint32> heap; // of indexes into walks, the one with the least key in front
    for (const SortedKeys &part : parts) {
        walks.emplace_back(part);
        if (!walks.back().atEnd())
            heap.push_back(static_cast<quint32>(walks.size() - 1));
    }
    const auto after = [&walks](quint32 a, quint32 b) {
        return walks[b].key() < walks[a].key();
    };
    std::ranges::make_heap(heap, after);
    std::vector<quint32> ranks(rowCount, none);
    std::string last;
    quint32 next = 0; // rank of the next key that differs
    while (!heap.empty()) {
        std::ranges::pop_heap(heap, after);
        SortedKeys::Walk &least = walks[heap.back()];
        const QByteArrayView key = least.key();
        if (next == 0 || QByteArrayView(last) != key) {
            last.assign(key.data(), static_cast<size_t>(key.size()));
            ++next;
        }
        ranks[least.row()] = next - 1;
        least.next();
        if (least.atEnd())
            heap.pop_back();
        else
            std::ranges::push_heap(heap, after);
    }
    return ranks;
}

} // namespace sourceline
