#pragma once

#include "app/output.h"
#include "model/columns/incidenttable.h"

#include <QStringList>

struct sqlite3;

namespace sourceline {

/// The rows as a table whose columns are as wide as what is in them; cells read as in the window.
/// `error` is set when reading failed.
void printTable(Output &output,
                sqlite3 *database,
                const IncidentTable &table,
                std::span<const Row> rows,
                const QStringList &fields,
                Error &error);

} // namespace sourceline
