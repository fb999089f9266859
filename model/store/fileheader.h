#pragma once

#include "model/text/result.h"

namespace sourceline {

/// What the first 100 bytes of a casefile say (sqlite.org/fileformat2.html, 1.3).
struct FileHeader
{
    int schema = 0; ///< user_version
};

/// Reads and judges the first 100 bytes of an existing file; SQLite's pager has not seen it then.
/// Every no is a sentence: not a file, not to be read, empty, a text, another program's database,
/// damaged, cut short, newer than this program, locked.
Result<FileHeader> readHeader(const QString &path);

} // namespace sourceline
