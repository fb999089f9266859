#pragma once

#include "ui/table/celltextcache.h"

#include <QStyledItemDelegate>

namespace sourceline {

class IncidentModel;
class Workbench;
struct Cell;
struct Theme;

/// Paints the cells of the incident table from the snapshot, without a QVariant: at 3,000,000 rows
/// a frame costs what its visible cells cost.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    IncidentDelegate(Workbench &workbench, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    bool helpEvent(QHelpEvent *event,
                   QAbstractItemView *view,
                   const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    // A cell with one value is edited in place; what is typed becomes one edit.
    QWidget *createEditor(QWidget *parent,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor,
                      QAbstractItemModel *model,
                      const QModelIndex &index) const override;

    /// A key typed into a cell is never the key of an action.
    bool eventFilter(QObject *editor, QEvent *event) override;

    static int rowHeight(const QFont &font);

    /// The row drawn as the current one, and whether the view has the focus (a ring is drawn round
    /// the current cell).
    void setCurrentRow(int row) { m_currentRow = row; }

    int currentRow() const { return m_currentRow; }

private:
    void paintGround(QPainter &painter,
                     const QStyleOptionViewItem &option,
                     const Theme &theme,
                     int row) const;
    QRect paintMarks(QPainter &painter,
                     const QStyleOptionViewItem &option,
                     const Theme &theme,
                     const Cell &cell,
                     int column) const;
    void paintText(QPainter &painter,
                   const QStyleOptionViewItem &option,
                   const Theme &theme,
                   const Cell &cell,
                   int column,
                   QRect area) const;

    Workbench &m_workbench;
    const IncidentModel &m_model;
    int m_currentRow = -1;
    mutable CellTextCache m_texts;
};

} // namespace sourceline
