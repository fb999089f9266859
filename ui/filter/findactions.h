#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace sourceline {

class Workbench;

/// Filters made of what is selected or current: only these, and others like this one.
class FindActions : public QObject
{
    Q_OBJECT

public:
    explicit FindActions(Workbench &workbench, QObject *parent = nullptr);

    void fillMenu(QMenu &menu);

signals:
    void problem(const QString &sentence);

private:
    void showOnlySelected();
    void findSimilar();
    void enable();

    Workbench &m_workbench;
    QAction *m_only;
    QAction *m_similar;
};

} // namespace sourceline
