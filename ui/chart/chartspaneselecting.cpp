#include "model/chart/chartrows.h"
#include "model/filter/onlythese.h"
#include "model/workbench/workbench.h"
#include "ui/chart/chartspane.h"
#include "ui/paper/chartscene.h"

// From a bar or point to the incidents behind it.
namespace sourceline {

void ChartsPane::select(const ChartMark &mark, bool lists)
{
    if (mark.incident.isValid())
        return selectIncidents({mark.incident}, lists);
    const Snapshot table = m_workbench.snapshot();
    m_workbench.read<std::vector<Id>>(
        this,
        [spec = m_drawnSpec, table, cell = mark.cell](
            sqlite3 *database) -> Result<std::vector<Id>> {
            const auto rows = chartRows(spec.filter, *table, database);
            if (!rows)
                return rows.error();
            return incidentsAt(spec, {*table, *rows, database}, cell);
        },
        [this, lists](const Result<std::vector<Id>> &incidents) {
            if (incidents)
                selectIncidents(*incidents, lists);
            else
                emit problem(incidents.error().message);
        });
}

void ChartsPane::selectIncidents(const std::vector<Id> &incidents, bool lists)
{
    const Snapshot table = m_workbench.snapshot();
    const std::shared_ptr<const RowSet> shown = m_workbench.rows();
    std::vector<Row> rows;
    std::vector<Row> inSight;
    for (const Id id : incidents) {
        const Row row = table->rowOf(id);
        if (table->idOf(row) != id)
            continue;
        rows.push_back(row);
        if (shown->contains(row))
            inSight.push_back(row);
    }
    if (rows.empty())
        return;
    const auto hidden = static_cast<int>(rows.size() - inSight.size());
    const bool isOne = rows.size() == 1;
    m_workbench.setCurrent(table->idOf(rows.front()));
    if (lists && !isOne && hidden > 0)
        return listHidden(std::move(rows), hidden);
    m_workbench.setSelection(RowSet(std::move(inSight)));
    if (lists)
        isOne ? emit incidentAsked() : emit listAsked();
    else if (hidden > 0)
        emit said(tr("The filter hides %n of the incidents counted here; Return lists them.",
                     nullptr,
                     hidden));
}

// A chart can count what its filter does not let through: what aggregates count is held elsewhere.
void ChartsPane::listHidden(std::vector<Row> rows, int hidden)
{
    if (static_cast<qsizetype>(rows.size()) > mostOfThese)
        return emit problem(tr("The filter hides %n of the incidents counted here, and there are "
                               "too many to be listed without it. Nothing was changed.",
                               nullptr,
                               hidden));
    const Snapshot table = m_workbench.snapshot();
    std::vector<Id> ids;
    for (const Row row : rows)
        ids.push_back(table->idOf(row));
    m_workbench.setFilter(onlyThese(ids));
    m_workbench.setSelection(RowSet(std::move(rows)));
    emit said(tr("The filter hid %n of these incidents, so only these are shown now; Alt+Left "
                 "brings it back.",
                 nullptr,
                 hidden));
    emit listAsked();
}

} // namespace sourceline
