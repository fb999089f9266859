#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace sourceline {

class Workbench;

/// The sheet of the current incident, or of what is selected, from the menu.
class SheetActions : public QObject
{
    Q_OBJECT

public:
    SheetActions(Workbench &workbench, QWidget *window);

    void fillMenu(QMenu &menu);
    void open();

signals:
    void said(const QString &sentence);
    void problem(const QString &sentence);

private:
    Workbench &m_workbench;
    QWidget *m_window;
};

} // namespace sourceline
