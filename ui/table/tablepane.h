#pragma once

#include "model/workbench/incidentmodel.h"

#include <QWidget>

#include <optional>

class QAction;
class QMenu;
class QStackedLayout;

namespace sourceline {

class EmptyState;
class IncidentView;
class Workbench;

/// The table with what stands in its place while there is nothing to list.
class TablePane : public QWidget
{
    Q_OBJECT

public:
    explicit TablePane(Workbench &workbench, QWidget *parent = nullptr);

    IncidentView *view() const { return m_view; }

    /// Actions offered while no casefile is open.
    void setOpeningActions(const QList<QAction *> &actions);

    /// Selected rows, or the current one, to the clipboard; copied() says how many.
    void copy();
    void fillColumns(QMenu &menu);
    void moveCurrentColumn(int by);
    void widenCurrentColumn(int by); ///< in steps
    void sortByCurrentColumn();
    void showCellSentences(); ///< of the current cell

    QStringList columns() const;
    void setColumns(const QStringList &layout);

signals:
    void copied(const QString &sentence);

private:
    void light(IncidentModel::Column column);
    void lightPending();
    void arrange();
    void chooseFirst();
    void showColumnMenu(const QPoint &at);
    void showRowMenu(const QPoint &at);

    Workbench &m_workbench;
    QStackedLayout *m_stack;
    IncidentView *m_view;
    EmptyState *m_empty;
    QAction *m_clearFilter;
    QList<QAction *> m_openingActions;
    std::optional<IncidentModel::Column> m_pending; ///< its dossier is still being read
    Id m_stopgap; ///< made current while not all incidents were there yet
};

} // namespace sourceline
