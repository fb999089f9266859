#include "ui/mainwindow/viewactions.h"

#include "model/workbench/workbench.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

namespace sourceline {

using namespace Qt::StringLiterals;

ViewActions::ViewActions(Workbench &workbench,
                         Appearance &appearance,
                         TablePane &table,
                         const QList<std::pair<QString, QWidget *>> &panes,
                         QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_appearance(appearance)
    , m_table(table)
    , m_panes(panes)
{}

QAction *ViewActions::add(QMenu &menu,
                          const QString &text,
                          const QString &keys,
                          const std::function<void()> &run)
{
    QAction *action = menu.addAction(text);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    connect(action, &QAction::triggered, this, run);
    return action;
}

void ViewActions::fillMenu(QMenu &menu)
{
    add(menu, tr("Command &Palette…"), u"Ctrl+K"_s, [this] { emit paletteRequested(); });
    menu.addSeparator();
    add(menu, tr("&Next Citation"), u"F3"_s, [this] { m_workbench.stepCitation(1); });
    add(menu, tr("Pre&vious Citation"), u"Shift+F3"_s, [this] { m_workbench.stepCitation(-1); });
    add(menu, tr("&Sentences Behind This Cell\tEnter"), {}, [this] {
        m_table.showCellSentences();
    });
    menu.addSeparator();
    QMenu *columns = menu.addMenu(tr("&Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] { m_table.fillColumns(*columns); });
    fillColumns(*menu.addMenu(tr("This C&olumn")));
    menu.addSeparator();
    fillFocus(menu);
    menu.addSeparator();
    fillAppearance(menu);
    menu.addSeparator();
    add(menu, tr("&Reset Layout"), {}, [this] { emit resetRequested(); });
}

void ViewActions::fillPages(QMenu &menu, CentrePages &pages)
{
    QMenu &names = *menu.addMenu(tr("&Pages"));
    int number = 0;
    for (const auto &[name, page] : pages.pages()) {
        ++number; // the tenth has the key after 9
        const QString key = number <= 10   ? u"Alt+%1"_s.arg(number % 10)
                            : number == 11 ? u"F7"_s
                                           : u"Shift+F7"_s;
        add(names, name, key, [&pages, page = page] { pages.show(page); });
    }
    add(names, tr("Next Page"), u"Ctrl+PgDown"_s, [&pages] { pages.step(1); });
    add(names, tr("Previous Page"), u"Ctrl+PgUp"_s, [&pages] { pages.step(-1); });
}

void ViewActions::fillColumns(QMenu &menu)
{
    add(menu, tr("&Sort by It"), u"Ctrl+Shift+S"_s, [this] { m_table.sortByCurrentColumn(); });
    add(menu, tr("Move &Left"), u"Ctrl+Shift+Left"_s, [this] { m_table.moveCurrentColumn(-1); });
    add(menu, tr("Move &Right"), u"Ctrl+Shift+Right"_s, [this] { m_table.moveCurrentColumn(1); });
    add(menu, tr("&Wider"), u"Alt+Shift+Right"_s, [this] { m_table.widenCurrentColumn(1); });
    add(menu, tr("&Narrower"), u"Alt+Shift+Left"_s, [this] { m_table.widenCurrentColumn(-1); });
}

void ViewActions::fillFocus(QMenu &menu)
{
    for (int i = 0; i < m_panes.size(); ++i) {
        QWidget *pane = m_panes[i].second;
        add(menu, tr("Go to the %1").arg(m_panes[i].first), u"Ctrl+%1"_s.arg(i + 1), [this, pane] {
            if (!pane->isVisible())
                emit hiddenPaneAsked(pane);
            pane->setFocus(Qt::ShortcutFocusReason);
        });
    }
    add(menu, tr("Next Pane"), u"F6"_s, [this] { focusNext(1); });
    add(menu, tr("Previous Pane"), u"Shift+F6"_s, [this] { focusNext(-1); });
}

void ViewActions::focusNext(int by)
{
    const QWidget *focus = QApplication::focusWidget();
    int now = 0;
    for (int i = 0; i < m_panes.size(); ++i) {
        if (focus && (m_panes[i].second == focus || m_panes[i].second->isAncestorOf(focus)))
            now = i;
    }
    const auto count = static_cast<int>(m_panes.size());
    int next = now;
    do
        next = (next + by + count) % count;
    while (next != now && !m_panes[next].second->isVisible());
    m_panes[next].second->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

void ViewActions::fillAppearance(QMenu &menu)
{
    QMenu *colours = menu.addMenu(tr("Co&lours"));
    auto *group = new QActionGroup(this);
    const std::pair<QString, ColourScheme> schemes[] = {
        {tr("As the &Desktop"), ColourScheme::System},
        {tr("&Light"), ColourScheme::Light},
        {tr("&Dark"), ColourScheme::Dark}};
    for (const auto &[name, scheme] : schemes) {
        QAction *action =
            add(*colours, name, {}, [this, scheme = scheme] { m_appearance.setScheme(scheme); });
        action->setCheckable(true);
        action->setChecked(m_appearance.scheme() == scheme);
        group->addAction(action);
    }
    QAction *in = add(menu, tr("&Larger Text"), {}, [this] { m_appearance.zoomBy(1); });
    in->setShortcuts({QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)});
    add(menu, tr("S&maller Text"), u"Ctrl+-"_s, [this] { m_appearance.zoomBy(-1); });
    add(menu, tr("Normal Text Si&ze"), u"Ctrl+0"_s, [this] { m_appearance.setZoom(100); });
}

} // namespace sourceline
