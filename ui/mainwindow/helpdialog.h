#pragma once

class QWidget;

namespace sourceline {

/// The page of help that comes with the program, in a window of its own. It loads nothing but
/// itself.
void showHelp(QWidget *parent);

} // namespace sourceline
