#pragma once

#include <QString>

#include <functional>

class QApplication;

namespace sourceline {

/// Shows the window and runs it; returns what the process exits with. `casefile` empty: the last
/// one, else the sample. One that is named and refused as it is (damage deeper in it is told in the
/// window): `refuse` gives the exit code, and no window was shown.
int runWorkbench(QApplication &app,
                 const QString &casefile,
                 const std::function<int(const QString &sentence)> &refuse);

} // namespace sourceline
