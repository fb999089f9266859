#pragma once

#include "model/datain/tableimport.h"

#include <QAbstractTableModel>

namespace sourceline {

/// What the rows of a table would become: a line each, with why not in words. Holds the first rows
/// and the first that are rejected; counts are of all.
class ImportPreview : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Line,
        Becomes,
        Title,
        Date,
        Place,
        Said, ///< who is said to have done it, as said
        Killed,
        Wounded,
        Sources,
        ColumnCount
    };

    static constexpr size_t mostRows = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<RowOutcome> rows);

    /// Whether the row says why it stays out, in words, and nothing else.
    bool isSentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString becomes(const RowOutcome &row) const;
    QString text(const RowOutcome &row, int column) const;

    std::vector<RowOutcome> m_rows;
};

} // namespace sourceline
