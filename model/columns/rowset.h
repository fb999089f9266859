#pragma once

#include "model/columns/incidenttable.h"

namespace sourceline {

/// Which rows of a snapshot, in which order. Immutable; every view shares one.
class RowSet
{
public:
    RowSet() = default;
    /// `order` holds each row once.
    explicit RowSet(std::vector<Row> order);

    qsizetype size() const { return static_cast<qsizetype>(m_order.size()); }
    Row at(qsizetype position) const { return m_order[static_cast<size_t>(position)]; }
    std::span<const Row> rows() const { return m_order; }
    bool contains(Row row) const;
    /// −1 when it is not in the set. The inverse is made once, on the thread that asks first or by prepare().
    qsizetype positionOf(Row row) const;
    void prepare() const;

private:
    struct Inverse;
    std::vector<Row> m_order;
    mutable std::shared_ptr<Inverse> m_inverse = nullptr;
};

/// Every living row of `table`, by id.
RowSet allRows(const IncidentTable &table);

} // namespace sourceline
