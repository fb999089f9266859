#pragma once

#include <QString>

class QApplication;

namespace sourceline {

/// Shows the window and runs it; returns what the process exits with. `casefile` empty: the last
/// one, else the sample.
int runWorkbench(QApplication &app, const QString &casefile);

} // namespace sourceline
