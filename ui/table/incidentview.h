#pragma once

#include "model/filter/filterspec.h"
#include "model/store/id.h"
#include "ui/table/rowselection.h"
#include "ui/table/rowsview.h"

namespace sourceline {

class IncidentDelegate;
class IncidentModel;
class Workbench;

/// The incident table. Qt's selection model holds the current cell only; which rows are selected is
/// Workbench's.
class IncidentView : public RowsView
{
    Q_OBJECT

public:
    explicit IncidentView(Workbench &workbench, QWidget *parent = nullptr);

    void selectAll() override;
    void keyboardSearch(const QString &search) override;

    /// Ids of the rows on screen, from the top.
    std::vector<Id> visibleIncidents() const;
    void resetColumns();
    /// Where the cell has one value it is edited in place, else cellOpened() tells.
    void editCell();

    /// Whether the title takes the width that is left; a person who sets widths ends that.
    bool fitsWidth() const { return m_fitsWidth; }

    void setFitsWidth(bool fits);

signals:
    /// The person moved along a row: the sentences behind this cell.
    void cellChosen(const QModelIndex &cell);
    /// A cell to be changed behind which claims or an assessment stand.
    void cellOpened(const QModelIndex &cell);
    void columnsChanged();

protected:
    bool event(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpHeaders();
    void connectModel();
    void moveCurrent(const QModelIndex &to, Qt::KeyboardModifiers modifiers);
    bool moveByKey(const QKeyEvent &event);
    void keepPlace();
    void restorePlace();
    void prefetch(); ///< what the rows in view are painted with
    void followCurrent(Id incident);
    void showOrder();
    void updateRow(int row);
    void applyFont();
    void fitTitle();

    Workbench &m_workbench;
    IncidentModel &m_model;
    IncidentDelegate *m_delegate;
    RowSelection m_select;
    Id m_top; ///< first row on screen before the rows changed
    int m_currentColumn = 0;
    bool m_currentWasVisible = false;
    bool m_restoring = false;
    bool m_loading = false;
    FilterSpec m_filter; ///< of the rows that were shown last
    bool m_hasLayout =
        false; ///< what columns there are was decided; until then they follow the width
    bool m_fitsWidth = true;
    bool m_fitting = false;
};

} // namespace sourceline
