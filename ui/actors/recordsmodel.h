#pragma once

#include "model/coding/namematch.h"
#include "model/store/id.h"

#include <QAbstractTableModel>

#include <vector>

namespace sourceline {

/// One actor or place in a list.
struct ManagedRecord
{
    Id id;
    QString name;
    QString detail; ///< kind of an actor; region and country of a place
    QStringList otherNames;
    int uses = 0;
};

/// Actors or places by name, or those that fit what is typed, best first: any spelling of theirs is
/// looked at.
class RecordsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Detail,
        OtherNames,
        Uses,
        ColumnCount
    };

    /// Headings of the columns.
    explicit RecordsModel(QStringList headings, QObject *parent = nullptr);

    void setRecords(std::vector<ManagedRecord> records);
    void setFilter(const QString &typed);

    Id idAt(int row) const; ///< not valid past the ends
    int rowOf(Id id) const; ///< −1: not shown

    int total() const { return int(m_records.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<int> fitting() const;

    QStringList m_headings;
    std::vector<ManagedRecord> m_records;
    std::vector<std::vector<FoldedName>> m_spellings; ///< of each record
    std::vector<int> m_shown;
    QString m_filter;
};

} // namespace sourceline
