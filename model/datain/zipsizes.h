#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

/// Refuses a zip archive that says it swells beyond reason, before anything is unpacked; what it
/// says is all that is unpacked later. Also one that is no archive.
Result<void> checkZipSizes(const QByteArray &archive);

} // namespace sourceline
