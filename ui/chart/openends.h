#pragma once

#include "ui/paper/scenebuilder.h"

namespace sourceline {

enum class OpenEnd
{
    Below,
    Above
};

/// Where a range ends is not stated: `area` grows paler towards that end, and an arrow points
/// there.
void drawOpenEnd(SceneBuilder &builder, const QRectF &area, const QColor &colour, OpenEnd end);

} // namespace sourceline
