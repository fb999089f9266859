#pragma once

class QHeaderView;
class QMenu;

namespace sourceline {

/// Fills `menu` with one checkable entry a column, in the order shown. The last column that is
/// shown cannot be hidden.
void fillColumnMenu(QMenu &menu, QHeaderView &header);

/// Swaps a column with its shown neighbour; by −1 left, 1 right.
void moveColumn(QHeaderView &header, int logical, int by);

} // namespace sourceline
