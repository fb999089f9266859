#pragma once

#include <QString>

#include <functional>

class QApplication;

namespace sourceline {

/// Shows the window and runs it; returns what the process exits with. `casefile` empty: the last
/// one, else the sample. `mayShow`, where given, is asked once the window is made; where it says no,
/// nothing is shown and 1 is returned.
int runWorkbench(QApplication &app, const QString &casefile, const std::function<bool()> &mayShow);

} // namespace sourceline
