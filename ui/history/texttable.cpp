#include "ui/history/texttable.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QTreeView>

namespace sourceline {

TextTable::TextTable(const QStringList &headings, QObject *parent)
    : QAbstractTableModel(parent)
    , m_headings(headings)
{}

void TextTable::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int TextTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TextTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size());
}

QVariant TextTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return row.cells.value(index.column()).simplified();
    if (role == Qt::ToolTipRole)
        return plainTip(row.cells.value(index.column()));
    if (role == Qt::ForegroundRole && row.isQuiet)
        return Theme::of(QGuiApplication::palette()).quiet;
    return {};
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_headings.value(section);
}

QTreeView *rowList(QAbstractItemModel *model, const QString &name, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setModel(model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setExpandsOnDoubleClick(false);
    view->setItemsExpandable(false);
    view->setTextElideMode(Qt::ElideRight);
    view->setAccessibleName(name);
    view->header()->setHighlightSections(false);
    view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return view;
}

} // namespace sourceline
