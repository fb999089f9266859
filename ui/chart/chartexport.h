#pragma once

#include "model/chart/chartpayload.h"
#include "ui/chart/chartfile.h"

namespace sourceline {

/// How a chart is to leave.
struct ChartExport
{
    ChartFormat format = ChartFormat::Svg;
    QString size; ///< `16:9` (also where empty), `4:3`, `a4`, or `1920x1080` pixels of 1/96 inch
    bool transparent = false; ///< SVG and PNG; paper is white
    TextAs textAs = TextAs::Text;
};

/// Why `size` is none, in one sentence.
Result<void> checkChartSize(const QString &size);

/// The whole file of a chart, the same bytes for the same payload and options.
Result<QByteArray> chartFileOf(const ChartPayload &payload, const ChartExport &options);

} // namespace sourceline
