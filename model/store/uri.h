#pragma once

#include "model/text/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace sourceline {

/// The URI of a file for SQLite: absolute, every byte that means something in a URI escaped. query:
/// `mode=ro&immutable=1`.
QString uriFor(const QString &path, const QByteArray &query);

/// Whether a casefile has a write-ahead log beside it, at the place where SQLite looks (links
/// followed).
enum class WalBeside
{
    None,      ///< or an empty one that no program has in use
    WithIndex, ///< with its -shm: after a crash, or another connection has the file open
    Alone,     ///< changes, but no -shm: copied without it
};
WalBeside walBeside(const QString &path);

/// One way to read a file without changing a byte of it or beside it.
struct ReadingWay
{
    QByteArray query;
    bool exclusive =
        false; ///< keeps the index of the log in memory, which needs the exclusive lock
};

/// In the order to be tried; none where the log can't be read without writing.
std::vector<ReadingWay> waysToRead(const QString &path, WalBeside wal);
Error unreadableWal(const QString &path);

/// True if this user may write the file; and make files beside it (links followed).
bool isWritable(const QString &path);
bool isWritableWithFolder(const QString &path);

} // namespace sourceline
