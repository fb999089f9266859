#pragma once

#include "model/columns/rowset.h"
#include "model/store/dossier.h"
#include "model/store/history.h"

#include <QJsonArray>
#include <QJsonObject>

struct sqlite3;

namespace sourceline {

/// The objects of DESIGN section 5. Keys and names are stable; ids and references are text.
QJsonObject listEntry(sqlite3 *database, const Dossier &dossier);
QJsonObject showEntry(sqlite3 *database, const Dossier &dossier);
/// One attribution as it stands in showEntry().
QJsonObject
attributionEntry(sqlite3 *database, const Dossier &dossier, const AttributionView &attribution);
/// Newest first; with an incident, only the changes of what belongs to it. limit 0: no limit.
Result<QJsonArray> logEntries(sqlite3 *database, const EditFilter &filter, int limit);

} // namespace sourceline
