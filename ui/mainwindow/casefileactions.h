#pragma once

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace sourceline {

class Workbench;

/// The File menu and what it asks for. Asks with the desktop's own file dialogs; outcomes go to the
/// bar.
class CasefileActions : public QObject
{
    Q_OBJECT

public:
    CasefileActions(Workbench &workbench, QWidget *window);

    void fillMenu(QMenu &menu);

    QList<QAction *> opening() const { return {m_open, m_sample, m_create}; }

    void openSample();

signals:
    void openRequested(const QString &path);
    void problem(const QString &sentence);
    void progressChanged(const QString &label, qint64 done, qint64 total);

private:
    void create();
    void open();
    void importArticles();
    void importFolder();
    void fillRecent(QMenu &menu);
    void enable();

    Workbench &m_workbench;
    QWidget *m_window;
    QAction *m_create, *m_open, *m_sample, *m_import, *m_importFolder, *m_close;
};

} // namespace sourceline
