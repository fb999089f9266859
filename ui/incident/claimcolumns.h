#pragma once

#include "ui/incident/sheetrow.h"

class QFontMetrics;

namespace sourceline {

/// Where a column of claims stands, from the left edge of the text.
struct ColumnPlace
{
    ClaimColumn column;
    int left = 0;
    int width = 0;
};

/// The columns of claims that are set side by side in `width` pixels, the same for all claims of a
/// kind so that they are aligned: all of them where there is plenty of room, fewer where number and
/// qualifier are one and the heading names measure and group. Empty where the claims are stacked.
std::vector<ColumnPlace> claimColumns(bool figures, int width, const QFontMetrics &metrics);

QString columnTitle(ClaimColumn column);

} // namespace sourceline
