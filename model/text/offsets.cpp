#include "model/text/offsets.h"

#include <algorithm>
#include <limits>

namespace sourceline {

namespace {

constexpr qint32 stride = 256;

// Units of the code point at `unit`: 2 for a surrogate pair, else 1. A lone surrogate counts as one
// code point, as in QString::toUcs4, so that no text can make the two counts drift apart.
qsizetype unitsAt(const QString &text, qsizetype unit)
{
    return text[unit].isHighSurrogate() && unit + 1 < text.size() && text[unit + 1].isLowSurrogate()
               ? 2
               : 1;
}

} // namespace

Offsets::Offsets(const QString &text)
    : m_text(text)
{
    Q_ASSERT(text.size() < std::numeric_limits<qint32>::max());
    const auto isSurrogate = [](QChar c) {
        return c.isSurrogate();
    };
    if (std::none_of(m_text.cbegin(), m_text.cend(), isSurrogate)) {
        m_codePoints = qint32(m_text.size());
        return;
    }
    m_checkpoints.reserve(size_t(m_text.size() / stride + 1));
    for (qsizetype unit = 0; unit < m_text.size(); unit += unitsAt(m_text, unit)) {
        if (m_codePoints % stride == 0)
            m_checkpoints.push_back(qint32(unit));
        ++m_codePoints;
    }
}

qint32 Offsets::toUnits(qint32 codePoint) const
{
    codePoint = std::clamp(codePoint, 0, m_codePoints);
    if (m_checkpoints.empty())
        return codePoint;
    if (codePoint == m_codePoints)
        return qint32(m_text.size());
    qsizetype unit = m_checkpoints[size_t(codePoint / stride)];
    for (qint32 left = codePoint % stride; left > 0; --left)
        unit += unitsAt(m_text, unit);
    return qint32(unit);
}

qint32 Offsets::toCodePoints(qint32 unit) const
{
    unit = std::clamp(unit, 0, qint32(m_text.size()));
    if (m_checkpoints.empty())
        return unit;
    const auto after = std::upper_bound(m_checkpoints.cbegin(), m_checkpoints.cend(), unit);
    const auto index = qint32(after - m_checkpoints.cbegin()) - 1;
    qint32 codePoint = index * stride;
    qsizetype at = m_checkpoints[size_t(index)];
    for (;;) {
        // Between the two halves of a pair: the pair's own code point.
        const qsizetype next = at < m_text.size() ? at + unitsAt(m_text, at) : at;
        if (at >= unit || next > unit)
            return codePoint;
        at = next;
        ++codePoint;
    }
}

QString Offsets::slice(const TextRange &range) const
{
    const qint32 from = toUnits(range.start);
    const qint32 to = toUnits(range.end);
    return to > from ? m_text.mid(from, to - from) : QString();
}

} // namespace sourceline
