#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

#include <QMap>

struct sqlite3;

namespace sourceline::test {

/// Value and count of each cell that is not empty, by `position|series`: keys as in ChartNumbers,
/// periods by their first day.
using Cells = QMap<QString, QPair<double, qint64>>;

/// What plain SQL says that a chart of every incident holds, nothing gathered. Written apart from
/// model/chart, from what a kind promises.
Cells cellsBySql(sqlite3 *database, const ChartSpec &spec);
qint64 countBySql(sqlite3 *database, const ChartSpec &spec); ///< n

/// The same from the numbers.
Cells cellsOf(const ChartNumbers &numbers);

/// `expected` with what is not shown by name in `numbers` added up as `other`, as the numbers do.
Cells gathered(const Cells &expected, const ChartNumbers &numbers);

} // namespace sourceline::test
