#pragma once

#include "model/workbench/workbench.h"

#include <QJsonObject>
#include <QMainWindow>
#include <QTimer>

#include <optional>

class QAction;
class QMenu;
class QModelIndex;
class QSplitter;

namespace sourceline {

class Appearance;
class ArticlePane;
class AsOfBar;
class CasefileActions;
class CentrePages;
class ChartsPane;
class ConflictsPane;
class DocumentsPane;
class EditActions;
class EditorPane;
class FacetsPane;
class FilterBar;
class HitsPane;
class IncidentPane;
class IntakePane;
class MessageBar;
class SavedViewList;
class SheetActions;
class StatusLine;
class TablePane;
class TimelinePane;

/// The one window: facets beside timeline above pages (table, conflicting reports, notes, actors,
/// …), beside article above incident above the form that is open, restored as it was left.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `casefile`: opened by a worker while the window is made, so that its first rows are in the
    /// first picture where they have come by then (empty: the last one, else the sample). None: no
    /// casefile is opened.
    explicit MainWindow(Appearance &appearance,
                        const std::optional<QString> &casefile = {},
                        QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Keeps the layout and closes the casefile in order without asking: the system wants to end.
    void leave();
    void openCasefile(const QString &path);

    /// Why the casefile it was made for is refused as it is: asked before show(), for it waits
    /// until the file has been examined.
    Result<void> refusal() const { return m_begun ? m_workbench.examined() : m_begun; }

    Workbench &workbench() { return m_workbench; }

    TablePane *table() const { return m_table; }

    CentrePages *pages() const { return m_pages; }

    EditorPane *editor() const { return m_editor; }

    IncidentPane *incident() const { return m_incident; }

    TimelinePane *timeline() const { return m_timeline; }

    ChartsPane *charts() const { return m_charts; }

    ArticlePane *article() const { return m_article; }

    HitsPane *hits() const { return m_hits; }

    FacetsPane *facets() const { return m_facets; }

    SavedViewList *savedViews() const { return m_saved; }

    FilterBar *filterBar() const { return m_filter; }

    IntakePane *intake() const { return m_intake; }

    MessageBar *messages() const { return m_messages; }

    StatusLine *status() const { return m_status; }

signals:
    void firstPainted();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildPanes();
    void buildPages();
    void buildDocumentPages();
    void connectIntake();
    void buildMenus(Appearance &appearance);
    void buildEditMenus();
    void buildHelpMenu();
    void buildTimeline(QMenu &views);
    void buildFacets(QMenu &views);
    void buildFinding(QMenu &edit);
    QWidget *makeViewsPage();
    void shareAcross();
    void showInTable();
    void connectWorkbench();
    void connectEditing();
    bool mayLeave(); ///< the casefile that is open
    void shareWithForm();
    void showIncidentPane();
    void openCell(const QModelIndex &cell);
    void showIncident();
    bool nameWriter();
    void resetLayout();
    void shareCentre();
    void restoreLayout();
    void fitTheScreen();
    void rememberCasefile();
    void saveState();
    Result<void> openWhileMade(const std::optional<QString> &casefile);
    Result<void> openFile(const QString &absolute);
    void showBegun();
    void refuse(const QString &absolute, const Error &error);
    void welcome(); ///< to the casefile that was opened
    void showTitle();
    void showTitle(const QString &path, bool isReadOnly);
    void showPalette();
    void selectAll();
    void copy();

    Workbench m_workbench;
    QJsonObject m_state;
    bool m_opensSample = false; ///< once the window has painted itself
    QString m_wanted;           ///< casefile that the window was made for
    Result<void> m_begun;       ///< to open it
    MessageBar *m_messages;
    FilterBar *m_filter;
    TablePane *m_table;
    TimelinePane *m_timeline;
    FacetsPane *m_facets;
    ArticlePane *m_article;
    IncidentPane *m_incident;
    CentrePages *m_pages;
    ConflictsPane *m_conflicts;
    HitsPane *m_hits;
    ChartsPane *m_charts = nullptr;
    QWidget *m_views = nullptr; ///< the page of saved and frozen views
    EditorPane *m_editor;
    SavedViewList *m_saved;
    IntakePane *m_intake;
    DocumentsPane *m_documents = nullptr;
    EditActions *m_edits;
    AsOfBar *m_asOf;
    QSplitter *m_across;
    QSplitter *m_centre; ///< timeline above the pages
    QSplitter *m_down;
    QAction *m_showTimeline = nullptr;
    QAction *m_showFacets = nullptr;
    StatusLine *m_status;
    CasefileActions *m_casefiles;
    SheetActions *m_sheets;
    QList<int> m_sizesBefore; ///< of m_down, before a form was opened
    bool m_painted = false;
    QTimer m_letRead; ///< where nothing is painted
};

} // namespace sourceline
