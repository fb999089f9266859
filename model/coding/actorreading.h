#pragma once

#include "model/coding/actors.h"

namespace sourceline {

// Parts that reading an actor and reading a place share. `table` is `actor` or `place`.

Result<std::vector<NameEntry>> namesOf(sqlite3 *database, const QByteArray &table, Id record);
Result<std::vector<NoteView>>
notesOf(sqlite3 *database, const QByteArray &table, Id record); ///< newest first
Result<std::vector<std::pair<Id, QString>>>
formerly(sqlite3 *database, const QByteArray &table, Id record);
/// Every other spelling of every record, in the order of their keys.
Result<std::map<Id, QStringList>> otherNames(sqlite3 *database, const QByteArray &table);

Result<ActorUse> actorUse(sqlite3 *database, Id actor);

} // namespace sourceline
