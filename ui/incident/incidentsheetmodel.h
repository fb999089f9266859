#pragma once

#include "ui/incident/sheetrow.h"

#include <QAbstractItemModel>

#include <memory>

namespace sourceline {

/// The rows of a sheet as a tree of one column: facts with their claims below them.
class IncidentSheetModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit IncidentSheetModel(QObject *parent = nullptr);
    ~IncidentSheetModel() override;

    void setRows(std::vector<SheetRow> rows);
    const SheetRow &row(const QModelIndex &index) const;
    QModelIndex indexOfKey(const QString &key) const;
    QModelIndex indexOfRecord(const QByteArray &table,
                              Id record) const; ///< the first row that shows it

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    const std::vector<std::unique_ptr<Node>> &children(const QModelIndex &parent) const;
    std::unique_ptr<Node> m_root;
};

} // namespace sourceline
