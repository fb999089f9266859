#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QStackedLayout;
class QTimer;
class QTreeView;

namespace sourceline {

class ChangesPane;
class ColumnShares;
class EditFilterRow;
class EditsModel;
class EmptyState;

/// Every edit of the casefile, by incident, person or day; what it changed; takes it back.
class HistoryPane : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPane(Workbench &workbench, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }

    EditsModel *model() const { return m_model; }

signals:
    void incidentAsked(); ///< it is the current one now

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showCurrent();
    void showLoaded();

    Workbench &m_workbench;
    EditsModel *m_model;
    QTreeView *m_view;
    EditFilterRow *m_filter;
    ChangesPane *m_changes;
    ColumnShares *m_shares;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer *m_later;
    Id m_current;
    bool m_isFirst = false;     ///< the newest edit is the current one: it stays so
    bool m_showsNewest = false; ///< at the top, once what is stale has been read
    bool m_stale = true;
};

} // namespace sourceline
