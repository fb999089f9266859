#pragma once

class QWidget;

namespace sourceline {

/// Every action of the menus that has a shortcut, and the keys of the panes.
void showShortcuts(QWidget *window);

} // namespace sourceline
