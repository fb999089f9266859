#pragma once

#include "model/workbench/incidentmodel.h"
#include "model/workbench/rowtexts.h"

namespace sourceline {

/// What one cell shows, read from the snapshot without a lock or a query; `text` may be null (not
/// read yet: titles show as "…", dates as the columns know them).
struct Cell
{
    QString text;
    QString suffix; ///< `+2`: always quiet, never elided
    bool faint = false;
    bool differing = false;
    bool conflicting = false;
    Id actor;

    QString whole() const { return suffix.isEmpty() ? text : QString(text + u' ' + suffix); }
};

Cell cellOf(const IncidentTable &table, Row row, IncidentModel::Column column, const RowText *text);

/// A date as the columns know it, for the moment until its own words are there: `27 Dec 2019`, `29
/// Nov – 6 Dec 2019`, `Dec 2019`, `2019`.
QString columnDate(qint32 earliest, qint32 latest, quint8 precision);

/// The figure of each group where no group includes the others: `1 + 1`. Empty where one figure
/// stands for all.
QString groupsText(const std::vector<RowText::Group> &groups,
                   const QByteArray &field,
                   qint32 low,
                   qint32 best,
                   qint32 high);

bool isFigureColumn(IncidentModel::Column column);

} // namespace sourceline
