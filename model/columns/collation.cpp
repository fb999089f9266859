#include "model/columns/collation.h"

#include <algorithm>
#include <cstring>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

namespace sourceline {

struct CollationKeys::Collator
{
    UCollator *collator = nullptr;
    std::vector<char16_t> units; // of a text given as UTF-8

    Collator()
    {
        UErrorCode status = U_ZERO_ERROR;
        collator = ucol_open("", &status);
        if (U_FAILURE(status))
            collator = nullptr; // no ICU data: code units will do
    }

    ~Collator() { ucol_close(collator); }

    Collator(const Collator &) = delete;
    Collator &operator=(const Collator &) = delete;
};

CollationKeys::CollationKeys()
    : m_collator(std::make_unique<Collator>())
{}

CollationKeys::~CollationKeys() = default;
CollationKeys::CollationKeys(CollationKeys &&) noexcept = default;
CollationKeys &CollationKeys::operator=(CollationKeys &&) noexcept = default;

void CollationKeys::add(QStringView text)
{
    const size_t start = m_pool.size();
    if (!m_collator->collator) {
        const QByteArray utf8 = text.toUtf8();
        m_pool.insert(m_pool.end(), utf8.begin(), utf8.end());
        m_ends.push_back(m_pool.size());
        return;
    }
    const auto keyInto = [&](size_t room) {
        m_pool.resize(start + room);
        const int length = ucol_getSortKey(m_collator->collator,
                                           text.utf16(),
                                           static_cast<int32_t>(text.size()),
                                           reinterpret_cast<uint8_t *>(m_pool.data() + start),
                                           static_cast<int32_t>(room));
        return static_cast<size_t>(std::max(length, 1));
    };
    size_t length = keyInto(static_cast<size_t>(text.size()) * 2 + 16);
    if (length > m_pool.size() - start)
        length = keyInto(length);
    m_pool.resize(start + length - 1); // without the key's closing NUL
    m_ends.push_back(m_pool.size());
}

void CollationKeys::addUtf8(QByteArrayView text)
{
    std::vector<char16_t> &units = m_collator->units;
    units.resize(std::max(units.size(), static_cast<size_t>(text.size()) + 1));
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units.data(),
                         static_cast<int32_t>(units.size()),
                         &length,
                         text.data(),
                         static_cast<int32_t>(text.size()),
                         0xfffd,
                         nullptr,
                         &status);
    add(QStringView(units.data(), U_SUCCESS(status) ? length : 0));
}

QByteArrayView CollationKeys::key(size_t index) const
{
    const size_t start = index == 0 ? 0 : m_ends[index - 1];
    return {m_pool.data() + start, static_cast<qsizetype>(m_ends[index] - start)};
}

namespace {

// The first eight bytes as a number decide nearly every comparison without a look into the pool.
struct Entry
{
    quint64 head = 0;
    quint32 index = 0;
};

quint64 headOf(QByteArrayView key)
{
    quint64 head = 0;
    for (qsizetype i = 0; i < 8; ++i)
        head = (head << 8) | (i < key.size() ? static_cast<quint8>(key[i]) : 0U);
    return head;
}

int compare(QByteArrayView a, QByteArrayView b)
{
    const auto common = static_cast<size_t>(std::min(a.size(), b.size()));
    if (const int order = common > 0 ? std::memcmp(a.data(), b.data(), common) : 0; order != 0)
        return order;
    return a.size() < b.size() ? -1 : (a.size() > b.size() ? 1 : 0);
}

} // namespace

std::vector<quint32> ranksOf(std::span<const QByteArrayView> keys)
{
    std::vector<Entry> order(keys.size());
    for (size_t i = 0; i < keys.size(); ++i)
        order[i] = {headOf(keys[i]), static_cast<quint32>(i)};
    const auto before = [keys](const Entry &a, const Entry &b) {
        return a.head != b.head ? a.head < b.head : compare(keys[a.index], keys[b.index]) < 0;
    };
    std::ranges::sort(order, before);

    std::vector<quint32> ranks(keys.size());
    quint32 rank = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && before(order[i - 1], order[i]))
            ++rank;
        ranks[order[i].index] = rank;
    }
    return ranks;
}

} // namespace sourceline
