#pragma once

#include "model/text/result.h"

#include <QByteArrayList>
#include <QStringList>

#include <span>
#include <vector>

struct sqlite3;

namespace sourceline {

inline constexpr quint32 casefileApplicationId = 0x534C4E31; // "SLN1"

/// SQL of the schema steps in order; the version of a casefile (user_version) is the number of steps it has had.
const QStringList &schemaSteps();
int currentSchema();

/// A table that sessions record. Keys come first in `columns`; keyColumns is how many they are (1 or 2).
struct RecordedTable
{
    QByteArray name;
    QByteArrayList columns;
    int keyColumns = 1;
    bool hasId = false; ///< keyed by a single `id` that KeyMaker gives out
};

/// Every recorded table in an order in which rows can be inserted parents first. Read once from the schema.
const std::vector<RecordedTable> &recordedTables();
const RecordedTable *recordedTable(QByteArrayView name);
/// The same for the schema that a connection has; recordedTables() is that of the newest.
std::vector<RecordedTable> recordedTablesOf(sqlite3 *database);

/// Runs steps from the file's version up to steps.size() in one transaction each (the caller backs up first).
Result<void> migrate(sqlite3 *database, const QStringList &steps = schemaSteps());

/// type, name, table and SQL of every object, one a line, tabs between, sorted: equal for two casefiles of one version.
QString schemaText(sqlite3 *database);
QString expectedSchemaText(int version);

} // namespace sourceline
