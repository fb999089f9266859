#pragma once

#include "model/workbench/celltext.h"

namespace sourceline {

/// Rows as tab-separated values, for a spreadsheet: a line of headers, then one line a row. A text
/// that a spreadsheet would take for a formula gets an apostrophe before it.
QString tabSeparated(const IncidentModel &model,
                     const IncidentTable &table,
                     const std::vector<Row> &rows,
                     const std::vector<IncidentModel::Column> &columns,
                     const RowTexts &texts);

inline constexpr qsizetype copiedAtMost =
    20'000; ///< rows; more would not fit a clipboard comfortably

} // namespace sourceline
