#pragma once

#include "model/columns/rowset.h"

namespace sourceline {

/// How mouse and keys change which rows are selected. Positions count in the order shown. Pure.
class RowSelection
{
public:
    /// A plain click or arrow key: nothing but the current row, from which the next range starts.
    RowSet moveTo(qsizetype position);
    /// Ctrl+click and Space: in or out. With nothing selected the row that was current comes along.
    RowSet toggle(const RowSet &shown, const RowSet &selected, qsizetype position);
    /// Shift: everything from where the range started.
    RowSet extendTo(const RowSet &shown, qsizetype position) const;

    void setAnchor(qsizetype position) { m_anchor = position; }

    qsizetype anchor() const { return m_anchor; }

private:
    qsizetype m_anchor = -1;
};

} // namespace sourceline
