#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>
#include <vector>

namespace sourceline {

/// Where the rows of a pack stand in its file, which QJsonDocument does not tell, and what it
/// silently drops.
struct PackLines
{
    struct Duplicate
    {
        QByteArray name; ///< of a member that one object has twice
        qint64 line = 0;
    };

    QHash<QByteArray, std::vector<qint64>>
        rows;                           ///< by table, in the order of the file; lines count from 1
    std::optional<Duplicate> duplicate; ///< the first one
};

/// `json` must be what QJsonDocument has accepted.
PackLines packLines(const QByteArray &json);

/// Line of a byte offset, from 1.
qint64 lineAt(const QByteArray &json, qint64 offset);

} // namespace sourceline
