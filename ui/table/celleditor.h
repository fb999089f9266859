#pragma once

#include "model/store/value.h"
#include "model/workbench/incidentmodel.h"

#include <optional>

class QWidget;

namespace sourceline {

class Workbench;

/// A cell with one value: what is typed into it, and what is recorded of it.
struct CellEdit
{
    QByteArray column; ///< of the incident table
    Value value;
    QString refusal = {}; ///< one sentence: what was typed cannot be recorded
};

/// The column of the casefile that a column of the table edits in place; empty where claims or an
/// assessment stand behind it.
QByteArray editedColumn(IncidentModel::Column column);

/// A field for one cell: text, a choice of the vocabulary, or a place completed in any spelling.
QWidget *makeCellEditor(const Workbench &workbench, IncidentModel::Column column, QWidget *parent);
void fillCellEditor(QWidget &editor, const Workbench &workbench, const QModelIndex &cell);
/// None where the editor holds what the cell shows already.
std::optional<CellEdit>
editOf(const QWidget &editor, const Workbench &workbench, const QModelIndex &cell);

} // namespace sourceline
