#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace sourceline {

/// The key of a record: 31 random bits of the writing copy, then a counter per table. The same in every casefile; files
/// and references write it as decimal text. Not valid by default.
struct Id
{
    qint64 value = 0;

    bool isValid() const { return value > 0; }
    QString toText() const { return QString::number(value); }
    static Id fromText(QStringView text); ///< not valid unless all of `text` is a positive 63-bit number
    auto operator<=>(const Id &) const = default;
};

inline size_t qHash(Id id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

} // namespace sourceline
