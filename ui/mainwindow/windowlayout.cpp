#include "ui/mainwindow/casefilememory.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statefile.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QJsonArray>
#include <QScreen>
#include <QSplitter>

// How the window is laid out, left and found again.
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
    m_pages->setCurrentKey(m_state[u"page"].toString());
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
    m_state[u"page"] = m_pages->currentKey();
    m_state[u"columns"] = QJsonArray::fromStringList(m_table->columns());
    writeState(m_state);
}

} // namespace sourceline
