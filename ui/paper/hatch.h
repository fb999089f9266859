#pragma once

#include "ui/paper/chartstyle.h"

#include <QPainterPath>
#include <QRectF>

namespace sourceline {

/// The lines (or dots) of a texture inside `rect`, cut at its edges by computing and not by a clip,
/// so that every device draws the same. Two rects side by side have one texture.
QPainterPath hatch(const QRectF &rect, Texture texture);

} // namespace sourceline
