#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/scenebuilder.h"

namespace sourceline {

// What stands around the text of a sheet.

/// A blank page.
ChartScene blankSheet(const QString &name);

enum class HeadSize
{
    Usual,
    Small ///< the title on one line where it fits
};

/// Kind, title, place and date at the head of a first page; returns where it ends.
qreal layHead(SceneBuilder &builder,
              const BriefingSheet &sheet,
              HeadSize headSize = HeadSize::Usual);
/// What goes on, at the head of a later page.
void layRunningHead(SceneBuilder &builder, const BriefingSheet &sheet);
/// Marking at head and foot, at the right in letters of 12 points as the Traffic Light Protocol
/// asks.
void layMarking(SceneBuilder &builder, const QString &marking);
/// Which incident, as of when, from which edit; page `page` of `pages`. No reference: of several.
void layFoot(SceneBuilder &builder, const BriefingSheet &sheet, bool isOne, int page, int pages);

} // namespace sourceline
