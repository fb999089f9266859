#pragma once

#include "ui/chart/plots.h"
#include "ui/chart/valuescale.h"

namespace sourceline {

/// Where the rows of a chart lie whose values run from left to right.
struct RowAxis
{
    QRectF plot; ///< from zero to the top of the scale
    ValueScale scale;
    qreal step = 0; ///< height of a row
    int rows = 0;   ///< drawn
    /// Positions that had no room, which is said beneath: the last before those apart. What is
    /// unknown, and what is gathered, keeps its row.
    int hidden = 0;
    int firstApart = 0; ///< row
    int textSize = 14;

    qreal centreOf(int row) const
    {
        return plot.top() + step * (row + 0.5) + (row >= firstApart ? apartGap : 0);
    }

    int positionAt(int row) const { return row < firstApart ? row : row + hidden; }

    qreal xOf(double value) const { return plot.left() + plot.width() * scale.share(value); }

    static constexpr qreal apartGap = 8;
};

/// Of the name of a row where it is smaller, on two lines.
inline constexpr int rowNameSize = 12;
inline constexpr int rowSentenceSize = 13; ///< of words above a row

struct RowRoom
{
    qreal least = 12, most = 44; ///< height of a row
    qreal right = 0;             ///< kept free for words at the ends
    bool labels = true;
};

/// Draws title, grid, ticks and the names of the rows inside `room`, up to `highest`.
RowAxis layRowAxis(SceneBuilder &builder,
                   const QRectF &room,
                   const PlotData &data,
                   double highest,
                   const RowRoom &wanted);

} // namespace sourceline
