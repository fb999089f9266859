#include "ui/mainwindow/mainwindow.h"

#include "model/workbench/articleintake.h"
#include "ui/actors/actorspane.h"
#include "ui/actors/placespane.h"
#include "ui/article/articlepane.h"
#include "ui/chart/chartspane.h"
#include "ui/common/messagebar.h"
#include "ui/conflicts/conflictspane.h"
#include "ui/documents/anchorspane.h"
#include "ui/documents/documentspane.h"
#include "ui/editor/editorpane.h"
#include "ui/facets/facetspane.h"
#include "ui/filter/filterbar.h"
#include "ui/history/asofbar.h"
#include "ui/history/historypane.h"
#include "ui/hits/hitspane.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/aboutdialog.h"
#include "ui/mainwindow/casefileactions.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/diagnostics.h"
#include "ui/mainwindow/editactions.h"
#include "ui/mainwindow/helpdialog.h"
#include "ui/mainwindow/identitydialog.h"
#include "ui/mainwindow/listletters.h"
#include "ui/mainwindow/paintingthreads.h"
#include "ui/mainwindow/recentcasefiles.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/statefile.h"
#include "ui/mainwindow/statusline.h"
#include "ui/mainwindow/viewactions.h"
#include "ui/notes/codebookpane.h"
#include "ui/notes/notespane.h"
#include "ui/sheet/sheetactions.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/views/savedviewlist.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QPointer>
#include <QSplitter>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestHold = 1000; // ms

} // namespace

MainWindow::MainWindow(Appearance &appearance,
                       const std::optional<QString> &casefile,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_state(readState())
    , m_begun(openWhileMade(casefile)) // before the panes: it needs none of them
    , m_messages(new MessageBar(this))
    , m_filter(new FilterBar(m_workbench, this))
    , m_table(new TablePane(m_workbench, this))
    , m_timeline(new TimelinePane(m_workbench, this))
    , m_facets(new FacetsPane(m_workbench, this))
    , m_article(new ArticlePane(m_workbench, this))
    , m_incident(new IncidentPane(m_workbench, this))
    , m_pages(new CentrePages(this))
    , m_conflicts(new ConflictsPane(m_workbench, this))
    , m_hits(new HitsPane(m_workbench, this))
    , m_editor(new EditorPane(m_workbench, this))
    , m_saved(new SavedViewList(m_workbench, this))
    , m_intake(new IntakePane(m_workbench, this))
    , m_edits(new EditActions(m_workbench, *m_editor, this))
    , m_asOf(new AsOfBar(m_workbench, this))
    , m_across(new QSplitter(Qt::Horizontal, this))
    , m_centre(new QSplitter(Qt::Vertical, this))
    , m_down(new QSplitter(Qt::Vertical, this))
    , m_status(new StatusLine(m_workbench, this))
    , m_casefiles(new CasefileActions(m_workbench, this))
    , m_sheets(new SheetActions(m_workbench, this))
{
    keepThreadsForPainting();
    new ListLetters(this);
    setAcceptDrops(true);
    buildPages();
    buildPanes();
    buildMenus(appearance);
    connectWorkbench();
    connectEditing();
    connectIntake();
    restoreLayout();
    showTitle();
    showBegun();
    m_table->setFocus();
}

// Panes tell the workbench that they are hidden, while there still is one.
MainWindow::~MainWindow()
{
    hide();
}

void MainWindow::buildPages()
{
    const auto add = [this](const QString &key, const QString &name, auto *page) {
        m_pages->add(key, name, page);
        connect(page,
                &std::remove_pointer_t<decltype(page)>::incidentAsked,
                this,
                &MainWindow::showIncident);
    };
    m_pages->add(u"table"_s, tr("Table"), m_table);
    m_charts = new ChartsPane(m_workbench, this);
    add(u"charts"_s, tr("Charts"), m_charts);
    add(u"conflicts"_s, tr("Conflicting reports"), m_conflicts);
    auto *notes = new NotesPane(m_workbench, this);
    add(u"notes"_s, tr("Notes"), notes);
    auto *actors = new ActorsPane(m_workbench, this);
    auto *places = new PlacesPane(m_workbench, this);
    add(u"actors"_s, tr("Actors"), actors);
    add(u"places"_s, tr("Places"), places);
    for (RecordPane *records :
         {static_cast<RecordPane *>(actors), static_cast<RecordPane *>(places)})
        connect(records, &RecordPane::noteAsked, m_editor, &EditorPane::addNote);
    auto *codebook = new CodebookPane(m_workbench, this);
    add(u"codebook"_s, tr("Codebook"), codebook);
    add(u"history"_s, tr("History"), new HistoryPane(m_workbench, this));
    m_pages->add(u"frozen"_s, tr("Views"), makeViewsPage());
    add(u"hits"_s, tr("Hits"), m_hits);
    buildDocumentPages();
    const auto tell = [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    };
    connect(m_charts, &ChartsPane::said, this, tell);
    connect(m_charts, &ChartsPane::unsaid, m_messages, &MessageBar::withdraw);
    connect(m_charts, &ChartsPane::restored, this, [this] { m_pages->show(m_charts); });
    connect(m_charts, &ChartsPane::listAsked, this, &MainWindow::showInTable);
    connect(m_charts, &ChartsPane::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Refusal, sentence);
    });
    connect(notes, &NotesPane::said, this, tell);
    connect(m_hits, &HitsPane::said, this, tell);
    connect(
        m_hits, &HitsPane::passageAsked, m_article, [this](Id document, Id shown, TextRange range) {
            m_article->showPassage({document, shown, range});
        });
    connect(m_hits, &HitsPane::textAsked, m_article, qOverload<>(&QWidget::setFocus));
    connect(m_hits, &HitsPane::countChanged, this, [this](int count) {
        m_pages->setCount(m_hits, count);
    });
    connect(codebook, &CodebookPane::said, this, tell);
    connect(codebook, &CodebookPane::decisionAsked, this, [this](Id decision) {
        decision.isValid() ? m_editor->editDecision(decision) : m_editor->addDecision();
    });
    connect(m_conflicts, &ConflictsPane::countChanged, this, [this](int count) {
        m_pages->setCount(m_conflicts, count);
    });
}

void MainWindow::buildDocumentPages()
{
    const auto read = [this] {
        m_article->setFocus();
    };
    m_documents = new DocumentsPane(m_workbench, this);
    m_pages->add(u"documents"_s, tr("Articles"), m_documents);
    connect(m_documents, &DocumentsPane::articleAsked, this, read);
    connect(m_documents, &DocumentsPane::changeAsked, m_editor, &EditorPane::editArticleOf);
    connect(m_article, &ArticlePane::changeAsked, m_editor, &EditorPane::editArticleOf);
    connect(m_pages, &CentrePages::currentChanged, this, [this] {
        m_status->setHint(m_pages->current() == m_documents
                              ? tr("Enter: to the text, Alt+Down there: next sentence; F2: edit "
                                   "title, outlet, date")
                              : QString());
    });
    auto *anchors = new AnchorsPane(m_workbench, this);
    m_pages->add(u"anchors"_s, tr("Changed versions"), anchors);
    connect(anchors, &AnchorsPane::articleAsked, this, read);
    connect(anchors, &AnchorsPane::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(anchors, &AnchorsPane::countChanged, this, [this, anchors](int count) {
        m_pages->setCount(anchors, count);
    });
}

// While articles are confirmed they have the place of the article pane.
void MainWindow::connectIntake()
{
    connect(m_casefiles, &CasefileActions::clippingCopied, m_intake, &IntakePane::importClipping);
    connect(m_intake, &IntakePane::refused, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Refusal, sentence);
    });
    const auto page = std::make_shared<QPointer<QWidget>>(); // in front when they were confirmed
    connect(m_intake, &IntakePane::openChanged, this, [this, page](bool open) {
        m_article->setVisible(!open);
        showIncidentPane();
        *page = m_pages->current();
        if (!open)
            m_pages->setFocus();
    });
    // What comes next is to read them, unless somebody has gone elsewhere already.
    connect(ArticleIntake::of(m_workbench), &ArticleIntake::attached, this, [this, page](Id first) {
        if (m_editor->isOpen() || *page != m_pages->current())
            return;
        m_documents->choose(first);
        m_pages->show(m_documents);
    });
}

void MainWindow::buildPanes()
{
    m_down->addWidget(m_article);
    m_down->addWidget(m_incident);
    m_down->addWidget(m_editor);
    m_down->addWidget(m_intake);
    m_editor->hide();
    m_centre->addWidget(m_timeline);
    m_centre->addWidget(m_pages);
    m_centre->setStretchFactor(1, 1);
    m_across->addWidget(m_facets);
    m_across->addWidget(m_centre);
    m_across->addWidget(m_down);
    for (QSplitter *splitter : {m_across, m_centre, m_down}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_across->setStretchFactor(1, 7);
    m_across->setStretchFactor(2, 3);
    m_facets->setMinimumWidth(140);
    m_pages->setMinimumWidth(320);
    m_intake->setMinimumSize(320, 120);
    m_article->setMinimumWidth(260); // its height is what its head takes and some lines
    m_incident->setMinimumSize(260, 120);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_asOf);
    layout->addWidget(m_across, 1);
    setCentralWidget(central);
    setStatusBar(m_status);
    m_status->setMessages(m_messages);
    setMinimumSize(800, 480);
    setTabOrder(m_facets, m_timeline);
    setTabOrder(m_timeline, m_pages);
    setTabOrder(m_pages, m_article);
    setTabOrder(m_article, m_incident);
    setTabOrder(m_incident, m_editor);
}

void MainWindow::buildMenus(Appearance &appearance)
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_casefiles->fillMenu(*file);
    m_sheets->fillMenu(*file);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_edits->fillEdit(*edit);
    edit->addAction(tr("&Copy"), this, &MainWindow::copy)->setShortcut(QKeySequence::Copy);
    edit->addAction(tr("Select &All"), this, &MainWindow::selectAll)
        ->setShortcut(QKeySequence::SelectAll);
    edit->addSeparator();
    m_filter->fillMenu(*edit);
    buildFinding(*edit);

    auto *view = new ViewActions(m_workbench,
                                 appearance,
                                 *m_table,
                                 {{tr("&Page"), m_pages},
                                  {tr("Artic&le"), m_article},
                                  {tr("&Incident"), m_incident},
                                  {tr("&Form"), m_editor},
                                  {tr("&Timeline"), m_timeline},
                                  {tr("F&acets"), m_facets}},
                                 this);
    QMenu *views = menuBar()->addMenu(tr("&View"));
    view->fillMenu(*views);
    view->fillPages(*views, *m_pages);
    buildTimeline(*views);
    buildFacets(*views);
    m_charts->fillMenu(*views->addMenu(tr("C&hart")));
    views->addAction(tr("As &Recorded or Said By…"), m_asOf, &AsOfBar::ask)
        ->setShortcut(QKeySequence(u"Ctrl+T"_s));
    connect(view, &ViewActions::resetRequested, this, &MainWindow::resetLayout);
    connect(view, &ViewActions::paletteRequested, this, &MainWindow::showPalette);
    connect(view, &ViewActions::hiddenPaneAsked, this, [this](QWidget *pane) {
        if (pane == m_facets || pane == m_timeline)
            (pane == m_facets ? m_showFacets : m_showTimeline)->setChecked(true);
    });
    buildEditMenus();
    buildHelpMenu();
    m_edits->leaveLettersTo(*menuBar());
    m_table->setOpeningActions(m_casefiles->opening());
}

void MainWindow::buildEditMenus()
{
    m_edits->fillIncident(*menuBar()->addMenu(tr("&Incident")));
    m_edits->fillRecord(*menuBar()->addMenu(tr("&Record")));
    m_edits->setReadingPanes({m_table, m_timeline, m_conflicts, m_hits, m_article, m_incident},
                             {m_table, m_timeline, m_conflicts, m_hits},
                             m_article);
    m_incident->setRecordActions(m_edits->recordActions());
}

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("Sourceline &Help"), this, [this] { showHelp(this); })
        ->setShortcut(QKeySequence(u"F1"_s));
    help->addAction(tr("&Keyboard Shortcuts"), this, [this] { showShortcuts(this); })
        ->setShortcut(QKeySequence(u"Ctrl+?"_s));
    help->addSeparator();
    help->addAction(tr("Copy &Diagnostics"), this, [this] {
        QApplication::clipboard()->setText(diagnostics(m_workbench));
        m_messages->show(
            MessageBar::Kind::Outcome,
            tr("Versions and sizes were copied; nothing that the casefile says is among them."));
    });
    help->addAction(tr("&About Sourceline"), this, [this] { showAbout(this); });
}

void MainWindow::connectWorkbench()
{
    m_letRead.setSingleShot(true);
    m_letRead.setInterval(longestHold);
    m_letRead.callOnTimeout(&m_workbench, [this] { m_workbench.setReadingHeld(false); });
    connect(&m_workbench, &Workbench::opened, this, &MainWindow::welcome);
    connect(&m_workbench, &Workbench::openingFailed, this, [this](const QString &path) {
        removeRecentCasefile(path);
        showTitle();
    });
    connect(&m_workbench, &Workbench::failed, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Problem, sentence);
    });
    connect(&m_workbench, &Workbench::articlesImported, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    // What was said of the edit before may be turned back, or is about what is there no more.
    connect(&m_workbench, &Workbench::edited, m_messages, &MessageBar::clearOutcome);
    connect(&m_workbench, &Workbench::opened, m_messages, &MessageBar::clearOutcome);
    connect(m_pages, &CentrePages::currentChanged, m_messages, &MessageBar::clearOutcome);
    connect(m_filter, &FilterBar::leaveAsked, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TablePane::copied, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_messages, &MessageBar::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_casefiles, &CasefileActions::openRequested, this, &MainWindow::openCasefile);
    connect(m_casefiles, &CasefileActions::closeRequested, this, [this] {
        if (mayLeave())
            m_workbench.close();
    });
    connect(m_casefiles, &CasefileActions::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Problem, sentence);
    });
    connect(m_sheets, &SheetActions::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_sheets, &SheetActions::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Problem, sentence);
    });
    connect(m_casefiles, &CasefileActions::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_casefiles, &CasefileActions::progressChanged, m_status, &StatusLine::setProgress);
}

void MainWindow::connectEditing()
{
    m_workbench.setIdentityQuestion([this] { return nameWriter(); });
    m_editor->setReaders({m_article, m_incident, m_hits});
    connect(m_edits, &EditActions::identityRequested, this, &MainWindow::nameWriter);
    connect(m_edits, &EditActions::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_casefiles, &CasefileActions::identityRequested, this, &MainWindow::nameWriter);
    connect(m_editor, &EditorPane::openChanged, this, [this](bool open) {
        m_editor->setVisible(open);
        m_messages->clearOutcome(); // it was about something else
        shareWithForm();
        const QWidget *focus = focusWidget();
        if (!open && (!focus || !focus->isVisible() || m_editor->isAncestorOf(focus)))
            m_incident->setFocus();
    });
    connect(m_editor, &EditorPane::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    for (const auto changed : {&Workbench::documentChanged, &Workbench::opened})
        connect(&m_workbench, changed, this, &MainWindow::showIncidentPane);
    connect(&m_workbench, &Workbench::currentChanged, this, &MainWindow::showIncidentPane);
    connect(m_editor, &EditorPane::recorded, m_incident, &IncidentPane::reveal);
    connect(m_incident, &IncidentPane::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_incident, &IncidentPane::editAsked, m_editor, &EditorPane::editSubject);
    connect(m_incident, &IncidentPane::overrideAsked, m_editor, &EditorPane::overrideFigure);
    connect(m_incident, &IncidentPane::sentenceAsked, m_article, qOverload<>(&QWidget::setFocus));
    connect(m_table->view(), &IncidentView::cellOpened, this, &MainWindow::openCell);
    connect(m_table->view(), &QAbstractItemView::activated, this, [this](const QModelIndex &cell) {
        m_incident->openBehind(static_cast<IncidentModel::Column>(cell.column()));
    });
}

// Behind the cell stand claims, attributions or an assessment: those are what is edited.
void MainWindow::openCell(const QModelIndex &cell)
{
    switch (cell.column()) {
    case IncidentModel::Assessed:
    case IncidentModel::Likelihood:
    case IncidentModel::Confidence:
        m_editor->assess();
        break;
    default:
        m_incident->openBehind(static_cast<IncidentModel::Column>(cell.column()));
        m_table->showCellSentences();
        m_incident->setFocus();
        break;
    }
}

void MainWindow::showIncident()
{
    m_incident->setFocus();
}

bool MainWindow::nameWriter()
{
    const Identity present =
        m_workbench.identity().isSet() ? m_workbench.identity() : suggestedIdentity();
    // Over the dialog that asks, which has the keyboard again afterwards.
    QWidget *asking = QApplication::activeModalWidget();
    const std::optional<Identity> named = askIdentity(present, asking ? asking : this);
    if (named)
        m_workbench.setIdentity(*named);
    return named.has_value();
}

void MainWindow::showPalette()
{
    CommandPalette palette(menuEntries(*this), this);
    palette.move(mapToGlobal(QPoint((width() - palette.width()) / 2, menuBar()->height() + 40)));
    palette.exec();
}

// Of what is in front: a table that another page hides is left as it is.
void MainWindow::selectAll()
{
    QWidget *focus = QApplication::focusWidget();
    if (m_table->isVisible())
        m_table->view()->selectAll();
    else if (focus && focus->metaObject()->indexOfMethod("selectAll()") >= 0)
        QMetaObject::invokeMethod(focus, "selectAll");
}

void MainWindow::copy()
{
    QWidget *focus = QApplication::focusWidget();
    const bool inTable = !focus || m_table->isAncestorOf(focus);
    if (inTable)
        m_table->copy();
    else
        QMetaObject::invokeMethod(focus, "copy"); // where a pane's text is selected
}

// What no pane wanted: Escape closes the message from wherever the keyboard is; a verb says what it
// needs.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_messages->isHidden())
        m_messages->clear();
    else if (event->key() == Qt::Key_Escape && m_editor->isOpen())
        m_editor->leave();
    else if (!m_edits->explain(*event))
        QMainWindow::keyPressEvent(event);
}

// What was typed into a form stays until it is saved or left: the form says so.
bool MainWindow::mayLeave()
{
    m_editor->close();
    return !m_editor->isOpen() && m_intake->mayClose();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeave()) {
        event->ignore();
        return;
    }
    leave();
    event->accept();
}

void MainWindow::leave()
{
    saveState();
    hide(); // nobody should watch threads end
    m_workbench.close();
}

} // namespace sourceline
