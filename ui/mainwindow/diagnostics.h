#pragma once

#include <QString>

namespace sourceline {

class Workbench;

/// For a report of a fault: versions, platform, and sizes; nothing of what the casefile says, nor
/// its path.
QString diagnostics(const Workbench &workbench);

} // namespace sourceline
