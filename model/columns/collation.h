#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace sourceline {

/// Sort keys of many texts by ICU's root collation, in one pool. Used on one thread.
class CollationKeys
{
public:
    CollationKeys();
    ~CollationKeys();
    CollationKeys(CollationKeys &&) noexcept;
    CollationKeys &operator=(CollationKeys &&) noexcept;

    void add(QStringView text);
    void addUtf8(QByteArrayView text);

    size_t size() const { return m_ends.size(); }

    /// Valid until the next add.
    QByteArrayView key(size_t index) const;

private:
    struct Collator;
    std::unique_ptr<Collator> m_collator;
    std::vector<char> m_pool;
    std::vector<size_t> m_ends;
};

/// Rank of each key among all, from 0, equal for equal keys.
std::vector<quint32> ranksOf(std::span<const QByteArrayView> keys);

} // namespace sourceline
