#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QByteArray>

#include <vector>

struct sqlite3;

namespace sourceline {

/// An edit as it is to be turned back.
struct StoredEdit
{
    qint64 seq = 0;
    Id id;
    QByteArray changeset; ///< empty for a batch
    QByteArray batch;     ///< JSON; empty unless it is a batch
};

/// The edit and those that were made with it (same copy, same `at`), newest first. An error when
/// one of them cannot be turned back: made by another program, redacted or damaged.
Result<std::vector<StoredEdit>> editsMadeWith(sqlite3 *database, Id edit);

} // namespace sourceline
