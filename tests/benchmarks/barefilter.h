#pragma once

#include "model/columns/incidenttable.h"

#include <span>

namespace sourceline::benchmark {

/// Four predicates: a period of whole years, the means and the country that most incidents have,
/// and somebody counted who was killed. And the same work on flat arrays: one value a row and
/// nothing else, without a row that was removed, a name that is looked up or a date that is not
/// known.
class BareFilter
{
public:
    BareFilter(const IncidentTable &table, std::span<const Row> order);

    /// The filter as it is typed.
    QString text(int fromYear, int toYear) const;
    /// Rows that fit, in order; how many.
    size_t run(int fromYear, int toYear);

private:
    void readRows(const IncidentTable &table);

    QString m_meansName, m_country;
    std::vector<Row> m_order;
    std::vector<qint32> m_earliest, m_latest, m_killed;
    std::vector<quint8> m_meansOf, m_mask, m_means, m_places;
    std::vector<Code> m_placeOf;
    std::vector<Row> m_kept;
};

} // namespace sourceline::benchmark
