#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace sourceline {

class SavedViewList;

/// The menu of saved views: save what is shown, open one by name.
class ViewMenu : public QObject
{
    Q_OBJECT

public:
    ViewMenu(SavedViewList &list, QMenu &menu, QWidget *window);

signals:
    void pageAsked(); ///< where all of them are

private:
    void fill();
    void askName();

    SavedViewList &m_list;
    QMenu &m_menu;
    QWidget *m_window;
    qsizetype m_fixed = 0; ///< actions before the names
};

} // namespace sourceline
