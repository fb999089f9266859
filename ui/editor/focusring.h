#pragma once

class QWidget;

namespace sourceline {

/// Draws a ring in the accent colour on a field that has just got the focus, until it leaves: the
/// style's own is as pale as the selection. Does nothing for what shows its focus by itself.
void ringFocus(QWidget *field);

} // namespace sourceline
