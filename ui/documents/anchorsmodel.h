#pragma once

#include "model/coding/anchorreview.h"

#include <QAbstractTableModel>

namespace sourceline {

/// Where citations stand in changed versions: a row each, those to be looked at first.
class AnchorsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        State,
        Cited,
        Found,
        Incident,
        Version,
        Decision,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<AnchorEntry> entries);

    const AnchorEntry *at(int row) const; ///< null: no such row
    int rowOf(Id citation, Id version) const;
    int open() const; ///< entries to be looked at

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const AnchorEntry &entry, int column) const;

    std::vector<AnchorEntry> m_entries;
};

/// `munitions fired · “small rockets” · Rocket attack, Harun`: what rests on the citation.
QString behindWords(const AnchorEntry &entry);

/// `fuzzy, 78 %`
QString anchorWords(const AnchorEntry &entry);

} // namespace sourceline
