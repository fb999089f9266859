#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace sourceline {

/// The first rows of a table as they stand in its file, to map its columns by.
class FirstLines : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 50;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QStringList &heading, const QList<QStringList> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_heading;
    QList<QStringList> m_rows;
};

} // namespace sourceline
