#include "ui/incident/incidentsheetmodel.h"

#include "ui/common/plaintip.h"

namespace sourceline {

struct IncidentSheetModel::Node
{
    SheetRow row;
    Node *parent = nullptr;
    int number = 0;
    std::vector<std::unique_ptr<Node>> children;

    template <typename Wanted>
    const Node *find(const Wanted &wanted) const
    {
        for (const auto &child : children) {
            if (wanted(child->row))
                return child.get();
            if (const Node *below = child->find(wanted))
                return below;
        }
        return nullptr;
    }

    void take(std::vector<SheetRow> rows)
    {
        for (SheetRow &each : rows) {
            auto child = std::make_unique<Node>();
            child->parent = this;
            child->number = static_cast<int>(children.size());
            child->take(std::exchange(each.children, {}));
            child->row = std::move(each);
            children.push_back(std::move(child));
        }
    }
};

IncidentSheetModel::IncidentSheetModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{}

IncidentSheetModel::~IncidentSheetModel() = default;

void IncidentSheetModel::setRows(std::vector<SheetRow> rows)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->take(std::move(rows));
    endResetModel();
}

const SheetRow &IncidentSheetModel::row(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer())->row
                           : m_root->row;
}

QModelIndex IncidentSheetModel::indexOfKey(const QString &key) const
{
    const Node *found = m_root->find([&key](const SheetRow &row) { return row.key == key; });
    return found ? createIndex(found->number, 0, found) : QModelIndex();
}

QModelIndex IncidentSheetModel::indexOfRecord(const QByteArray &table, Id record) const
{
    const Node *found = m_root->find(
        [&](const SheetRow &row) { return row.record == record && row.table == table; });
    return found ? createIndex(found->number, 0, found) : QModelIndex();
}

const std::vector<std::unique_ptr<IncidentSheetModel::Node>> &
IncidentSheetModel::children(const QModelIndex &parent) const
{
    return parent.isValid() ? static_cast<const Node *>(parent.constInternalPointer())->children
                            : m_root->children;
}

QModelIndex IncidentSheetModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto &rows = children(parent);
    return column == 0 && row >= 0 && row < static_cast<int>(rows.size())
               ? createIndex(row, 0, rows[static_cast<size_t>(row)].get())
               : QModelIndex();
}

QModelIndex IncidentSheetModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Node *above = static_cast<const Node *>(child.constInternalPointer())->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->number, 0, above);
}

int IncidentSheetModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(children(parent).size());
}

int IncidentSheetModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant IncidentSheetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return plainText(row(index));
    case Qt::ToolTipRole:
        return plainTip(row(index).tip);
    default:
        return {};
    }
}

} // namespace sourceline
