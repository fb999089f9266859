#pragma once

#include "model/store/editlog.h"

namespace sourceline {

/// Makes a casefile at `path` with the sample in it, as one edit by `who`. On failure nothing is
/// left behind.
Result<void> createSampleCasefile(const QString &path, const QString &who);

/// The sample in the user's data folder ($XDG_DATA_HOME/sourceline/sample.sourceline), made on the
/// first call; its path.
Result<QString> sampleCasefile();

} // namespace sourceline
