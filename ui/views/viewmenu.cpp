#include "ui/views/viewmenu.h"

#include "ui/views/savedviewlist.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

namespace sourceline {

using namespace Qt::StringLiterals;

ViewMenu::ViewMenu(SavedViewList &list, QMenu &menu, QWidget *window)
    : QObject(&menu)
    , m_list(list)
    , m_menu(menu)
    , m_window(window)
{
    QAction *save = m_menu.addAction(tr("&Save This View…"), this, &ViewMenu::askName);
    save->setShortcut(QKeySequence(u"Ctrl+Shift+B"_s));
    m_menu.addAction(tr("Saved and &Frozen Views"), this, &ViewMenu::pageAsked);
    m_menu.addSeparator();
    m_fixed = m_menu.actions().size();
    connect(&m_list, &SavedViewList::changed, this, [this, save] {
        save->setEnabled(m_list.canEdit());
        fill();
    });
    save->setEnabled(m_list.canEdit());
}

void ViewMenu::fill()
{
    const QList<QAction *> before = m_menu.actions();
    for (QAction *action : before.sliced(m_fixed)) {
        m_menu.removeAction(action);
        action->deleteLater(); // it may be the one that runs
    }
    for (const SavedView &view : m_list.views()) {
        QAction *action = m_menu.addAction(QString(view.name).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, name = view.name] {
            if (const SavedView *found = m_list.named(name))
                m_list.open(SavedView(*found));
        });
    }
}

void ViewMenu::askName()
{
    const QString name = QInputDialog::getText(
        m_window, tr("Save View"), tr("Name for the filter, the sort and the columns shown now:"));
    if (!name.simplified().isEmpty())
        m_list.save(name);
}

} // namespace sourceline
