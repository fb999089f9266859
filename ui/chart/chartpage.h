#pragma once

#include "model/chart/chartspec.h"
#include "ui/paper/scenebuilder.h"

namespace sourceline {

/// Draws all that stands around a plot on a page that leaves the house: marking, headline, subtitle
/// with n; beneath it caveats, sources, date of the data, period, filter and head of the edit
/// chain. Returns the room that is left. Whatever is long is cut with … or counted, never clipped.
QRectF layPage(SceneBuilder &builder, const ChartSpec &spec, const ChartNumbers &numbers);

/// The handling marking at the head and the foot of any page; nothing where it is empty.
void layPageMarking(SceneBuilder &builder, const QString &marking);

/// The headline, or what stands in for it.
QString headlineOf(const ChartSpec &spec, const ChartNumbers &numbers);
/// The subtitle, with n wherever it is not said already.
QString subtitleOf(const ChartSpec &spec, const ChartNumbers &numbers);

} // namespace sourceline
