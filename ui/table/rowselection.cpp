#include "ui/table/rowselection.h"

#include <algorithm>

namespace sourceline {

RowSet RowSelection::moveTo(qsizetype position)
{
    m_anchor = position;
    return {};
}

RowSet RowSelection::toggle(const RowSet &shown, const RowSet &selected, qsizetype position)
{
    if (position < 0 || position >= shown.size())
        return selected;
    const Row row = shown.at(position);
    std::vector<Row> rows(selected.rows().begin(), selected.rows().end());
    if (rows.empty() && m_anchor >= 0 && m_anchor < shown.size() && m_anchor != position)
        rows.push_back(shown.at(m_anchor));
    if (selected.contains(row))
        std::erase(rows, row);
    else
        rows.push_back(row);
    m_anchor = position;
    return RowSet(std::move(rows));
}

RowSet RowSelection::extendTo(const RowSet &shown, qsizetype position) const
{
    if (shown.size() == 0)
        return {};
    const qsizetype last = shown.size() - 1;
    const qsizetype from = std::clamp<qsizetype>(m_anchor < 0 ? position : m_anchor, 0, last);
    const qsizetype to = std::clamp<qsizetype>(position, 0, last);
    const auto rows = shown.rows().subspan(static_cast<size_t>(std::min(from, to)),
                                           static_cast<size_t>(std::abs(to - from)) + 1);
    return RowSet(std::vector<Row>(rows.begin(), rows.end()));
}

} // namespace sourceline
