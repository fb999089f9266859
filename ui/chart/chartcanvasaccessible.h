#pragma once

namespace sourceline {

class ChartCanvas;

/// Makes screen readers walk a chart mark by mark. May be called more than once.
void installChartAccessibility();

void notifyMarksChanged(ChartCanvas *canvas); ///< there are other marks now
void notifyMarkChanged(ChartCanvas *canvas);  ///< another one is current

} // namespace sourceline
