#include "ui/actors/recordmodel.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr quintptr heading = 0; // else the section of a line, from 1

} // namespace

void RecordModel::setSections(std::vector<RecordSection> sections)
{
    beginResetModel();
    std::erase_if(sections, [](const RecordSection &section) { return section.lines.empty(); });
    m_sections = std::move(sections);
    endResetModel();
}

const RecordLine *RecordModel::line(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == heading)
        return nullptr;
    return &m_sections[size_t(index.internalId() - 1)].lines[size_t(index.row())];
}

QModelIndex RecordModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : heading);
}

QModelIndex RecordModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == heading)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, heading);
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sections.size());
    const bool isHeading = parent.internalId() == heading && parent.column() == 0;
    return isHeading ? int(m_sections[size_t(parent.row())].lines.size()) : 0;
}

int RecordModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const RecordLine *found = line(index);
    if (!found)
        return index.column() == Text && role == Qt::DisplayRole
                   ? QVariant(m_sections[size_t(index.row())].title)
                   : QVariant();
    return index.column() == Text ? found->text : found->detail;
}

} // namespace sourceline
