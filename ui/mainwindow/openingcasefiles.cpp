#include "ui/chart/chartspane.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/casefileactions.h"
#include "ui/mainwindow/casefilememory.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/droppedfiles.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/recentcasefiles.h"
#include "ui/table/tablepane.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMimeData>

// What the window does when a casefile is opened.
namespace sourceline {

using namespace Qt::StringLiterals;

Result<void> MainWindow::openWhileMade(const std::optional<QString> &casefile)
{
    if (!casefile)
        return {};
    const QString last = m_state[u"casefile"_s].toString();
    const bool isThere = casefile->isEmpty() && !last.isEmpty() && QFileInfo::exists(last);
    const QString wanted = isThere ? last : *casefile;
    m_opensSample = wanted.isEmpty();
    if (m_opensSample)
        return {};
    m_wanted = QFileInfo(wanted).absoluteFilePath();
    return openFile(m_wanted);
}

void MainWindow::showBegun()
{
    if (m_wanted.isEmpty())
        return;
    // Here already: for a new title Qt waits until the display has painted what it was given.
    if (m_begun)
        showTitle(m_wanted, false);
    else
        refuse(m_wanted, m_begun.error());
}

// The first picture has the processors to itself, unless nobody is to see it yet.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_painted)
        return;
    m_workbench.setReadingHeld(true);
    m_letRead.start();
    m_workbench.takeOpened();
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
            m_workbench.setReadingHeld(false);
            if (m_opensSample)
                m_casefiles->openSample();
        },
        Qt::QueuedConnection);
}

Result<void> MainWindow::openFile(const QString &absolute)
{
    return m_workbench.open(absolute, Access::ReadWrite, recalled(m_state, absolute).firstScreen);
}

void MainWindow::refuse(const QString &absolute, const Error &error)
{
    removeRecentCasefile(absolute);
    m_messages->show(MessageBar::Kind::Problem, error.message);
}

void MainWindow::openCasefile(const QString &path)
{
    if (!mayLeave())
        return;
    rememberCasefile();
    m_messages->clear();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (const Result<void> found = openFile(absolute); !found)
        refuse(absolute, found.error());
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
    if (casefile)
        showTitle(casefile->path(), casefile->isReadOnly());
    else
        setWindowTitle(tr("Sourceline"));
}

void MainWindow::showTitle(const QString &path, bool isReadOnly)
{
    const QString name = QFileInfo(path).fileName();
    setWindowTitle(isReadOnly ? tr("%1 (read-only) — Sourceline").arg(name)
                              : tr("%1 — Sourceline").arg(name));
    setWindowFilePath({});
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
    if (!dropped.chart.isEmpty())
        m_charts->openChartFile(dropped.chart);
    if (!dropped.casefile.isEmpty())
        openCasefile(dropped.casefile);
    if (!dropped.table.isEmpty())
        m_casefiles->showTable(dropped.table);
    if (!dropped.articles.isEmpty())
        m_workbench.importArticles(dropped.articles);
}

} // namespace sourceline
