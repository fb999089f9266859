#pragma once

#include "ui/paper/chartstyle.h"

#include <QPainterPath>
#include <QRectF>

namespace sourceline {

/// Whether a texture is drawn of areas, as dots are, and not of lines.
bool isOfAreas(Texture texture);

/// The lines or areas of a texture inside `rect`, cut at its edges by computing and not by a clip,
/// so that every device draws the same. Hatches of two rects side by side go on from one to the
/// other.
QPainterPath hatch(const QRectF &rect, Texture texture);

/// Of what is alleged over another texture: wider, so that both are seen.
QPainterPath wideHatch(const QRectF &rect);

} // namespace sourceline
