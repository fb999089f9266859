#pragma once

#include "model/store/writer.h"

namespace sourceline {

/// Keeps the bytes of the file that a text was read from, once by their hash; insert-only and no
/// part of the edit, like the text itself.
Result<void> storeOriginal(Writer &writer,
                           const QString &textSha256,
                           const QString &fileName,
                           const QByteArray &bytes);

} // namespace sourceline
