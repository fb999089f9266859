#pragma once

#include "model/text/result.h"

#include <QStringList>

struct sqlite3;

namespace sourceline {

/// What `sourceline check` found. Cell content that is neither a text nor an edit has no checksum and cannot be vouched for.
struct CheckReport
{
    bool integrity = true;    ///< SQLite's integrity_check and foreign keys
    bool search = true;       ///< full text equals the tables (integrity-check, rank 1)
    bool texts = true;        ///< every stored text has its hash
    bool chain = true;        ///< every edit's hash follows from the one before
    qint64 edits = 0;
    qint64 exact = 0, moved = 0, fuzzy = 0, orphan = 0, unattached = 0; ///< citations, by their best attached text
    QStringList problems;     ///< one sentence each

    bool isSound() const { return problems.isEmpty(); }
};

CheckReport checkCasefile(sqlite3 *database);

/// SQLite's quick_check alone: the structure of every page. Seconds at three million incidents.
Result<void> quickCheck(sqlite3 *database);

} // namespace sourceline
