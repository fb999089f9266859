#include "ui/filter/findactions.h"

#include "model/filter/onlythese.h"
#include "model/filter/similar.h"
#include "model/workbench/workbench.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

namespace sourceline {

using namespace Qt::StringLiterals;

FindActions::FindActions(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_only(new QAction(tr("&Only Selected Incidents"), this))
    , m_similar(new QAction(tr("Si&milar Incidents"), this))
{
    m_only->setShortcut(QKeySequence(u"Ctrl+Shift+O"_s));
    m_similar->setShortcut(QKeySequence(u"Ctrl+Shift+L"_s));
    connect(m_only, &QAction::triggered, this, &FindActions::showOnlySelected);
    connect(m_similar, &QAction::triggered, this, &FindActions::findSimilar);
    connect(&m_workbench, &Workbench::currentChanged, this, &FindActions::enable);
    connect(&m_workbench, &Workbench::selectionChanged, this, &FindActions::enable);
    connect(&m_workbench, &Workbench::opened, this, &FindActions::enable);
    enable();
}

void FindActions::fillMenu(QMenu &menu)
{
    menu.addActions({m_only, m_similar});
}

void FindActions::enable()
{
    const bool isCurrent = m_workbench.casefile() && m_workbench.current().isValid();
    m_similar->setEnabled(isCurrent);
    m_only->setEnabled(isCurrent || m_workbench.selection().size() > 0);
}

void FindActions::showOnlySelected()
{
    const Snapshot snapshot = m_workbench.snapshot();
    const RowSet &selected = m_workbench.selection();
    if (selected.size() > mostOfThese) {
        emit problem(tr("%L1 incidents are selected; a filter of single incidents can name %L2 at "
                        "most. Nothing was changed.")
                         .arg(selected.size())
                         .arg(mostOfThese));
        return;
    }
    std::vector<Id> ids;
    for (const Row row : selected.rows())
        ids.push_back(snapshot->idOf(row));
    if (ids.empty() && m_workbench.current().isValid())
        ids.push_back(m_workbench.current());
    if (!ids.empty())
        m_workbench.setFilter(onlyThese(ids));
}

void FindActions::findSimilar()
{
    const Id incident = m_workbench.current();
    m_workbench.read<FilterSpec>(
        this,
        [incident](sqlite3 *database) { return similarFilter(database, incident); },
        [this, incident](const Result<FilterSpec> &filter) {
            if (!filter)
                emit problem(filter.error().message);
            else if (m_workbench.current() == incident)
                m_workbench.setFilter(*filter);
        });
}

} // namespace sourceline
