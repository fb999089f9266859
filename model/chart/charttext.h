#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

namespace sourceline {

/// The plotted numbers as a table, RFC 4180 with CRLF, UTF-8 without BOM; a text that a spreadsheet
/// would take for a formula (=, +, -, @, tab, CR first) gets an apostrophe before it. The first
/// rows are the table, a row a position (Figures: a row a claim), nothing else.
QByteArray chartCsv(const ChartSpec &spec, const ChartNumbers &numbers);

/// The chart in words, for who cannot see it: `Stacked bar chart of events by month … where …`, a
/// few sentences, then caveats. Plain text.
QString chartAltText(const ChartSpec &spec, const ChartNumbers &numbers);

} // namespace sourceline
