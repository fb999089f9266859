#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

struct RawFile
{
    QByteArray start; ///< the first bytes, fewer where the file is shorter
    qint64 size = 0;
};

/// Reads the first bytes of an ordinary file through SQLite's own file layer, which keeps the locks
/// that other connections of this process have on it (close(2) of a descriptor of our own would
/// drop them). Fails with the sentence for a locked file when another program keeps everybody out.
Result<RawFile> readRawFile(const QString &path, qsizetype bytes);

} // namespace sourceline
