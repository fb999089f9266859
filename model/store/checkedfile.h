#pragma once

#include "model/text/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace sourceline {

/// Who may read a file that is made new; one that is replaced keeps its permissions.
enum class Readers
{
    AsUsual, ///< what the umask leaves
    OnlyMe
};

/// Puts `bytes` at `path`, whole or not at all: written beside it, counted, synced to the disk and
/// given the name only then. Whatever goes wrong (full disk, a folder or file that may not be
/// written, a name too long, a kill half-way), what stood at `path` still stands there and nothing
/// is left beside it. The one way for everything that leaves a casefile, since Qt's writers report
/// success on a full disk. Any thread; waits for the disk. The error is one sentence.
Result<void>
writeChecked(const QString &path, const QByteArray &bytes, Readers readers = Readers::AsUsual);

/// A file of several that belong together.
struct FileToWrite
{
    QString path;
    QByteArray bytes;
};

/// Puts all of `files` in their places or none: each is written beside its place and checked before
/// the first is given its name, and what was replaced comes back should a later name be refused.
/// Names are given in the order of `files`. Else as writeChecked().
Result<void> writeAllChecked(const std::vector<FileToWrite> &files);

/// Whether `path` could be written now, without touching it: for asking before long work. Not a
/// promise.
Result<void> canWrite(const QString &path);

} // namespace sourceline
