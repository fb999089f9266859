#pragma once

#include <QSizeF>

namespace sourceline {

// Measures of a sheet in layout units of half a point, so that a size of 20 is type of 10 points.

inline constexpr QSizeF sheetPoints{595, 842}; ///< A4, upright
inline constexpr QSizeF sheetSize{1190, 1684};
inline constexpr qreal sheetSide = 76;
inline constexpr qreal sheetRight = 1114;
inline constexpr qreal sheetTop = 104;     ///< where the head begins, under the marking
inline constexpr qreal sheetBottom = 1544; ///< where the text ends, above the foot
inline constexpr qreal sheetColumn = 286;  ///< where text begins, right of the headings
inline constexpr qreal sheetWidth = sheetRight - sheetColumn; ///< of the text
inline constexpr qreal sheetGutter = 44; ///< between two columns, where one is not enough
inline constexpr qreal sheetHalf = (sheetRight - sheetSide - sheetGutter) / 2; ///< of such a column
inline constexpr int sheetLeastType = 17; ///< of what is read: 8½ points

} // namespace sourceline
