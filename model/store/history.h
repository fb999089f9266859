#pragma once

#include "model/store/editlog.h"

#include <QStringList>

#include <optional>

namespace sourceline {

/// Which edits to list. Everything unset: all.
struct EditFilter
{
    Id incident;                       ///< edits that touched it, or one that was merged into it
    QString who;                       ///< exactly
    std::optional<qint64> from, until; ///< ms since 1970 UTC, until exclusive
    QString words;                     ///< in label or reason, folded
    QByteArray kind;
};

/// Newest first, without their rows; `before`: only edits with a smaller seq (0: from the newest).
Result<std::vector<Edit>>
findEdits(sqlite3 *database, const EditFilter &filter, qint64 before = 0, int limit = 200);
QStringList editors(sqlite3 *database); ///< everyone who wrote, by name

/// One field of one record as an edit left it, for reading: records and values in words.
struct ChangeInWords
{
    FieldChange change;
    Id incident;
    QString record;        ///< `attribution of K-1: Kataib Hezbollah suspected by …`
    QString field;         ///< `stance`
    QString before, after; ///< names where the value is a key; empty: nothing
    bool isCurrent = true; ///< the record still holds `after`
};

/// An import that only added gives one line a table with how many. At most `limit` lines; `total`
/// is set to how many there are.
Result<std::vector<ChangeInWords>>
changesInWords(sqlite3 *database, Id edit, int limit = 500, int *total = nullptr);

/// What stands in the way of putting one old value back: the record holds another value by now, or
/// is gone. `found` is what it holds. For a removed record the writer tells.
std::optional<Conflict> conflictOfPutBack(sqlite3 *database, const FieldChange &change);

/// Puts one old value back as an edit of its own: `change.before` where the field still holds
/// `change.after`, else a conflict. For an inserted or deleted record that is removing it, or
/// putting it back whole with what the same edit removed with it.
EditLog::Change putBack(const FieldChange &change, bool overwrite = false);

} // namespace sourceline
