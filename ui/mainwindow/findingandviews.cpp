#include "ui/common/messagebar.h"
#include "ui/facets/facetspane.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/findactions.h"
#include "ui/history/comparepane.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/tablepane.h"
#include "ui/views/savedviewlist.h"
#include "ui/views/savedviewspane.h"
#include "ui/views/viewmenu.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

// Facets, saved views, and filters made of what is selected.
namespace sourceline {

using namespace Qt::StringLiterals;

void MainWindow::buildFacets(QMenu &views)
{
    QMenu *menu = views.addMenu(tr("F&acets"));
    m_showFacets = menu->addAction(tr("&Show Them"));
    m_showFacets->setShortcut(QKeySequence(u"F8"_s));
    m_showFacets->setIconText(tr("Facets"));
    m_showFacets->setCheckable(true);
    m_showFacets->setChecked(true);
    connect(m_showFacets, &QAction::toggled, this, [this](bool shows) {
        if (!shows && m_facets->isAncestorOf(focusWidget()))
            m_table->setFocus();
        m_facets->setVisible(shows);
    });
    m_facets->fillMenu(*menu);
    m_filter->addFirst(m_showFacets);

    QMenu *saved = views.addMenu(tr("Sa&ved Views"));
    auto *names = new ViewMenu(*m_saved, *saved, this);
    connect(names, &ViewMenu::pageAsked, this, [this] { m_pages->show(m_views); });
    m_filter->addLast(tr("Views"), saved);
}

void MainWindow::buildFinding(QMenu &edit)
{
    auto *find = new FindActions(m_workbench, this);
    find->fillMenu(edit);
    connect(find, &FindActions::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Refusal, sentence);
    });
}

// Saved ones follow the casefile, frozen ones keep what was shown: both under one name, apart.
QWidget *MainWindow::makeViewsPage()
{
    m_saved->setColumns([this] { return m_table->columns(); },
                        [this](const QStringList &columns) { m_table->setColumns(columns); });
    connect(m_saved, &SavedViewList::opened, this, &MainWindow::showInTable);
    connect(m_saved, &SavedViewList::said, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Outcome, sentence);
    });
    connect(m_saved, &SavedViewList::problem, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Refusal, sentence);
    });
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    auto *saved = new SavedViewsPane(*m_saved, split);
    auto *frozen = new ComparePane(m_workbench, split);
    split->addWidget(saved);
    split->addWidget(frozen);
    split->setSizes({200, 320});
    split->setFocusProxy(saved);
    connect(frozen, &ComparePane::incidentAsked, this, &MainWindow::showIncident);
    m_views = split;
    return split;
}

} // namespace sourceline
