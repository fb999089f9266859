#pragma once

#include "model/store/statementcache.h"

namespace sourceline {

struct StoredText
{
    QString sha256;
    Id id; ///< in `text`
    bool isNew = false;
};

/// Puts a text into `text` unless it is there; its full text is the caller's.
Result<StoredText> storeTextRow(StatementCache &statements, const QString &text);

} // namespace sourceline
