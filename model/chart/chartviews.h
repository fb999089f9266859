#pragma once

#include "model/chart/chartspec.h"
#include "model/store/editlog.h"

namespace sourceline {

/// A chart saved in the casefile under a name.
struct ChartView
{
    Id id;
    QString name;
    ChartSpec spec;
    QString note;
};

/// All of them by name. One whose spec cannot be read is left out and its sentence added to
/// `problems`.
Result<std::vector<ChartView>> readChartViews(sqlite3 *database, QStringList *problems = nullptr);

/// Saves under `name`, in place of the chart of that name where there is one. Refuses an empty name
/// and a spec of which no chart can be made.
EditLog::Change saveChartView(const QString &name, const ChartSpec &spec, const QString &note = {});
/// Refuses a name that another chart has.
EditLog::Change renameChartView(Id view, const QString &name);
EditLog::Change removeChartView(Id view);

} // namespace sourceline
