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
    void showTable(const QString &path); ///< what a table of data would become, to be imported

signals:
    void openRequested(const QString &path);
    void closeRequested();
    void clippingCopied(const QByteArray &bytes, bool isHtml); ///< an article to import
    void problem(const QString &sentence);
    void said(const QString &sentence);
    void identityRequested(); ///< who is writing?
    void progressChanged(const QString &label, qint64 done, qint64 total);

private:
    void create();
    void open();
    void importArticles();
    void importFolder();
    void importTable();
    void exportData();
    void importCopied();
    void fillRecent(QMenu &menu);
    void enable();

    Workbench &m_workbench;
    QWidget *m_window;
    QAction *m_create, *m_open, *m_sample, *m_import, *m_importFolder, *m_importTable, *m_export,
        *m_paste, *m_close;
};

} // namespace sourceline
