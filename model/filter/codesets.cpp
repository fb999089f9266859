#include "model/filter/codesets.h"

#include <algorithm>
#include <limits>

namespace sourceline {

Code CodeSets::with(Code set, Code value)
{
    const quint64 step = (quint64{set} << 32) | value;
    if (const auto known = m_steps.find(step); known != m_steps.end())
        return known->second;
    std::vector<Code> values = m_sets[set];
    const auto place = std::ranges::lower_bound(values, value);
    if (place == values.end() || *place != value)
        values.insert(place, value);
    const auto [found, isNew] = m_codes.try_emplace(values, static_cast<Code>(m_sets.size()));
    if (isNew)
        m_sets.push_back(std::move(values));
    m_steps.emplace(step, found->second);
    return found->second;
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
