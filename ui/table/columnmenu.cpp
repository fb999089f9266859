#include "ui/table/columnmenu.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QMenu>

namespace sourceline {

void fillColumnMenu(QMenu &menu, QHeaderView &header)
{
    const int shown = header.count() - header.hiddenSectionCount();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        QAction *action =
            menu.addAction(header.model()->headerData(logical, Qt::Horizontal).toString());
        action->setToolTip(
            header.model()->headerData(logical, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(logical));
        action->setEnabled(header.isSectionHidden(logical) || shown > 1);
        QObject::connect(action, &QAction::toggled, &header, [&header, logical](bool on) {
            header.setSectionHidden(logical, !on);
            if (on && header.sectionSize(logical) < header.minimumSectionSize())
                header.resizeSection(logical, header.defaultSectionSize());
        });
    }
}

void moveColumn(QHeaderView &header, int logical, int by)
{
    const int from = header.visualIndex(logical);
    int to = from + by;
    while (to >= 0 && to < header.count() && header.isSectionHidden(header.logicalIndex(to)))
        to += by;
    if (to >= 0 && to < header.count())
        header.moveSection(from, to);
}

} // namespace sourceline
