#pragma once

#include "model/store/keys.h"
#include "model/store/searchindex.h"
#include "model/store/writer.h"

#include <optional>

namespace sourceline {

/// What a Writer works with during one transaction; EditLog owns the parts.
struct Writer::Private
{
    StatementCache &statements;
    KeyMaker &keys;
    SearchIndex &search;
    /// The first failure. A change that passed over it is rolled back all the same: half of what
    /// was meant must not be kept.
    std::optional<Error> failure;
    bool storedText = false;
    QString label = {};

    Error fail(Error error);
    Result<void> run(const RecordedTable &table, Id id, Statement &statement, const Values &values);
};

} // namespace sourceline
