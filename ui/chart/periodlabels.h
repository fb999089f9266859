#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

namespace sourceline {

/// What is written under a period: `Dec` over `2019`.
struct PeriodLabel
{
    int position = 0;
    QString upper, lower; ///< lower only where it changes
};

/// As many labels as have room, at even distances that fall on round periods (each third month on
/// quarters), `step` units apart in `size`.
std::vector<PeriodLabel> periodLabels(const std::vector<ChartPosition> &periods,
                                      ChartSpec::Period period,
                                      qreal step,
                                      int size);

} // namespace sourceline
