#include "model/filter/codesets.h"

#include <algorithm>
#include <limits>

namespace sourceline {

namespace {

// SplitMix64's finaliser, value by value.
size_t hashOf(std::span<const Code> values)
{
    quint64 hash = values.size();
    for (const Code value : values) {
        hash = (hash ^ value) * 0xbf58476d1ce4e5b9U;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
        hash ^= hash >> 31;
    }
    return static_cast<size_t>(hash);
}

template <typename Vector>
qint64 bytesOf(const Vector &vector)
{
    return static_cast<qint64>(vector.capacity() * sizeof(typename Vector::value_type));
}

} // namespace

Code CodeSets::with(Code set, Code value)
{
    m_steps.resize(steps);
    Step &step = m_steps[(set * 0x9e3779b1U + value * 0x85ebca6bU) % steps];
    if (step.set == set && step.value == value && step.result != 0)
        return step.result;
    const auto before = values(set);
    m_made.assign(before.begin(), before.end());
    const auto place = std::ranges::lower_bound(m_made, value);
    if (place == m_made.end() || *place != value)
        m_made.insert(place, value);
    step = {set, value, codeOf(m_made)};
    return step.result;
}

size_t CodeSets::placeOf(std::span<const Code> wanted) const
{
    const size_t mask = m_table.size() - 1;
    size_t at = hashOf(wanted) & mask;
    while (m_table[at] != 0 && !std::ranges::equal(values(m_table[at]), wanted))
        at = (at + 1) & mask;
    return at;
}

Code CodeSets::codeOf(std::span<const Code> wanted)
{
    if (2 * size() >= m_table.size())
        widen();
    Code &code = m_table[placeOf(wanted)];
    if (code == 0) {
        code = static_cast<Code>(size());
        m_values.insert(m_values.end(), wanted.begin(), wanted.end());
        m_ends.push_back(static_cast<quint32>(m_values.size()));
    }
    return code;
}

// At most half of it is taken, so that few places are looked at.
void CodeSets::widen()
{
    m_table.assign(std::max<size_t>(64, 2 * m_table.size()), 0);
    for (Code code = 1; code < size(); ++code)
        m_table[placeOf(values(code))] = code;
}

qint64 CodeSets::memory() const
{
    return bytesOf(m_values) + bytesOf(m_ends) + bytesOf(m_table) + bytesOf(m_steps);
}

qint64 RowCodes::memory() const
{
    qint64 bytes = 0;
    for (const auto &[segment, part] : m_parts)
        bytes += bytesOf(part.narrow) + bytesOf(part.wide);
    return bytes;
}

void RowCodes::Part::grow(size_t rows)
{
    if (rows <= size())
        return;
    if (isWide())
        wide.resize(rows);
    else
        narrow.resize(rows);
}

Code RowCodes::code(Id incident) const
{
    const auto found = m_parts.find(incident.value >> segmentBits);
    const auto row = static_cast<size_t>(incident.value & (segmentRows - 1));
    if (found == m_parts.end() || row >= found->second.size())
        return 0;
    return found->second.isWide() ? found->second.wide[row] : found->second.narrow[row];
}

void RowCodes::setCode(Id incident, Code code)
{
    const qint64 key = incident.value >> segmentBits;
    if (key != m_last || !m_there) {
        m_there = &m_parts[key]; // stays where it is
        m_last = key;
    }
    Part &part = *m_there;
    const auto row = static_cast<size_t>(incident.value & (segmentRows - 1));
    part.grow(row + 1);
    if (!part.isWide() && code > std::numeric_limits<quint16>::max()) {
        part.wide.assign(part.narrow.begin(), part.narrow.end());
        part.narrow = {};
    }
    if (part.isWide())
        part.wide[row] = code;
    else
        part.narrow[row] = static_cast<quint16>(code);
}

} // namespace sourceline
