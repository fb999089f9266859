#pragma once

#include "model/workbench/celltext.h"

namespace sourceline {

/// What a cell's tooltip and screen reader say beyond its text: plain text, one or a few lines;
/// empty where there is nothing to add.
QString
cellTip(const IncidentTable &table, Row row, IncidentModel::Column column, const RowText *text);

} // namespace sourceline
