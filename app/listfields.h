#pragma once

#include "model/columns/sort.h"
#include "model/text/result.h"

#include <QJsonObject>
#include <QStringList>

namespace sourceline {

/// Every name that --fields takes: the columns of the window's table, and what only JSON has.
QStringList listFieldNames();

/// The fields of `--fields a,b`; of an empty list those of a plain table, or none (all) for JSON.
/// Refuses unknown names.
Result<QStringList> listFieldsFrom(const QString &list, bool json);

/// `entry` with nothing but `ref` and `fields`; with everything where there are none. Counts that
/// only columns hold are added.
QJsonObject withFields(const QJsonObject &entry,
                       const IncidentTable &table,
                       Row row,
                       const QStringList &fields);

} // namespace sourceline
