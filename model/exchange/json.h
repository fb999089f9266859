#pragma once

#include "model/columns/rowset.h"
#include "model/store/dossier.h"
#include "model/store/editlog.h"

#include <QJsonArray>
#include <QJsonObject>

struct sqlite3;

namespace sourceline {

/// The objects of DESIGN section 5. Keys and names are stable; ids and references are text.
QJsonObject listEntry(sqlite3 *database, const Dossier &dossier);
QJsonObject showEntry(sqlite3 *database, const Dossier &dossier);
QJsonArray logEntries(sqlite3 *database, Id incident, int limit);

} // namespace sourceline
