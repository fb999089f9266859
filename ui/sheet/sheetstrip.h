#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/scenebuilder.h"

namespace sourceline {

/// Draws a strip of time over the text column from `top` down: a lane each for the incident, what
/// it is linked to, when it was said who did it and when that was published. A day is a dot, what
/// is known less finely is as long as it is, and pale. `date`: of the incident, in words, beside
/// its mark. Returns where it ends: at `top` where nothing has a date.
qreal layStrip(SceneBuilder &builder,
               qreal top,
               const std::vector<BriefingMoment> &moments,
               const QString &date = {});

} // namespace sourceline
