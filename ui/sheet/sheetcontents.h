#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/chartscene.h"
#include "ui/paper/chartstyle.h"

namespace sourceline {

/// The pages before several sheets: when the incidents happened, what chose them, and each with its
/// page. `starts`: pages before each among the sheets' own.
std::vector<ChartScene> layContents(const std::vector<BriefingSheet> &sheets,
                                    const std::vector<int> &starts,
                                    const QString &filter,
                                    const ChartStyle &style);

/// The sheet whose marking holds for all of them.
const BriefingSheet &highestMarked(const std::vector<BriefingSheet> &sheets);

} // namespace sourceline
