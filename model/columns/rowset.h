#pragma once

#include "model/columns/incidenttable.h"

#include <memory>
#include <span>
#include <vector>

namespace sourceline {

/// Which rows of a snapshot, in which order. Immutable and shared by its copies; any thread may
/// read it. It belongs to the snapshot it was made from and to those with sameRows().
class RowSet
{
public:
    RowSet() = default;
    /// `order` holds each row once.
    explicit RowSet(std::vector<Row> order);

    qsizetype size() const { return static_cast<qsizetype>(rows().size()); }

    Row at(qsizetype position) const { return (*m_order)[static_cast<size_t>(position)]; }

    std::span<const Row> rows() const { return m_order ? *m_order : std::span<const Row>(); }

    bool contains(Row row) const;
    /// −1 when it is not in the set. The inverse is made once, on the thread that asks first or by
    /// prepare().
    qsizetype positionOf(Row row) const;
    void prepare() const;

private:
    struct Inverse;
    std::shared_ptr<const std::vector<Row>> m_order; ///< null: no row
    std::shared_ptr<Inverse> m_inverse;              ///< null where that is
};

/// Every living row of `table`, by id.
RowSet allRows(const IncidentTable &table);

/// `rows` of the snapshot `before` as rows of `after`, in the same order, without those that live
/// no more. One table look-up a row; not needed where sameRows(before, after) and nothing was
/// removed.
RowSet translated(const IncidentTable &before, const IncidentTable &after, const RowSet &rows);

} // namespace sourceline
