#pragma once

#include "model/coding/documentlist.h"

#include <QAbstractTableModel>

namespace sourceline {

/// The articles of the casefile and how far each is coded.
class DocumentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Title,
        Outlet,
        Published,
        Coded,
        Skipped,
        Left,
        Citations,
        Versions,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<DocumentEntry> entries);
    Id documentAt(int row) const; ///< not valid: no such row
    int rowOf(Id document) const; ///< −1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const DocumentEntry &entry, int column) const;

    std::vector<DocumentEntry> m_entries;
};

} // namespace sourceline
