#pragma once

#include <QString>

#include <vector>

namespace sourceline {

/// A range of Unicode code points, end exclusive.
struct TextRange
{
    qint32 start = 0;
    qint32 end = 0;

    qint32 length() const { return end - start; }
    bool isEmpty() const { return end <= start; }
    bool contains(qint32 point) const { return point >= start && point < end; }
    bool overlaps(const TextRange &other) const { return start < other.end && other.start < end; }
    auto operator<=>(const TextRange &) const = default;
};

/// Converts between code points (store, files) and UTF-16 units (Qt) of one text. Identity where the text has no
/// surrogates, else a checkpoint every 256 code points. Immutable; any thread.
class Offsets
{
public:
    explicit Offsets(const QString &text);

    /// Out-of-range positions are clamped to the text.
    qint32 toUnits(qint32 codePoint) const;
    qint32 toCodePoints(qint32 unit) const;
    qint32 codePoints() const { return m_codePoints; }
    QString slice(const TextRange &range) const;
    const QString &text() const { return m_text; }

private:
    QString m_text;
    std::vector<qint32> m_checkpoints; // UTF-16 unit of code point 256·i; empty without surrogates
    qint32 m_codePoints = 0;
};

} // namespace sourceline
