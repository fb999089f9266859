#include "ui/article/articlepane.h"
#include "ui/editor/editorpane.h"
#include "ui/facets/facetspane.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/casefilememory.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statefile.h"
#include "ui/mainwindow/statusline.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"
#include "ui/timeline/timelinepane.h"

#include <QAction>
#include <QJsonArray>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>

// How the window is laid out, left and found again.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double tableShare = 0.68;
constexpr int facetsWidth = 190;
constexpr int roomForFacets = 1440; // in a narrower window they come when asked for
constexpr double articleShare = 0.52;
constexpr double articleBesideForm = 0.4;
constexpr int leastIncident = 120;
constexpr int lowIncident = 64; // its title, beside a form
constexpr double timelineShare = 0.32;
constexpr int mostTimeline = 320; // the table has what is more
constexpr QSize usualSize{1600, 1000};
constexpr QSize frame{0, 48}; // the title bar above it, at most; its height is known once shown

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

void MainWindow::resetLayout()
{
    m_showFacets->setChecked(width() >= roomForFacets);
    shareAcross();
    const int height = m_across->height();
    m_down->setSizes(
        {static_cast<int>(height * articleShare), static_cast<int>(height * (1 - articleShare))});
    shareCentre();
    m_showTimeline->setChecked(true);
    m_table->view()->resetColumns();
}

void MainWindow::shareAcross()
{
    const int facets = m_showFacets->isChecked() ? facetsWidth : 0;
    const int rest = width() - facets;
    m_across->setSizes({facetsWidth,
                        static_cast<int>(rest * tableShare),
                        static_cast<int>(rest * (1 - tableShare))});
}

void MainWindow::shareCentre()
{
    // Before the window is shown its splitters have no height yet.
    const int height =
        this->height() - menuBar()->sizeHint().height() - m_status->sizeHint().height();
    const int timeline = std::min(static_cast<int>(height * timelineShare), mostTimeline);
    m_centre->setSizes({timeline, height - timeline});
}

// While a form is open it and the sentence that it cites come first.
void MainWindow::shareWithForm()
{
    const bool open = m_editor->isOpen();
    if (open != m_sizesBefore.isEmpty())
        return showIncidentPane(); // another form in place of one
    if (open)
        m_sizesBefore = m_down->sizes();
    m_article->setCoding(open, m_editor->changesARecord());
    m_incident->setMinimumHeight(open ? lowIncident : leastIncident);
    showIncidentPane();
    if (!open) {
        m_down->setSizes(std::exchange(m_sizesBefore, {}));
        return;
    }
    const int incident = m_incident->isVisibleTo(m_down) ? lowIncident : 0;
    const int rest = m_down->height() - incident;
    const int article =
        std::max(m_article->minimumSizeHint().height(), static_cast<int>(rest * articleBesideForm));
    m_down->setSizes({article, incident, rest - article});
}

// An empty one has no room beside a form, or under an article that is read before there is any
// incident.
void MainWindow::showIncidentPane()
{
    const bool isInTheWay = m_editor->isOpen() || m_workbench.document();
    m_incident->setVisible(!m_intake->isOpen() && (!isInTheWay || m_workbench.current().isValid()));
}

void MainWindow::buildTimeline(QMenu &views)
{
    QMenu *menu = views.addMenu(tr("&Timeline"));
    m_showTimeline = menu->addAction(tr("&Show It"));
    m_showTimeline->setShortcut(QKeySequence(u"F9"_s));
    m_showTimeline->setCheckable(true);
    m_showTimeline->setChecked(true);
    connect(m_showTimeline, &QAction::toggled, this, [this](bool shows) {
        if (!shows && m_timeline->isAncestorOf(focusWidget()))
            m_table->setFocus();
        m_timeline->setVisible(shows);
    });
    menu->addSeparator();
    m_timeline->fillMenu(*menu);
    connect(m_timeline, &TimelinePane::incidentAsked, this, &MainWindow::showInTable);
}

void MainWindow::showInTable()
{
    m_pages->show(m_table);
}

void MainWindow::restoreLayout()
{
    resize(usualSize);
    if (!restoreGeometry(bytes(m_state[u"geometry"])))
        resize(screen()->availableSize().boundedTo(usualSize));
    fitTheScreen();
    if (!m_across->restoreState(bytes(m_state[u"facetsAcross"]))
        || !m_down->restoreState(bytes(m_state[u"down"])))
        resetLayout();
    else if (!m_centre->restoreState(bytes(m_state[u"centre"])))
        shareCentre();
    m_timeline->setState(m_state[u"timeline"].toObject());
    m_facets->setState(m_state[u"facets"].toObject());
    m_showFacets->setChecked(m_state[u"facetsShown"].toBool(width() >= roomForFacets));
    m_showTimeline->setChecked(m_state[u"timelineShown"].toBool(true));
    QStringList columns;
    for (const QJsonValue &column : m_state[u"columns"].toArray())
        columns += column.toString();
    m_table->setColumns(columns);
    m_pages->setCurrentKey(m_state[u"page"].toString());
}

// It may have been left on a larger screen. With its frame it would be larger than this one where
// it is as large: then it takes all of it.
void MainWindow::fitTheScreen()
{
    const QRect available = screen()->availableGeometry();
    const QSize most = available.size() - frame;
    if (width() <= most.width() && height() <= most.height())
        return;
    resize(size().boundedTo(most));
    move(available.topLeft());
    setWindowState(windowState() | Qt::WindowMaximized);
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
    if (!m_sizesBefore.isEmpty())
        m_down->setSizes(m_sizesBefore); // as without a form
    m_state[u"casefile"] = m_workbench.casefile() ? m_workbench.casefile()->path() : QString();
    m_state[u"geometry"] = text(saveGeometry());
    m_state[u"facetsAcross"] = text(m_across->saveState());
    m_state[u"down"] = text(m_down->saveState());
    m_state[u"centre"] = text(m_centre->saveState());
    m_state[u"timeline"] = m_timeline->state();
    m_state[u"facets"] = m_facets->state();
    m_state[u"facetsShown"] = m_showFacets->isChecked();
    m_state[u"timelineShown"] = m_showTimeline->isChecked();
    m_state[u"page"] = m_pages->currentKey();
    m_state[u"columns"] = QJsonArray::fromStringList(m_table->columns());
    writeState(m_state);
}

} // namespace sourceline
