#pragma once

#include "model/text/result.h"

namespace sourceline {

/// An empty file made beside the place where it is to stand, moved there only when whole. Removes
/// itself, and what SQLite put beside it, unless it was moved.
class NewFile
{
public:
    /// Fails when there is something at `path` already, or the folder cannot be written.
    static Result<NewFile> beside(const QString &path);
    NewFile(NewFile &&other) noexcept;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile();

    QString temporaryPath() const { return m_temporary; }

    /// Writes the bytes through to the disk and gives the file its name, never in place of another.
    Result<void> moveInPlace();

private:
    NewFile(const QString &path, const QString &temporary);

    QString m_path;
    QString m_temporary; // empty when moved
};

} // namespace sourceline
