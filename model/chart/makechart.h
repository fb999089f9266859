#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"
#include "model/columns/incidenttable.h"
#include "model/text/result.h"

#include <optional>
#include <span>

struct sqlite3;

namespace sourceline {

/// Where the numbers come from. `rows` are the filtered rows of `table`, each once: the caller
/// filters. `database` is a read connection of the calling thread that shows the same edit.
struct ChartData
{
    const IncidentTable &table;
    std::span<const Row> rows;
    sqlite3 *database = nullptr;
    /// Day of the newest document, where the caller has it from chartCutOff() already.
    std::optional<QDate> cutOff = {};
    /// The day up to which what was said is looked at; null: the present. What happened later is
    /// not known then, whatever the newest document is of.
    QDate saidBy = {};
};

/// The day of the newest document that is dated: what happened later is not known. Null where none
/// is. A document dated to the month counts by its first day.
Result<QDate> chartCutOff(sqlite3 *database);

/// The numbers and all that is said about them. Blocks: call it on a worker. An empty selection is
/// no error: n is 0 then. Events, Cumulative and Ranked over categories of the columns are one pass
/// over the columns; the other kinds read claims and statements of the rows.
Result<ChartNumbers> makeChart(const ChartSpec &spec, const ChartData &data);

/// The same without sources and marking, which read every document behind the rows: for drawing
/// while a filter is typed. What it says is right, `sources`, `sourcesLong` and `marking` are
/// empty.
Result<ChartNumbers> makeChartNumbers(const ChartSpec &spec, const ChartData &data);

/// Which bar, segment of a bar, point or band: `series` −1 for all series at the position.
struct ChartCellRef
{
    int series = -1;
    int position = 0;
    bool operator==(const ChartCellRef &) const = default;
};

/// The incidents behind a cell of makeChart() with the same arguments, each once, by id. They are
/// not kept with the numbers: at three million incidents the lists are larger than the columns they
/// come from, and a click asks for one of them. For a cell of Cumulative: what its period adds. For
/// statements: the incidents that they are about.
Result<std::vector<Id>>
incidentsAt(const ChartSpec &spec, const ChartData &data, ChartCellRef cell);

} // namespace sourceline
