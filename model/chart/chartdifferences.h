#pragma once

#include "model/chart/chartcheck.h"

namespace sourceline {

/// Numbers of one chart that are otherwise in the other. Places and series are matched by their
/// keys, points by claim; words, sources and what is said about them may differ.
std::vector<ChartDifference> chartDifferences(const ChartNumbers &before, const ChartNumbers &now);

} // namespace sourceline
