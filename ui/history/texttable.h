#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

class QTreeView;

namespace sourceline {

/// Rows of plain text; what they stand for is known by their number. UI thread.
class TextTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row
    {
        QStringList cells;
        bool isQuiet = false; ///< may be skipped
    };

    explicit TextTable(const QStringList &headings, QObject *parent = nullptr);

    void setRows(std::vector<Row> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headings;
    std::vector<Row> m_rows;
};

/// A list as all of this folder's are: whole rows, no frame, nothing to expand.
QTreeView *rowList(QAbstractItemModel *model, const QString &name, QWidget *parent);

} // namespace sourceline
