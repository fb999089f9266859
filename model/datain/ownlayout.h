#pragma once

#include "model/datain/tablefile.h"
#include "model/exchange/pack.h"

namespace sourceline {

struct RowOutcome;

/// Whether a file is one that our own export made: CSV of claims, or a workbook.
bool isOwnLayout(const TableFile &file);

/// Our own rows as a pack, so that they merge by key like one: records that a row does not name in
/// full are not compared further than it names them. Rows that cannot be read are told to
/// `rejected`. `isRaw`: the texts were written without the guard against formulas.
Result<Pack> packOfOwnRows(const TableFile &file,
                           bool isRaw,
                           sqlite3 *database,
                           const std::function<void(const RowOutcome &)> &rejected);

/// What that pack would do to the casefile, told row by row in the order of the file: the records
/// that come in with the row, and those that are here, differ and stay. Only reads; false stops.
Result<PackReport> ownDryRun(const TableFile &file,
                             const Pack &pack,
                             bool isRaw,
                             sqlite3 *database,
                             const std::function<bool(const RowOutcome &)> &each);

/// Columns that no export of ours has: nothing of them comes in.
QStringList columnsNotOurs(const TableFile &file);

} // namespace sourceline
