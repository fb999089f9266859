#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/chartscene.h"
#include "ui/paper/pdfpages.h"

namespace sourceline {

/// The pages of these sheets, A4 upright: one an incident where it fits in type of 8½ points or
/// more, else as many as it takes. Before several sheets a page that lists them; `filter` is what
/// chose them, in words, empty where somebody selected them. Marking at head and foot, page n of m,
/// incident, dates and head of the edit chain on each. `progress` is told sheets. Light whatever
/// the screen's colours; any thread. Not to be called without a sheet; empty where `progress` said
/// stop.
std::vector<ChartScene> laySheets(const std::vector<BriefingSheet> &sheets,
                                  const QString &filter = {},
                                  const PageProgress &progress = {});

/// The PDF of such pages, the same bytes for the same sheets; `progress` as above.
Result<QByteArray> sheetPdf(const std::vector<BriefingSheet> &sheets,
                            const QString &filter,
                            const PageProgress &progress = {});

/// What the whole is called: the incident, or how many.
QString sheetsTitle(const std::vector<BriefingSheet> &sheets);

} // namespace sourceline
