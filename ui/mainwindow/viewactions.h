#pragma once

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace sourceline {

class Appearance;
class CentrePages;
class TablePane;
class Workbench;

/// The View menu: columns, citations, where the focus is, colours and text size.
class ViewActions : public QObject
{
    Q_OBJECT

public:
    /// `panes` in the order of Ctrl+1, Ctrl+2, …, with the names the menu gives them.
    ViewActions(Workbench &workbench,
                Appearance &appearance,
                TablePane &table,
                const QList<std::pair<QString, QWidget *>> &panes,
                QObject *parent);

    void fillMenu(QMenu &menu);
    void fillPages(QMenu &menu, CentrePages &pages);

signals:
    void resetRequested();
    void paletteRequested();
    void hiddenPaneAsked(QWidget *pane); ///< is to be shown: it gets the focus next

private:
    QAction *
    add(QMenu &menu, const QString &text, const QString &keys, const std::function<void()> &run);
    void fillColumns(QMenu &menu);
    void fillFocus(QMenu &menu);
    void fillAppearance(QMenu &menu);
    void focusNext(int by);

    Workbench &m_workbench;
    Appearance &m_appearance;
    TablePane &m_table;
    QList<std::pair<QString, QWidget *>> m_panes;
};

} // namespace sourceline
