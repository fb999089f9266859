#pragma once

#include "model/filter/filterspec.h"
#include "ui/timeline/timelinedata.h"

#include <QFutureWatcher>
#include <QJsonObject>
#include <QWidget>

class QAction;
class QActionGroup;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace sourceline {

class EmptyState;
class TimelineView;
class Workbench;

/// The timeline with the choice of its lanes, and what stands in its place while there is nothing
/// to show.
class TimelinePane : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePane(Workbench &workbench, QWidget *parent = nullptr);
    ~TimelinePane() override;

    TimelineView *view() const { return m_view; }

    /// Lanes, what is shown, zoom: the same actions that the button beside the axis offers.
    void fillMenu(QMenu &menu);

    /// What is shown, for the window's state.
    QJsonObject state() const;
    void setState(const QJsonObject &state);

    QSize minimumSizeHint() const override { return {240, 96}; }

signals:
    void incidentAsked(sourceline::Id incident);

private:
    void makeActions();
    void selectPeriod(qint64 from, qint64 to);
    void arrange();
    void placeButton();
    void showEmpty();
    void listUndated();

    Workbench &m_workbench;
    TimelineView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QToolButton *m_button;
    QMenu *m_menu;
    QActionGroup *m_lanes;
    QList<QAction *> m_zoom;
    QAction *m_words;
    QAction *m_bands;
    QAction *m_listUndated;
    QFutureWatcher<RowSet> m_selecting;
};

/// `filter` with the terms from: and to: for a period, both inclusive, in place of those it has.
FilterSpec withPeriod(FilterSpec filter, qint64 from, qint64 to);

/// What a timeline draws beside events.
struct DrawnKinds
{
    bool words = true; ///< statements and developments
    bool bands = true; ///< aggregates
};

/// Rows of `rows` that are drawn and may have happened between two minutes, both inclusive.
RowSet rowsWithin(
    const IncidentTable &table, const RowSet &rows, qint64 from, qint64 to, DrawnKinds drawn = {});

} // namespace sourceline
