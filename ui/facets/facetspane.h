#pragma once

#include <QJsonObject>
#include <QWidget>

class QAbstractButton;
class QAction;
class QLineEdit;
class QMenu;
class QStackedLayout;

namespace sourceline {

class EmptyState;
class FacetModel;
class FacetView;
class Workbench;

/// What the filter lets through, by value of each field: a click includes a value, Alt+click
/// excludes it, always in the one filter that the chips show. Counted only while it is visible.
class FacetsPane : public QWidget
{
    Q_OBJECT

public:
    explicit FacetsPane(Workbench &workbench, QWidget *parent = nullptr);

    FacetView *view() const { return m_view; }

    FacetModel *model() const { return m_model; }

    QLineEdit *search() const { return m_search; }

    void fillMenu(QMenu &menu);

    QJsonObject state() const;
    void setState(const QJsonObject &state);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeSwitch();
    void follow();
    void followFilter();
    void showEmpty();
    void toggle(const QModelIndex &value, bool excludes);
    void searchIn(const QString &typed, int facet);
    void find(const QString &text);
    void endSearch();

    Workbench &m_workbench;
    FacetModel *m_model;
    FacetView *m_view;
    QLineEdit *m_search;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QAbstractButton *m_events;
    QAbstractButton *m_everything;
    QAction *m_eventsOnly;
    bool m_hasRows = false; ///< those of the filter that is shown
    int m_searched = -1;    ///< the facet that is searched; −1: all
};

} // namespace sourceline
