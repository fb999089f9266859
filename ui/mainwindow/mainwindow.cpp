#include "ui/mainwindow/mainwindow.h"

#include "ui/article/articlepane.h"
#include "ui/common/messagebar.h"
#include "ui/incident/incidentpane.h"
#include "ui/mainwindow/aboutdialog.h"
#include "ui/mainwindow/casefileactions.h"
#include "ui/mainwindow/casefilememory.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/diagnostics.h"
#include "ui/mainwindow/droppedfiles.h"
#include "ui/mainwindow/helpdialog.h"
#include "ui/mainwindow/recentcasefiles.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/statefile.h"
#include "ui/mainwindow/statusline.h"
#include "ui/mainwindow/viewactions.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double tableShare = 0.70;
constexpr double articleShare = 0.52;

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

MainWindow::MainWindow(Appearance &appearance, QWidget *parent)
    : QMainWindow(parent)
    , m_state(readState())
    , m_messages(new MessageBar(this))
    , m_table(new TablePane(m_workbench, this))
    , m_article(new ArticlePane(m_workbench, this))
    , m_incident(new IncidentPane(m_workbench, this))
    , m_across(new QSplitter(Qt::Horizontal, this))
    , m_down(new QSplitter(Qt::Vertical, this))
    , m_status(new StatusLine(m_workbench, this))
    , m_casefiles(new CasefileActions(m_workbench, this))
{
    setAcceptDrops(true);
    buildPanes();
    buildMenus(appearance);
    connectWorkbench();
    restoreLayout();
    showTitle();
    m_table->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanes()
{
    m_down->addWidget(m_article);
    m_down->addWidget(m_incident);
    m_across->addWidget(m_table);
    m_across->addWidget(m_down);
    for (QSplitter *splitter : {m_across, m_down}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_across->setStretchFactor(0, 7);
    m_across->setStretchFactor(1, 3);
    m_table->setMinimumWidth(320);
    m_article->setMinimumSize(260, 120);
    m_incident->setMinimumSize(260, 120);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_across, 1);
    setCentralWidget(central);
    setStatusBar(m_status);
    setMinimumSize(800, 480);
    setTabOrder(m_table, m_article);
    setTabOrder(m_article, m_incident);
}

void MainWindow::buildMenus(Appearance &appearance)
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_casefiles->fillMenu(*file);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(tr("&Copy"), this, &MainWindow::copy)->setShortcut(QKeySequence::Copy);
    edit->addAction(tr("Select &All"), m_table->view(), &IncidentView::selectAll)
        ->setShortcut(QKeySequence::SelectAll);

    auto *view = new ViewActions(
        m_workbench,
        appearance,
        *m_table,
        {{tr("&Table"), m_table}, {tr("Artic&le"), m_article}, {tr("&Incident"), m_incident}},
        this);
    view->fillMenu(*menuBar()->addMenu(tr("&View")));
    connect(view, &ViewActions::resetRequested, this, &MainWindow::resetLayout);
    connect(view, &ViewActions::paletteRequested, this, &MainWindow::showPalette);
    buildHelpMenu();
    m_table->setOpeningActions(m_casefiles->opening());
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
    connect(&m_workbench, &Workbench::opened, this, &MainWindow::welcome);
    connect(&m_workbench, &Workbench::openingFailed, this, [](const QString &path) { removeRecentCasefile(path); });
    connect(&m_workbench, &Workbench::failed, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Problem, sentence);
    });
    connect(&m_workbench, &Workbench::articlesImported, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_table, &TablePane::copied, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_messages, &MessageBar::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_casefiles, &CasefileActions::openRequested, this, &MainWindow::openCasefile);
    connect(m_casefiles, &CasefileActions::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Problem, sentence);
    });
    connect(m_casefiles, &CasefileActions::progressChanged, m_status, &StatusLine::setProgress);
}

void MainWindow::openWhenShown(const QString &path)
{
    m_toOpen = path;
    m_opensWhenShown = true;
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(m_painted, true))
        return;
    // After what is being painted is on screen.
    QMetaObject::invokeMethod(
        this,
        [this] {
            emit firstPainted();
            if (m_opensWhenShown)
                openFirst();
        },
        Qt::QueuedConnection);
}

void MainWindow::openFirst()
{
    const QString last = m_state[u"casefile"].toString();
    if (!m_toOpen.isEmpty())
        openCasefile(m_toOpen);
    else if (!last.isEmpty() && QFileInfo::exists(last))
        openCasefile(last);
    else
        m_casefiles->openSample();
}

void MainWindow::openCasefile(const QString &path)
{
    rememberCasefile();
    m_messages->clear();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const std::vector<Id> firstScreen = recalled(m_state, absolute).firstScreen;
    const Result<void> found = m_workbench.open(absolute, Access::ReadWrite, firstScreen);
    if (!found) {
        removeRecentCasefile(absolute);
        m_messages->show(MessageBar::Kind::Problem, found.error().message);
    }
}

void MainWindow::welcome()
{
    showTitle();
    if (!m_workbench.casefile())
        return;
    const QString path = m_workbench.casefile()->path();
    const CasefileMemory memory = recalled(m_state, path);
    m_workbench.setOrder(memory.order);
    if (memory.incident.isValid())
        m_workbench.setCurrent(memory.incident);
    addRecentCasefile(path);
    m_table->setFocus();
    if (m_workbench.casefile()->isReadOnly())
        m_messages->show(MessageBar::Kind::Problem, m_workbench.casefile()->readOnlyReason());
}

void MainWindow::showTitle()
{
    const Casefile *casefile = m_workbench.casefile();
    if (!casefile) {
        setWindowTitle(tr("Sourceline"));
        return;
    }
    const QString name = QFileInfo(casefile->path()).fileName();
    setWindowTitle(casefile->isReadOnly() ? tr("%1 (read-only) — Sourceline").arg(name)
                                          : tr("%1 — Sourceline").arg(name));
    setWindowFilePath({});
}

void MainWindow::showPalette()
{
    CommandPalette palette(menuEntries(*this), this);
    palette.move(mapToGlobal(QPoint((width() - palette.width()) / 2, menuBar()->height() + 40)));
    palette.exec();
}

void MainWindow::copy()
{
    QWidget *focus = QApplication::focusWidget();
    const bool inTable = !focus || focus == m_table->view() || m_table->isAncestorOf(focus);
    if (inTable)
        m_table->copy();
    else
        QMetaObject::invokeMethod(focus, "copy"); // where a pane's text is selected
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const DroppedFiles dropped = droppedFiles(*event->mimeData());
    event->acceptProposedAction();
    if (!dropped.casefile.isEmpty())
        openCasefile(dropped.casefile);
    if (!dropped.articles.isEmpty())
        m_workbench.importArticles(dropped.articles);
}

void MainWindow::resetLayout()
{
    m_across->setSizes(
        {static_cast<int>(width() * tableShare), static_cast<int>(width() * (1 - tableShare))});
    const int height = m_across->height();
    m_down->setSizes(
        {static_cast<int>(height * articleShare), static_cast<int>(height * (1 - articleShare))});
    m_table->view()->resetColumns();
}

void MainWindow::restoreLayout()
{
    resize(1600, 1000);
    if (!restoreGeometry(bytes(m_state[u"geometry"])))
        resize(screen()->availableSize().boundedTo(QSize(1600, 1000)));
    if (!m_across->restoreState(bytes(m_state[u"across"]))
        || !m_down->restoreState(bytes(m_state[u"down"])))
        resetLayout();
    QStringList columns;
    for (const QJsonValue &column : m_state[u"columns"].toArray())
        columns += column.toString();
    m_table->setColumns(columns);
}

void MainWindow::rememberCasefile()
{
    const Casefile *casefile = m_workbench.casefile();
    if (!casefile)
        return;
    CasefileMemory memory{
        m_workbench.current(), m_table->view()->visibleIncidents(), m_workbench.order()};
    remember(m_state, casefile->path(), memory);
}

void MainWindow::saveState()
{
    rememberCasefile();
    m_state[u"casefile"] = m_workbench.casefile() ? m_workbench.casefile()->path() : QString();
    m_state[u"geometry"] = text(saveGeometry());
    m_state[u"across"] = text(m_across->saveState());
    m_state[u"down"] = text(m_down->saveState());
    m_state[u"columns"] = QJsonArray::fromStringList(m_table->columns());
    writeState(m_state);
}

// What no pane wanted: Escape closes the message from wherever the keyboard is.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_messages->isHidden())
        m_messages->clear();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    hide(); // nobody should watch threads end
    m_workbench.close();
    event->accept();
}

} // namespace sourceline
