#include "ui/exchange/firstlines.h"

#include "ui/common/plaintip.h"

namespace sourceline {

void FirstLines::setRows(const QStringList &heading, const QList<QStringList> &rows)
{
    beginResetModel();
    m_heading = heading;
    m_rows = rows;
    endResetModel();
}

int FirstLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FirstLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heading.size());
}

QVariant FirstLines::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QString text = m_rows[index.row()].value(index.column());
    return role == Qt::ToolTipRole ? plainTip(text) : text;
}

QVariant FirstLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_heading.value(section)
                                                                    : QVariant();
}

} // namespace sourceline
