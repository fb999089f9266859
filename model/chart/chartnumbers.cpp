#include "model/chart/chartnumbers.h"

namespace sourceline {

ChartCell ChartNumbers::totalAt(size_t position) const
{
    if (position < totals.size())
        return totals[position];
    ChartCell whole;
    for (const ChartSeries &one : series) {
        const ChartCell &cell = one.cells[position];
        whole.value += cell.value;
        whole.count += cell.count;
        whole.silent += cell.silent;
        whole.atLeast += cell.atLeast;
        whole.about += cell.about;
    }
    return whole;
}

bool ChartNumbers::overlapsAt(size_t position) const
{
    if (position >= totals.size())
        return false;
    qint64 parts = 0;
    for (const ChartSeries &one : series)
        parts += one.cells[position].count;
    return parts > totals[position].count;
}

qint64 ChartNumbers::besideAxis() const
{
    qint64 beside = 0;
    for (size_t i = 0; !period.isEmpty() && i < positions.size(); ++i)
        beside += positions[i].apart ? totalAt(i).count : 0;
    return beside;
}

} // namespace sourceline
